/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-field-editor.h"
#include "annexa-soa-bulk.h"
#include "annexa-soa-proposal.h"

/**
 * AnnexaSoaBulk:
 *
 * Decides about several controls of the Statement of Applicability at once, in one step of undo. For those that are undecided
 * the answer that follows from the registers is proposed, and can be accepted at once. What is left open here
 * stays in each control as it is. Reasons are asked for as the decision needs them: why the controls apply, or why they are
 * left out. The button that does it is always in sight, whatever the fields above it need.
 */
struct _AnnexaSoaBulk
{
  AdwBin parent_instance;

  gboolean folded;
  AnnexaProject *project;
  GArray *ids;

  AnnexaFieldEditor *applicable;
  AnnexaFieldEditor *reasons;
  AnnexaFieldEditor *more;
  AnnexaFieldEditor *left_out;
  AnnexaFieldEditor *status;
  AnnexaFieldEditor *owner;

  AdwWindowTitle *title;
  GtkScrolledWindow *scroller;
  AdwPreferencesGroup *proposal_group;
  GtkButton *accept_button;
  AdwPreferencesGroup *exclusion_group;
  GtkButton *exclude_button;
  AdwPreferencesGroup *decision_group;
  AdwPreferencesGroup *why_group;
  AdwPreferencesGroup *left_out_group;
  AdwPreferencesGroup *state_group;
  GtkLabel *now;
  GtkLabel *error;
  GtkButton *apply_button;
};

G_DEFINE_FINAL_TYPE (AnnexaSoaBulk, annexa_soa_bulk, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_FOLDED,
  PROP_UNFOLDED,
  N_PROPS,
};

enum
{
  APPLIED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static const AnnexaKind *
get_kind (void)
{
  return annexa_kind_lookup ("control");
}

static void
annexa_soa_bulk_set_property (GObject      *object,
                              guint         property,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  AnnexaSoaBulk *self = ANNEXA_SOA_BULK (object);

  switch (property)
    {
    case PROP_FOLDED:
      self->folded = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, properties[PROP_UNFOLDED]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_soa_bulk_get_property (GObject    *object,
                              guint       property,
                              GValue     *value,
                              GParamSpec *pspec)
{
  AnnexaSoaBulk *self = ANNEXA_SOA_BULK (object);

  switch (property)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    case PROP_UNFOLDED:
      g_value_set_boolean (value, !self->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_soa_bulk_dispose (GObject *object)
{
  AnnexaSoaBulk *self = ANNEXA_SOA_BULK (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ANNEXA_TYPE_SOA_BULK);
  g_clear_object (&self->project);
  g_clear_pointer (&self->ids, g_array_unref);

  G_OBJECT_CLASS (annexa_soa_bulk_parent_class)->dispose (object);
}

static void
show_error (AnnexaSoaBulk *self,
            const char    *message)
{
  gtk_label_set_label (self->error, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), message != NULL);
}

/* What is in an editor, as it is stored; nothing where the value stays as it is. */
static char *
read_text (AnnexaFieldEditor *editor)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_field_editor_read (editor, &value, NULL);
  return annexa_field_format (annexa_field_editor_get_field (editor), &value);
}

static gboolean
is_empty (AnnexaFieldEditor *editor)
{
  g_autofree char *text = read_text (editor);

  return *text == '\0';
}

static void
set_suggested (GtkButton *button,
               gboolean   suggested)
{
  if (suggested)
    gtk_widget_add_css_class (GTK_WIDGET (button), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (button), "suggested-action");
}

/* One of the two buttons is the next step: accepting what is proposed, or setting what was chosen instead. */
static void
update (AnnexaSoaBulk *self)
{
  g_autofree char *decision = read_text (self->applicable);
  gboolean applies = g_str_equal (decision, "yes");
  gboolean left_out = g_str_equal (decision, "no");
  gboolean any = *decision != '\0' || !is_empty (self->status) || !is_empty (self->owner);

  gtk_widget_set_visible (GTK_WIDGET (self->why_group), applies);
  gtk_widget_set_visible (GTK_WIDGET (self->left_out_group), left_out);
  gtk_widget_set_visible (GTK_WIDGET (self->state_group), !left_out);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply_button),
                            any && annexa_project_get_access (self->project) == ANNEXA_ACCESS_EDIT);
  set_suggested (self->accept_button, !any);
  set_suggested (self->apply_button, any);
  show_error (self, NULL);
}

static void
editor_failed (AnnexaFieldEditor *editor,
               const GError      *error,
               AnnexaSoaBulk     *self)
{
  show_error (self, error->message);
}

static AnnexaFieldEditor *
add_editor (AnnexaSoaBulk       *self,
            AdwPreferencesGroup *group,
            const char          *field,
            const char          *title)
{
  AnnexaFieldEditor *editor
      = annexa_field_editor_new (self->project, annexa_kind_find_field (get_kind (), field), title);
  GtkWidget *row = adw_preferences_row_new ();

  annexa_field_editor_set_empty_text (editor, _("As it is"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "field-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), GTK_WIDGET (editor));
  adw_preferences_group_add (group, row);
  g_signal_connect_object (editor, "commit", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "fail", G_CALLBACK (editor_failed), self, 0);
  return editor;
}

static void
build (AnnexaSoaBulk *self)
{
  self->applicable = add_editor (self, self->decision_group, "applicable", NULL);
  self->reasons = add_editor (self, self->why_group, "reasons", NULL);
  self->more = add_editor (self, self->why_group, "justification", _("More about it"));
  self->left_out = add_editor (self, self->left_out_group, "justification", NULL);
  self->status = add_editor (self, self->state_group, "status", NULL);
  self->owner = add_editor (self, self->state_group, "owner", NULL);
}

static void
clear (AnnexaSoaBulk *self)
{
  AnnexaFieldEditor *editors[]
      = { self->applicable, self->reasons, self->more, self->left_out, self->status, self->owner };
  g_auto (AnnexaValue) nothing = ANNEXA_VALUE_INIT;

  for (guint i = 0; i < G_N_ELEMENTS (editors); i++)
    annexa_field_editor_show (editors[i], 0, &nothing);
}

static void
set_everywhere (AnnexaSoaBulk     *self,
                AnnexaEdit        *edit,
                const AnnexaField *field,
                const AnnexaValue *value)
{
  for (guint i = 0; i < self->ids->len; i++)
    annexa_edit_set (edit, get_kind (), g_array_index (self->ids, gint64, i), field, value);
}

static gboolean
add_to_edit (AnnexaSoaBulk     *self,
             AnnexaEdit        *edit,
             AnnexaFieldEditor *editor,
             GError           **error)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  if (is_empty (editor))
    return TRUE;
  if (!annexa_field_editor_read (editor, &value, error))
    return FALSE;
  set_everywhere (self, edit, annexa_field_editor_get_field (editor), &value);
  return TRUE;
}

/* A control that is left out has no reason any longer why it would apply. */
static gboolean
fill_edit (AnnexaSoaBulk *self,
           AnnexaEdit    *edit,
           GError       **error)
{
  g_autofree char *decision = read_text (self->applicable);
  g_auto (AnnexaValue) nothing = ANNEXA_VALUE_INIT;

  if (!add_to_edit (self, edit, self->applicable, error))
    return FALSE;
  if (g_str_equal (decision, "no"))
    {
      set_everywhere (self, edit, annexa_field_editor_get_field (self->reasons), &nothing);
      return add_to_edit (self, edit, self->left_out, error);
    }
  if (g_str_equal (decision, "yes")
      && (!add_to_edit (self, edit, self->reasons, error) || !add_to_edit (self, edit, self->more, error)))
    return FALSE;
  return add_to_edit (self, edit, self->status, error) && add_to_edit (self, edit, self->owner, error);
}

static char *
describe_edit (AnnexaSoaBulk *self)
{
  gulong n = self->ids->len;

  if (is_empty (self->applicable))
    return g_strdup_printf (ngettext ("Status or owner of %lu control set", "Status or owner of %lu controls set", n), n);
  return g_strdup_printf (ngettext ("%lu control decided", "%lu controls decided", n), n);
}

/* How many of the controls have nothing in a field yet: what is left open here stays as it is in the others. */
static guint
count_empty (AnnexaSoaBulk *self,
             const char    *field)
{
  g_autoptr (GPtrArray) records = annexa_project_get_records (
      self->project, get_kind (), (const gint64 *) (void *) self->ids->data, self->ids->len, NULL);
  guint n = 0;

  for (guint i = 0; records != NULL && i < records->len; i++)
    n += annexa_record_is_empty (records->pdata[i], field);
  return n;
}

/* Says what is still to be chosen, and puts the keyboard there. */
static gboolean
ask_for (AnnexaSoaBulk     *self,
         AnnexaFieldEditor *editor,
         const char        *message)
{
  show_error (self, message);
  gtk_widget_grab_focus (annexa_field_editor_get_focus (editor));
  return FALSE;
}

/* No control is decided on without a reason by a press of a button. */
static gboolean
check_reasons (AnnexaSoaBulk *self)
{
  g_autofree char *decision = read_text (self->applicable);
  guint n_apply = g_str_equal (decision, "yes") && is_empty (self->reasons) ? count_empty (self, "reasons") : 0;
  guint n_left_out = g_str_equal (decision, "no") && is_empty (self->left_out) ? count_empty (self, "justification") : 0;
  g_autofree char *message = NULL;

  if (n_apply > 0)
    {
      message = g_strdup_printf (ngettext ("%u control has no reason why it applies. Choose at least one above.",
                                           "%u controls have no reason why they apply. Choose at least one above.",
                                           n_apply),
                                 n_apply);
      return ask_for (self, self->reasons, message);
    }
  if (n_left_out > 0)
    {
      message = g_strdup_printf (ngettext ("%u control has no reason why it is left out. Write it above.",
                                           "%u controls have no reason why they are left out. Write it above.",
                                           n_left_out),
                                 n_left_out);
      return ask_for (self, self->left_out, message);
    }
  return TRUE;
}

static void
apply_clicked (AnnexaSoaBulk *self)
{
  g_autofree char *label = describe_edit (self);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (self->project, label);
  g_autoptr (GError) error = NULL;

  if (!check_reasons (self))
    return;
  if (!fill_edit (self, edit, &error) || !annexa_project_apply (self->project, edit, &error))
    {
      show_error (self, error->message);
      return;
    }
  clear (self);
  update (self);
  g_signal_emit (self, signals[APPLIED], 0, label, FALSE);
}

static void
accept (AnnexaSoaBulk  *self,
        AnnexaSoaAnswer answer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaSoaProposal) proposal = annexa_soa_proposal_new (self->project, self->ids, &error);
  g_autoptr (AnnexaEdit) edit = proposal != NULL ? annexa_soa_proposal_prepare (proposal, answer) : NULL;

  if (edit == NULL || !annexa_project_apply (self->project, edit, &error))
    {
      show_error (self, error->message);
      return;
    }
  clear (self);
  update (self);
  g_signal_emit (self, signals[APPLIED], 0, annexa_edit_get_label (edit), TRUE);
}

/* Each control gets the reasons that the registers give. */
static void
accept_clicked (AnnexaSoaBulk *self)
{
  accept (self, ANNEXA_SOA_APPLIES);
}

static void
exclude_clicked (AnnexaSoaBulk *self)
{
  accept (self, ANNEXA_SOA_LEFT_OUT);
}

/* What firms of this size usually say; the words are only a start. */
static void
use_reason_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  AnnexaSoaBulk *self = ANNEXA_SOA_BULK (widget);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_text (&value, g_variant_get_string (parameter, NULL));
  annexa_field_editor_show (self->left_out, 0, &value);
  gtk_widget_grab_focus (annexa_field_editor_get_focus (self->left_out));
}

static void
annexa_soa_bulk_class_init (AnnexaSoaBulkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = annexa_soa_bulk_dispose;
  object_class->get_property = annexa_soa_bulk_get_property;
  object_class->set_property = annexa_soa_bulk_set_property;

  /**
   * AnnexaSoaBulk:folded:
   *
   * Whether the pane is shown alone, so that it needs a way back.
   */
  properties[PROP_FOLDED]
      = g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_UNFOLDED]
      = g_param_spec_boolean ("unfolded", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * AnnexaSoaBulk::applied:
   * @label: what was done
   * @part: whether that was meant for only those for which it was proposed
   *
   * The controls were decided.
   */
  signals[APPLIED] = g_signal_new ("applied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  gtk_widget_class_install_action (widget_class, "bulk.use-reason", "s", use_reason_action);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-soa-bulk.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaBulk, title);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaBulk, scroller);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaBulk, proposal_group);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaBulk, accept_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaBulk, exclusion_group);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaBulk, exclude_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaBulk, decision_group);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaBulk, why_group);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaBulk, left_out_group);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaBulk, state_group);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaBulk, now);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaBulk, error);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaBulk, apply_button);
  gtk_widget_class_bind_template_callback (widget_class, apply_clicked);
  gtk_widget_class_bind_template_callback (widget_class, accept_clicked);
  gtk_widget_class_bind_template_callback (widget_class, exclude_clicked);
}

static void
annexa_soa_bulk_init (AnnexaSoaBulk *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* “3 yes, 2 no, 7 undecided” */
static char *
describe_now (AnnexaSoaBulk *self)
{
  const AnnexaField *field = annexa_kind_find_field (get_kind (), "applicable");
  g_autoptr (GPtrArray) records = annexa_project_get_records (
      self->project, get_kind (), (const gint64 *) (void *) self->ids->data, self->ids->len, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (const AnnexaChoice *choice = field->choices; choice->word != NULL; choice++)
    {
      guint n = 0;

      for (guint i = 0; records != NULL && i < records->len; i++)
        if (g_strcmp0 (annexa_record_get_text (records->pdata[i], "applicable"), choice->word) == 0)
          n++;
      if (n > 0)
        g_string_append_printf (text, "%s%s %u", text->len > 0 ? " · " : "", annexa_choice_get_label (choice), n);
    }
  /* TRANSLATORS: What was decided about several controls, such as "Yes 3 · No 1" */
  return g_strdup_printf (_("Applies so far: %s"), text->str);
}

static void
show_those_that_apply (AnnexaSoaBulk     *self,
                       AnnexaSoaProposal *proposal)
{
  guint n = proposal != NULL ? annexa_soa_proposal_get_size (proposal, ANNEXA_SOA_APPLIES) : 0;
  g_autofree char *proposed = n > 0 ? annexa_soa_proposal_describe (proposal, ANNEXA_SOA_APPLIES) : NULL;
  /* TRANSLATORS: Two sentences, one after the other */
  g_autofree char *words = n > 0 ? g_strdup_printf (C_ ("sentences", "%s %s"), proposed,
                                                    _("Say no afterwards to those about something that you do not have."))
                                 : NULL;
  g_autofree char *label = g_strdup_printf (ngettext ("_Accept for %u control", "_Accept for %u controls", n), n);

  adw_preferences_group_set_description (self->proposal_group, words);
  gtk_button_set_label (self->accept_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->proposal_group),
                          n > 0 && annexa_project_get_access (self->project) == ANNEXA_ACCESS_EDIT);
}

/* What is left out a person has to answer for, so it is accepted by a button of its own. */
static void
show_those_left_out (AnnexaSoaBulk     *self,
                     AnnexaSoaProposal *proposal)
{
  guint n = proposal != NULL ? annexa_soa_proposal_get_size (proposal, ANNEXA_SOA_LEFT_OUT) : 0;
  g_autofree char *proposed = n > 0 ? annexa_soa_proposal_describe (proposal, ANNEXA_SOA_LEFT_OUT) : NULL;
  g_autofree char *label = g_strdup_printf (ngettext ("_Leave out %u control", "_Leave out %u controls", n), n);

  adw_preferences_group_set_description (self->exclusion_group, proposed);
  gtk_button_set_label (self->exclude_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->exclusion_group),
                          n > 0 && annexa_project_get_access (self->project) == ANNEXA_ACCESS_EDIT);
}

/**
 * annexa_soa_bulk_set_controls:
 * @self: a pane
 * @project: a project
 * @ids: (element-type gint64): the controls that are decided together
 *
 * What was chosen already stays, so that more controls can be added to those that are selected.
 */
void
annexa_soa_bulk_set_controls (AnnexaSoaBulk *self,
                              AnnexaProject *project,
                              GArray        *ids)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%d control", "%d controls", ids->len), (int) ids->len);
  /* TRANSLATORS: A button: “Set for 12 controls” */
  g_autofree char *button = g_strdup_printf (_("Set for %s"), title);
  g_autofree char *now = NULL;
  g_autoptr (AnnexaSoaProposal) proposal = NULL;

  g_return_if_fail (ANNEXA_IS_SOA_BULK (self));

  g_array_ref (ids);
  g_clear_pointer (&self->ids, g_array_unref);
  self->ids = ids;
  if (self->project == NULL)
    {
      self->project = g_object_ref (project);
      build (self);
      clear (self);
    }
  now = describe_now (self);
  adw_window_title_set_title (self->title, title);
  gtk_button_set_label (self->apply_button, button);
  gtk_label_set_label (self->now, now);
  proposal = annexa_soa_proposal_new (project, ids, NULL);
  show_those_that_apply (self, proposal);
  show_those_left_out (self, proposal);
  update (self);
}

/**
 * annexa_soa_bulk_focus:
 * @self: a pane that shows controls
 *
 * Puts the keyboard onto what is proposed, or onto the decision.
 */
void
annexa_soa_bulk_focus (AnnexaSoaBulk *self)
{
  g_return_if_fail (ANNEXA_IS_SOA_BULK (self));

  if (!gtk_widget_get_visible (GTK_WIDGET (self->proposal_group))
      || !gtk_widget_grab_focus (GTK_WIDGET (self->accept_button)))
    gtk_widget_child_focus (GTK_WIDGET (self->decision_group), GTK_DIR_TAB_FORWARD);
}
