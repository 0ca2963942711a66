/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-date-editor.h"
#include "annexa-date.h"
#include "annexa-names.h"
#include "annexa-time.h"

/**
 * AnnexaDateEditor:
 *
 * A day, or a day with a time: typed in any of the usual ways, or picked from a calendar. While somebody types, the title
 * says which day that is.
 */
struct _AnnexaDateEditor
{
  AnnexaFieldEditor parent_instance;

  AdwEntryRow *row;
  GtkCalendar *calendar; /* As the popover, from when it is first opened. */
  GtkPopover *popover;
  char *shown;
};

G_DEFINE_FINAL_TYPE (AnnexaDateEditor, annexa_date_editor, ANNEXA_TYPE_FIELD_EDITOR)

static GtkEditable *
get_text (AnnexaDateEditor *self)
{
  return gtk_editable_get_delegate (GTK_EDITABLE (self->row));
}

/* Returns which day is typed, or NULL where none is, or the one that is kept. */
static char *
describe_typed (AnnexaDateEditor *self)
{
  AnnexaFieldEditor *editor = ANNEXA_FIELD_EDITOR (self);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->row)), self->shown) == 0
      || !annexa_field_editor_read (editor, &value, NULL) || annexa_value_is_empty (&value))
    return NULL;
  return annexa_field_editor_get_field (editor)->type == ANNEXA_FIELD_DATE
             ? annexa_date_format_full (annexa_value_get_text (&value))
             : annexa_time_format_full (annexa_value_get_text (&value));
}

/* It stands in the title, which is small while one types: a line below would push away what is about to be clicked. */
static void
show_typed (AnnexaDateEditor *self,
            const char       *day)
{
  const char *title = annexa_field_editor_get_title (ANNEXA_FIELD_EDITOR (self));
  /* TRANSLATORS: What a field is called, and which day is typed in it: “Due · Friday 3 April 2026” */
  g_autofree char *both = day != NULL ? g_strdup_printf (_("%s · %s"), title, day) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), both != NULL ? both : title);
}

static void
typed (AnnexaDateEditor *self)
{
  g_autofree char *day = describe_typed (self);

  annexa_field_editor_typed (ANNEXA_FIELD_EDITOR (self));
  show_typed (self, day);
  if (day != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (get_text (self)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, day, -1);
}

static void
commit (AnnexaDateEditor *self)
{
  show_typed (self, NULL);
  annexa_field_editor_commit (ANNEXA_FIELD_EDITOR (self));
}

static void
day_picked (AnnexaDateEditor *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autofree char *iso = g_date_time_format (day, "%Y-%m-%d");

  gtk_editable_set_text (GTK_EDITABLE (self->row), iso);
  gtk_popover_popdown (self->popover);
  commit (self);
}

/* The calendar opens at the day that is in the field. */
static void
calendar_shown (AnnexaDateEditor *self)
{
  g_autofree char *iso = annexa_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->row)));
  g_autoptr (GDateTime) day = NULL;

  if (iso == NULL)
    iso = annexa_date_today ();
  day = g_date_time_new_local (atoi (iso), atoi (iso + 5), atoi (iso + 8), 12, 0, 0);
  g_signal_handlers_block_by_func (self->calendar, day_picked, self);
  gtk_calendar_select_day (self->calendar, day);
  g_signal_handlers_unblock_by_func (self->calendar, day_picked, self);
}

static gboolean
key_pressed (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        state,
             AnnexaDateEditor      *self)
{
  if (key != GDK_KEY_Escape || g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->row)), self->shown) == 0)
    return GDK_EVENT_PROPAGATE;

  gtk_editable_set_text (GTK_EDITABLE (self->row), self->shown != NULL ? self->shown : "");
  commit (self);
  return GDK_EVENT_STOP;
}

/* A calendar has seventy widgets, and most are never opened. */
static void
make_calendar (GtkMenuButton *button,
               gpointer       data)
{
  AnnexaDateEditor *self = data;

  if (self->calendar != NULL)
    return;
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->calendar));
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_picked), self);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (calendar_shown), self);
  gtk_menu_button_set_popover (button, GTK_WIDGET (self->popover));
}

static GtkWidget *
build_calendar_button (AnnexaDateEditor *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "annexa-calendar-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_calendar, self, NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  annexa_set_first_tooltip (button, _("Pick a day"));
  return button;
}

static void
annexa_date_editor_build (AnnexaFieldEditor *editor)
{
  AnnexaDateEditor *self = ANNEXA_DATE_EDITOR (editor);
  const char *title = annexa_field_editor_get_title (editor);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->row = ADW_ENTRY_ROW (annexa_field_editor_add_row (editor, adw_entry_row_new ()));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), title);
  adw_entry_row_add_suffix (self->row, build_calendar_button (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (get_text (self)), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  g_signal_connect_swapped (self->row, "changed", G_CALLBACK (typed), self);
  g_signal_connect_swapped (self->row, "entry-activated", G_CALLBACK (commit), self);
  /* What is typed is done with when the text is left, be it for the calendar beside it. */
  g_signal_connect_object (focus, "leave", G_CALLBACK (commit), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (get_text (self)), focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->row), keys);
}

static void
annexa_date_editor_show (AnnexaFieldEditor *editor,
                         const AnnexaValue *value)
{
  AnnexaDateEditor *self = ANNEXA_DATE_EDITOR (editor);

  g_free (self->shown);
  self->shown = annexa_field_describe (annexa_field_editor_get_field (editor), value);
  gtk_editable_set_text (GTK_EDITABLE (self->row), self->shown);
  show_typed (self, NULL);
}

static gboolean
annexa_date_editor_read (AnnexaFieldEditor *editor,
                         AnnexaValue       *value,
                         GError           **error)
{
  return annexa_project_parse (annexa_field_editor_get_project (editor), annexa_field_editor_get_field (editor),
                               gtk_editable_get_text (GTK_EDITABLE (ANNEXA_DATE_EDITOR (editor)->row)), value, error);
}

static GtkWidget *
annexa_date_editor_get_focus (AnnexaFieldEditor *editor)
{
  return GTK_WIDGET (get_text (ANNEXA_DATE_EDITOR (editor)));
}

static void
annexa_date_editor_finalize (GObject *object)
{
  g_free (ANNEXA_DATE_EDITOR (object)->shown);

  G_OBJECT_CLASS (annexa_date_editor_parent_class)->finalize (object);
}

static void
annexa_date_editor_class_init (AnnexaDateEditorClass *klass)
{
  AnnexaFieldEditorClass *editor_class = ANNEXA_FIELD_EDITOR_CLASS (klass);

  editor_class->build = annexa_date_editor_build;
  editor_class->show = annexa_date_editor_show;
  editor_class->read = annexa_date_editor_read;
  editor_class->get_focus = annexa_date_editor_get_focus;
  G_OBJECT_CLASS (klass)->finalize = annexa_date_editor_finalize;
}

static void
annexa_date_editor_init (AnnexaDateEditor *self)
{
}
