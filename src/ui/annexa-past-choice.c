/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "annexa-date.h"
#include "annexa-error.h"
#include "annexa-past-choice.h"
#include "annexa-query.h"
#include "annexa-time.h"

/**
 * AnnexaPastChoice:
 *
 * Which moment of a project is meant: a baseline, a day, or now. A day is typed or picked from a calendar; what is wrong
 * with it stands below.
 */
struct _AnnexaPastChoice
{
  AdwPreferencesGroup parent_instance;

  AnnexaProject *project;
  GPtrArray *places; /* Place: what each line of the list stands for */

  AdwComboRow *list;
  AdwEntryRow *day;
  GtkCalendar *calendar;
  GtkPopover *popover;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (AnnexaPastChoice, annexa_past_choice, ADW_TYPE_PREFERENCES_GROUP)

typedef enum
{
  PLACE_BASELINE,
  PLACE_MOMENT,
  PLACE_DAY,
  PLACE_NOW,
} PlaceType;

typedef struct
{
  PlaceType type;
  AnnexaRecord *baseline;
  AnnexaMoment *moment;
} Place;

static void
free_place (gpointer data)
{
  Place *place = data;

  g_clear_object (&place->baseline);
  g_clear_pointer (&place->moment, annexa_moment_free);
  g_free (place);
}

static void
annexa_past_choice_dispose (GObject *object)
{
  AnnexaPastChoice *self = ANNEXA_PAST_CHOICE (object);

  g_clear_object (&self->project);
  g_clear_pointer (&self->places, g_ptr_array_unref);

  G_OBJECT_CLASS (annexa_past_choice_parent_class)->dispose (object);
}

static void
annexa_past_choice_class_init (AnnexaPastChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_past_choice_dispose;
}

static void
show_problem (AnnexaPastChoice *self,
              const char       *problem)
{
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->day), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->day), "error");
}

static void
day_changed (AnnexaPastChoice *self)
{
  show_problem (self, NULL);
}

static void
day_picked (AnnexaPastChoice *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autofree char *iso = g_date_time_format (day, "%Y-%m-%d");
  g_autofree char *text = annexa_date_format (iso);

  gtk_editable_set_text (GTK_EDITABLE (self->day), text);
  gtk_popover_popdown (self->popover);
}

/* The calendar opens at the day that is in the field. */
static void
calendar_shown (AnnexaPastChoice *self)
{
  g_autofree char *iso = annexa_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->day)));
  g_autoptr (GDateTime) day = NULL;

  if (iso == NULL)
    iso = annexa_date_today ();
  day = g_date_time_new_local (atoi (iso), atoi (iso + 5), atoi (iso + 8), 12, 0, 0);
  g_signal_handlers_block_by_func (self->calendar, day_picked, self);
  gtk_calendar_select_day (self->calendar, day);
  g_signal_handlers_unblock_by_func (self->calendar, day_picked, self);
}

static GtkWidget *
build_calendar (AnnexaPastChoice *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->calendar));
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_picked), self);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (calendar_shown), self);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "annexa-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), GTK_WIDGET (self->popover));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Pick a day"));
  return button;
}

static const Place *
get_place (AnnexaPastChoice *self)
{
  guint selected = adw_combo_row_get_selected (self->list);

  return selected < self->places->len ? self->places->pdata[selected] : NULL;
}

static void
place_chosen (AnnexaPastChoice *self)
{
  const Place *place = get_place (self);

  gtk_widget_set_visible (GTK_WIDGET (self->day), place != NULL && place->type == PLACE_DAY);
  show_problem (self, NULL);
}

static void
annexa_past_choice_init (AnnexaPastChoice *self)
{
  self->places = g_ptr_array_new_with_free_func (free_place);

  self->list = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->list), _("Moment"));
  /* Beside the title there is room for twenty letters. */
  adw_combo_row_set_use_subtitle (self->list, TRUE);
  g_signal_connect_swapped (self->list, "notify::selected", G_CALLBACK (place_chosen), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->list));

  self->day = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->day), _("At the end of which day"));
  adw_entry_row_add_suffix (self->day, build_calendar (self));
  adw_entry_row_set_activates_default (self->day, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->day))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("At the end of which day"), -1);
  g_signal_connect_swapped (self->day, "changed", G_CALLBACK (day_changed), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->day));

  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_label_set_wrap_mode (self->problem, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->problem, 0);
  gtk_widget_set_margin_top (GTK_WIDGET (self->problem), 6);
  gtk_widget_set_margin_start (GTK_WIDGET (self->problem), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->problem));
}

static void
add_place (AnnexaPastChoice *self,
           GtkStringList    *names,
           PlaceType         type,
           const char       *name)
{
  Place *place = g_new0 (Place, 1);

  place->type = type;
  g_ptr_array_add (self->places, place);
  gtk_string_list_append (names, name);
}

static char *
name_baseline (AnnexaRecord *baseline)
{
  const char *taken = annexa_record_get_text (baseline, "taken");
  g_autofree char *time = taken != NULL ? annexa_time_format (taken) : g_strdup ("");

  /* TRANSLATORS: The name of a baseline, and when it was taken */
  return g_strdup_printf (_("%s · %s"), annexa_record_get_title (baseline), time);
}

/* The newest first, also of two of one second. */
static void
add_baselines (AnnexaPastChoice *self,
               GtkStringList    *names)
{
  const AnnexaKind *kind = annexa_kind_lookup ("baseline");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GPtrArray) baselines = NULL;

  annexa_query_add_sort (query, annexa_kind_find_field (kind, "taken"), TRUE);
  annexa_query_add_sort (query, annexa_kind_find_field (kind, "ref"), TRUE);
  baselines = annexa_project_query_records (self->project, query, NULL);
  for (guint i = 0; baselines != NULL && i < baselines->len; i++)
    {
      g_autofree char *name = name_baseline (baselines->pdata[i]);

      add_place (self, names, PLACE_BASELINE, name);
      ((Place *) self->places->pdata[self->places->len - 1])->baseline = g_object_ref (baselines->pdata[i]);
    }
}

/**
 * annexa_past_choice_set_project:
 * @self: a choice
 * @project: the project as it is now
 * @with_now: whether that is a choice, too, and the first one
 *
 * Offers the moments of a project. Otherwise its newest baseline is chosen or, where there is none, a day.
 */
void
annexa_past_choice_set_project (AnnexaPastChoice *self,
                                AnnexaProject    *project,
                                gboolean          with_now)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_return_if_fail (ANNEXA_IS_PAST_CHOICE (self));

  g_set_object (&self->project, project);
  g_ptr_array_set_size (self->places, 0);
  if (with_now)
    add_place (self, names, PLACE_NOW, _("Now"));
  add_baselines (self, names);
  add_place (self, names, PLACE_DAY, _("A day…"));
  adw_combo_row_set_model (self->list, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->list, 0);
  place_chosen (self);
}

static void
choose (AnnexaPastChoice *self,
        PlaceType         type)
{
  for (guint i = 0; i < self->places->len; i++)
    if (((Place *) self->places->pdata[i])->type == type)
      adw_combo_row_set_selected (self->list, i);
}

/**
 * annexa_past_choice_choose_day:
 * @self: a choice
 * @day: what to write into the field for the day
 *
 * Chooses a day.
 */
void
annexa_past_choice_choose_day (AnnexaPastChoice *self,
                               const char       *day)
{
  g_return_if_fail (ANNEXA_IS_PAST_CHOICE (self));

  choose (self, PLACE_DAY);
  gtk_editable_set_text (GTK_EDITABLE (self->day), day);
}

/**
 * annexa_past_choice_take_focus:
 * @self: a choice
 * @button: what makes use of it
 *
 * Puts the keyboard where one most likely goes on: into the field for the day or, where a moment is chosen already, onto the
 * button.
 */
void
annexa_past_choice_take_focus (AnnexaPastChoice *self,
                               GtkWidget        *button)
{
  g_return_if_fail (ANNEXA_IS_PAST_CHOICE (self));

  gtk_widget_grab_focus (gtk_widget_get_visible (GTK_WIDGET (self->day)) ? GTK_WIDGET (self->day) : button);
}

/**
 * annexa_past_choice_set_moment:
 * @self: a choice
 * @moment: a moment that need not be among those that are offered
 *
 * Chooses a moment.
 */
void
annexa_past_choice_set_moment (AnnexaPastChoice   *self,
                               const AnnexaMoment *moment)
{
  GtkStringList *names = GTK_STRING_LIST (adw_combo_row_get_model (self->list));
  g_autofree char *name = annexa_moment_describe (moment);

  g_return_if_fail (ANNEXA_IS_PAST_CHOICE (self));

  add_place (self, names, PLACE_MOMENT, name);
  ((Place *) self->places->pdata[self->places->len - 1])->moment = annexa_moment_copy (moment);
  choose (self, PLACE_MOMENT);
}

static AnnexaMoment *
find_day (AnnexaPastChoice *self,
          GError          **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->day));
  g_autofree char *day = annexa_date_parse (text);
  g_autofree char *now = annexa_date_today ();

  if (day == NULL)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX, _("Write a day, such as 2026-11-23, or pick one."));
      return NULL;
    }
  if (annexa_date_days_between (now, day) > 0)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND, _("That day is still to come."));
      return NULL;
    }
  return annexa_moment_find (self->project, day, error);
}

/**
 * annexa_past_choice_get_moment:
 * @self: a choice with a project
 *
 * Returns: (transfer full) (nullable): the moment that is chosen; %NULL when it cannot be found, and then why is shown
 */
AnnexaMoment *
annexa_past_choice_get_moment (AnnexaPastChoice *self)
{
  const Place *place;
  g_autoptr (GError) error = NULL;
  AnnexaMoment *moment = NULL;

  g_return_val_if_fail (ANNEXA_IS_PAST_CHOICE (self), NULL);

  place = get_place (self);
  if (place == NULL)
    return NULL;
  switch (place->type)
    {
    case PLACE_BASELINE:
      moment = annexa_baseline_get_moment (self->project, place->baseline, &error);
      break;
    case PLACE_MOMENT:
      moment = annexa_moment_copy (place->moment);
      break;
    case PLACE_NOW:
      moment = annexa_moment_now (self->project);
      break;
    case PLACE_DAY:
    default:
      moment = find_day (self, &error);
      break;
    }
  show_problem (self, error != NULL ? error->message : NULL);
  if (error != NULL && place->type == PLACE_DAY)
    gtk_widget_grab_focus (GTK_WIDGET (self->day));
  return moment;
}
