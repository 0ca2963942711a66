/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-apply.h"
#include "annexa-bulk-window.h"
#include "annexa-confirmed-bar.h"
#include "annexa-date.h"
#include "annexa-flowing-layout.h"
#include "annexa-gap-row.h"
#include "annexa-kind-counts.h"
#include "annexa-lack.h"
#include "annexa-many.h"
#include "annexa-page.h"
#include "annexa-readiness-watch.h"
#include "annexa-starters.h"
#include "annexa-way-next.h"
#include "annexa-wrapping.h"

/* More proposals than that come from no starter set, and are not followed one by one. */
#define MANY_PROPOSALS 2000

/* What sets a field in more records than these goes to a worker. */
#define MOST_AT_ONCE 200

/**
 * AnnexaConfirmedBar:
 *
 * Says above a list what the proposals that were confirmed in it still lack, and gives it to all of them at once. When they
 * lack nothing and no proposal is left, it leads on to what comes next on the way. Hidden until something is confirmed.
 */
struct _AnnexaConfirmedBar
{
  AdwBin parent_instance;

  AnnexaProject *project;
  const AnnexaKind *kind;
  GHashTable *waiting;   /* gint64, the ids of the proposals; NULL where they are too many */
  GHashTable *confirmed; /* gint64, what was confirmed since the list is shown */
  AnnexaLack *lack;      /* what the bar speaks of, or NULL */
  gboolean put_off;      /* what is lacking is for later */

  GtkLabel *words;
  GtkWidget *buttons;
  GtkWidget *set_button;
  GtkWidget *next_button;
};

G_DEFINE_FINAL_TYPE (AnnexaConfirmedBar, annexa_confirmed_bar, ADW_TYPE_BIN)

static GHashTable *
ids_new (GArray *ids)
{
  GHashTable *set = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (set, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
  return set;
}

static GHashTable *
list_waiting (AnnexaConfirmedBar *self)
{
  g_autoptr (AnnexaQuery) query = annexa_starters_query_proposals (self->kind);
  g_autoptr (GArray) ids = NULL;

  if (!annexa_is_many (annexa_starters_count_proposals (self->project, self->kind), MANY_PROPOSALS))
    ids = annexa_project_query (self->project, query, NULL);
  return ids != NULL ? ids_new (ids) : NULL;
}

static GArray *
list_confirmed (AnnexaConfirmedBar *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gint64 *id;

  g_hash_table_iter_init (&iter, self->confirmed);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, NULL))
    g_array_append_val (ids, *id);
  return ids;
}

/* When somebody looked at them last: whoever confirms them has done so. Very many are left to the dialog, which has a worker. */
static gboolean
is_look (const AnnexaLack *lack)
{
  return strcmp (lack->field->name, "reviewed") == 0 && lack->ids->len <= MOST_AT_ONCE;
}

static char *
describe_lack (AnnexaConfirmedBar *self,
               guint               n)
{
  g_autofree char *records = annexa_kind_describe_count (self->kind, n);
  const char *field = annexa_field_get_label (self->lack->field);
  guint n_lacking = self->lack->ids->len;

  if (is_look (self->lack) && n > n_lacking)
    /* TRANSLATORS: How many records, and how many of them: “12 issues confirmed. Of 1 it is not noted yet that you have looked
     * at it.” */
    return g_strdup_printf (ngettext ("%s confirmed. Of %u it is not noted yet that you have looked at it.",
                                      "%s confirmed. Of %u it is not noted yet that you have looked at them.", n_lacking),
                            records, n_lacking);
  if (is_look (self->lack))
    /* TRANSLATORS: How many records: “12 obligations confirmed. It is not noted yet that you have looked at them.” */
    return g_strdup_printf (n == 1 ? _("%s confirmed. It is not noted yet that you have looked at it.")
                                   : _("%s confirmed. It is not noted yet that you have looked at them."),
                            records);
  if (n == 1)
    /* TRANSLATORS: How many records, and the name of a field: “1 risk confirmed. Its “Risk owner” is still empty.” */
    return g_strdup_printf (_("%s confirmed. Its “%s” is still empty."), records, field);
  if (self->lack->ids->len == 1)
    /* TRANSLATORS: How many records, and the name of a field: “28 risks confirmed. “Risk owner” is still empty in one.” */
    return g_strdup_printf (_("%s confirmed. “%s” is still empty in one of them."), records, field);
  /* TRANSLATORS: How many records, the name of a field, in how many of them: “28 risks confirmed. “Risk owner” is still empty
   * in 18 of them.” */
  return g_strdup_printf (ngettext ("%s confirmed. “%s” is still empty in %u of them.",
                                    "%s confirmed. “%s” is still empty in %u of them.", self->lack->ids->len),
                          records, field, self->lack->ids->len);
}

static void
show_lack (AnnexaConfirmedBar *self,
           guint               n)
{
  g_autofree char *words = describe_lack (self, n);
  g_autofree char *lacking = annexa_kind_describe_count (self->kind, self->lack->ids->len);
  g_autofree char *label = NULL;

  if (is_look (self->lack))
    /* TRANSLATORS: A button: how many records: “Note that you looked at 12 obligations today” */
    label = g_strdup_printf (_("_Note that you looked at %s today"), lacking);
  else
    /* TRANSLATORS: A button: the name of a field: “Set “Risk owner” for these…” */
    label = g_strdup_printf (_("_Set “%s” for these…"), annexa_field_get_label (self->lack->field));

  gtk_label_set_label (self->words, words);
  gtk_button_set_label (GTK_BUTTON (self->set_button), label);
  annexa_wrap_button (self->set_button);
}

/* The sentence is the one that the way says. Returns whether there is one. */
static gboolean
show_next (AnnexaConfirmedBar *self,
           AnnexaReadiness    *readiness,
           guint               n)
{
  const AnnexaGap *next;
  g_autofree char *records = annexa_kind_describe_count (self->kind, n);
  /* TRANSLATORS: How many records: “28 risks confirmed, none is left.” */
  g_autofree char *done = g_strdup_printf (_("%s confirmed, none is left."), records);
  g_autofree char *words = annexa_way_next_lead_on (readiness, self->project, self->kind, done, &next);

  if (words == NULL)
    return FALSE;
  gtk_label_set_label (self->words, words);
  annexa_gap_row_lead (self->next_button, self->project, next);
  return TRUE;
}

/* Whoever confirms one after the other is asked for nothing in between: the form is there for that. */
static void
update (AnnexaConfirmedBar *self)
{
  AnnexaReadiness *readiness = annexa_readiness_watch_get_result (annexa_readiness_watch_get (self->project));
  guint n = g_hash_table_size (self->confirmed);
  gboolean last = self->waiting != NULL && g_hash_table_size (self->waiting) == 0;
  gboolean speaks =
      n > 0 && (n > 1 || last) && readiness != NULL && annexa_project_get_access (self->project) == ANNEXA_ACCESS_EDIT;

  g_clear_pointer (&self->lack, annexa_lack_free);
  if (speaks && !self->put_off)
    {
      g_autoptr (GArray) ids = list_confirmed (self);

      self->lack = annexa_lack_find (readiness, self->project, self->kind, ids);
      if (self->lack != NULL && !annexa_lack_comes_first (self->lack))
        g_clear_pointer (&self->lack, annexa_lack_free);
    }
  if (self->lack != NULL)
    show_lack (self, n);
  else
    speaks = speaks && last && show_next (self, readiness, n);
  gtk_widget_set_visible (self->set_button, self->lack != NULL);
  gtk_widget_set_visible (self->next_button, self->lack == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), speaks);
}

/* What is a proposal no more was confirmed, if it is there; what is one again was not. */
static void
project_changed (AnnexaProject      *project,
                 AnnexaChanges      *changes,
                 AnnexaConfirmedBar *self)
{
  g_autoptr (GHashTable) before = NULL;
  GHashTableIter iter;
  gint64 *id;

  if (!annexa_changes_touch_field (changes, self->kind, annexa_kind_find_field (self->kind, "proposal")))
    return;
  before = g_steal_pointer (&self->waiting);
  self->waiting = list_waiting (self);
  if (before == NULL || self->waiting == NULL)
    {
      g_hash_table_remove_all (self->confirmed);
      update (self);
      return;
    }
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, NULL))
    if (!g_hash_table_contains (self->waiting, id) && annexa_project_find_kind (project, *id) != NULL)
      {
        g_hash_table_add (self->confirmed, g_memdup2 (id, sizeof *id));
        self->put_off = FALSE;
      }
  g_hash_table_iter_init (&iter, self->confirmed);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, NULL))
    if (g_hash_table_contains (self->waiting, id) || annexa_project_find_kind (project, *id) == NULL)
      g_hash_table_iter_remove (&iter);
  if (g_hash_table_size (self->confirmed) == 0)
    update (self);
}

static void
applied (AnnexaBulkWindow   *dialog,
         const char         *label,
         AnnexaConfirmedBar *self)
{
  annexa_offer_undo (GTK_WIDGET (self), label);
}

static void
note_look (AnnexaConfirmedBar *self)
{
  guint n = self->lack->ids->len;
  /* TRANSLATORS: History: “12 records looked at” */
  g_autofree char *label = g_strdup_printf (ngettext ("%u record looked at", "%u records looked at", n), n);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (self->project, label);
  g_autofree char *today = annexa_date_today ();

  for (guint i = 0; i < n; i++)
    annexa_edit_set_text (edit, self->kind, g_array_index (self->lack->ids, gint64, i), self->lack->field->name, today);
  (void) annexa_apply (GTK_WIDGET (self), self->project, edit, NULL);
}

static void
set_clicked (AnnexaConfirmedBar *self)
{
  GtkWidget *dialog;

  if (self->lack == NULL)
    return;
  if (is_look (self->lack))
    {
      note_look (self);
      return;
    }
  dialog = annexa_bulk_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->project, self->kind,
                                   self->lack->ids);
  annexa_bulk_window_choose (ANNEXA_BULK_WINDOW (dialog), self->lack->field);
  g_signal_connect_object (dialog, "applied", G_CALLBACK (applied), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
leave (AnnexaConfirmedBar *self)
{
  self->put_off = FALSE;
  if (self->confirmed == NULL || g_hash_table_size (self->confirmed) == 0)
    return;
  g_hash_table_remove_all (self->confirmed);
  update (self);
}

/* Whoever leaves what is lacking for later still wants to know what comes next. */
static void
close_clicked (AnnexaConfirmedBar *self)
{
  if (self->lack == NULL)
    {
      leave (self);
      return;
    }
  self->put_off = TRUE;
  update (self);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    leave (self);
}

/* Whoever turns to another page has been led on, or has gone their own way: coming back, nothing is said twice. */
static void
annexa_confirmed_bar_root (GtkWidget *widget)
{
  GtkWidget *page = gtk_widget_get_ancestor (widget, ANNEXA_TYPE_PAGE);

  GTK_WIDGET_CLASS (annexa_confirmed_bar_parent_class)->root (widget);

  if (page == NULL)
    return;
  g_signal_handlers_disconnect_by_func (page, leave, widget);
  g_signal_connect_object (page, "unmap", G_CALLBACK (leave), widget, G_CONNECT_SWAPPED);
}

static void
annexa_confirmed_bar_dispose (GObject *object)
{
  AnnexaConfirmedBar *self = ANNEXA_CONFIRMED_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ANNEXA_TYPE_CONFIRMED_BAR);
  g_clear_object (&self->project);
  g_clear_pointer (&self->lack, annexa_lack_free);
  g_clear_pointer (&self->waiting, g_hash_table_unref);
  g_clear_pointer (&self->confirmed, g_hash_table_unref);

  G_OBJECT_CLASS (annexa_confirmed_bar_parent_class)->dispose (object);
}

static void
annexa_confirmed_bar_class_init (AnnexaConfirmedBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_confirmed_bar_dispose;
  widget_class->root = annexa_confirmed_bar_root;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-confirmed-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaConfirmedBar, words);
  gtk_widget_class_bind_template_child (widget_class, AnnexaConfirmedBar, buttons);
  gtk_widget_class_bind_template_child (widget_class, AnnexaConfirmedBar, set_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaConfirmedBar, next_button);
  gtk_widget_class_bind_template_callback (widget_class, set_clicked);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked);
}

static void
annexa_confirmed_bar_init (AnnexaConfirmedBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->buttons, annexa_flowing_layout_new ());
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * annexa_confirmed_bar_watch:
 * @self: a bar
 * @project: a project
 * @kind: a kind that starter sets propose
 *
 * Has the bar follow what is confirmed of that kind from now on.
 */
void
annexa_confirmed_bar_watch (AnnexaConfirmedBar *self,
                            AnnexaProject      *project,
                            const AnnexaKind   *kind)
{
  g_return_if_fail (ANNEXA_IS_CONFIRMED_BAR (self));

  self->project = g_object_ref (project);
  self->kind = kind;
  self->waiting = list_waiting (self);
  self->confirmed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_signal_connect_object (project, "changed", G_CALLBACK (project_changed), self, 0);
  g_signal_connect_object (annexa_readiness_watch_get (project), "updated", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
}
