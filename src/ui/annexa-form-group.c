/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <string.h>

#include "annexa-form-group.h"
#include "annexa-record-view.h"

/**
 * AnnexaFormGroup:
 *
 * A group of rows that only some records need: why a control is left out is asked of those that are. The template names
 * a choice or yes/no field, and the words with which the group is shown.
 */
struct _AnnexaFormGroup
{
  AdwPreferencesGroup parent_instance;

  char *field_name;
  char *words;
  AnnexaRecord *record;
  gulong notify_handler;
};

static void annexa_form_group_view_init (AnnexaRecordViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnexaFormGroup, annexa_form_group, ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (ANNEXA_TYPE_RECORD_VIEW, annexa_form_group_view_init))

enum
{
  PROP_0,
  PROP_FIELD,
  PROP_WORDS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
update_visible (AnnexaFormGroup *self)
{
  const AnnexaField *field = annexa_kind_find_field (annexa_record_get_kind (self->record), self->field_name);
  g_auto (GStrv) words = g_strsplit (self->words, "|", -1);
  g_autofree char *word = NULL;

  if (field == NULL)
    g_error ("the kind “%s” has no field “%s”", annexa_record_get_kind (self->record)->name, self->field_name);
  word = annexa_field_format (field, annexa_record_get_value (self->record, field));
  gtk_widget_set_visible (GTK_WIDGET (self), g_strv_contains ((const char *const *) words, word));
}

static void
forget_record (AnnexaFormGroup *self)
{
  if (self->record != NULL)
    g_clear_signal_handler (&self->notify_handler, self->record);
  g_clear_object (&self->record);
}

static void
annexa_form_group_set_record (AnnexaRecordView *view,
                              AnnexaProject    *project,
                              AnnexaRecord     *record)
{
  AnnexaFormGroup *self = ANNEXA_FORM_GROUP (view);
  g_autofree char *signal = g_strconcat ("notify::", self->field_name, NULL);

  forget_record (self);
  if (record == NULL)
    return;
  self->record = g_object_ref (record);
  self->notify_handler = g_signal_connect_swapped (record, signal, G_CALLBACK (update_visible), self);
  update_visible (self);
}

static void
annexa_form_group_view_init (AnnexaRecordViewInterface *iface)
{
  iface->set_record = annexa_form_group_set_record;
}

static void
annexa_form_group_set_property (GObject      *object,
                                guint         property,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  AnnexaFormGroup *self = ANNEXA_FORM_GROUP (object);

  switch (property)
    {
    case PROP_FIELD:
      g_free (self->field_name);
      self->field_name = g_value_dup_string (value);
      break;
    case PROP_WORDS:
      g_free (self->words);
      self->words = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_form_group_get_property (GObject    *object,
                                guint       property,
                                GValue     *value,
                                GParamSpec *pspec)
{
  AnnexaFormGroup *self = ANNEXA_FORM_GROUP (object);

  switch (property)
    {
    case PROP_FIELD:
      g_value_set_string (value, self->field_name);
      break;
    case PROP_WORDS:
      g_value_set_string (value, self->words);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_form_group_dispose (GObject *object)
{
  forget_record (ANNEXA_FORM_GROUP (object));

  G_OBJECT_CLASS (annexa_form_group_parent_class)->dispose (object);
}

static void
annexa_form_group_finalize (GObject *object)
{
  AnnexaFormGroup *self = ANNEXA_FORM_GROUP (object);

  g_free (self->field_name);
  g_free (self->words);

  G_OBJECT_CLASS (annexa_form_group_parent_class)->finalize (object);
}

static void
annexa_form_group_class_init (AnnexaFormGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = annexa_form_group_dispose;
  object_class->finalize = annexa_form_group_finalize;
  object_class->get_property = annexa_form_group_get_property;
  object_class->set_property = annexa_form_group_set_property;

  /**
   * AnnexaFormGroup:field:
   *
   * The stable name of the field that decides whether the group is shown.
   */
  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * AnnexaFormGroup:words:
   *
   * The values of the field with which it is, as in a CSV file, separated by |.
   */
  properties[PROP_WORDS] = g_param_spec_string ("words", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
annexa_form_group_init (AnnexaFormGroup *self)
{
}
