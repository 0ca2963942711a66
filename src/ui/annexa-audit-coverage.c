/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-audit-coverage.h"
#include "annexa-pill.h"
#include "annexa-wrapping.h"

/**
 * AnnexaAuditCoverage:
 *
 * Chapters and themes against the audits of three years. A row unfolds into its clauses or controls. Where there is no
 * room for a column for each audit, the rows say it in words.
 */
struct _AnnexaAuditCoverage
{
  AdwBin parent_instance;

  const AnnexaAuditProgramme *programme; /* Lives in the page. */
  GHashTable *unfolded;                  /* label of a group -> itself */
  gboolean narrow;
  int width;

  GtkBox *heading;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (AnnexaAuditCoverage, annexa_audit_coverage, ADW_TYPE_BIN)

/* What a column needs for a reference, and the rest of a row for its title and its verdict. */
#define COLUMN_WIDTH 72
#define REST_WIDTH 400
#define VERDICT_WIDTH 140

/* Audits beyond this do not fit side by side on any screen. */
#define MOST_COLUMNS 12

typedef struct
{
  guint n;
  guint n_done;
  guint n_planned;
} Counts;

static AnnexaRecord *
get_audit (AnnexaAuditCoverage *self,
           guint                position)
{
  return self->programme->audits->pdata[position];
}

static AnnexaRecord *
get_target (AnnexaAuditCoverage *self,
            guint                position)
{
  return self->programme->targets->pdata[position];
}

static Counts
count_group (AnnexaAuditCoverage    *self,
             const AnnexaAuditGroup *group)
{
  Counts counts = { group->n_targets, 0, 0 };

  for (guint i = group->first; i < group->first + group->n_targets; i++)
    {
      AnnexaAuditCover cover = annexa_audit_programme_get_best_cover (self->programme, i);

      counts.n_done += cover == ANNEXA_AUDIT_COVER_DONE ? 1 : 0;
      counts.n_planned += cover == ANNEXA_AUDIT_COVER_PLANNED ? 1 : 0;
    }
  return counts;
}

/* How many of a group an audit looks at. */
static guint
count_in_audit (AnnexaAuditCoverage    *self,
                const AnnexaAuditGroup *group,
                guint                   audit)
{
  guint n = 0;

  for (guint i = group->first; i < group->first + group->n_targets; i++)
    n += annexa_audit_programme_get_cover (self->programme, i, audit) != ANNEXA_AUDIT_COVER_NONE ? 1 : 0;
  return n;
}

static GtkWidget *
make_label (const char *text,
            gboolean    wrap,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), wrap);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (!wrap)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_cell (GtkWidget *row,
          GtkWidget *cell)
{
  gtk_widget_set_size_request (cell, COLUMN_WIDTH, -1);
  gtk_widget_set_halign (cell, GTK_ALIGN_FILL);
  if (GTK_IS_LABEL (cell))
    gtk_label_set_xalign (GTK_LABEL (cell), .5F);
  gtk_box_append (GTK_BOX (row), cell);
}

static GtkWidget *
make_mark (AnnexaAuditCover cover)
{
  GtkWidget *mark;

  if (cover == ANNEXA_AUDIT_COVER_NONE)
    return gtk_label_new (NULL);
  mark = gtk_image_new_from_icon_name (cover == ANNEXA_AUDIT_COVER_DONE ? "object-select-symbolic"
                                                                        : "annexa-calendar-symbolic");
  gtk_widget_set_tooltip_text (mark, cover == ANNEXA_AUDIT_COVER_DONE ? _("Audited") : _("Planned"));
  return mark;
}

/* What the internal audits mean for it, in a word. */
static const char *
describe_cover (AnnexaAuditCover cover,
                const char     **colour)
{
  static const char *const colours[] = { "orange", "neutral", "green" };

  *colour = colours[cover];
  switch (cover)
    {
    case ANNEXA_AUDIT_COVER_DONE:
      return _("Audited");
    case ANNEXA_AUDIT_COVER_PLANNED:
      return _("Planned");
    case ANNEXA_AUDIT_COVER_NONE:
    default:
      return _("Not covered");
    }
}

/* Says what the colour means: what no audit covers is to be planned, and planned is not yet audited. */
static char *
describe_counts (Counts       counts,
                 const char **colour)
{
  guint n_missing = counts.n - counts.n_done - counts.n_planned;

  *colour = n_missing > 0 ? "orange" : counts.n_planned > 0 ? "neutral" : "green";
  if (n_missing > 0)
    /* TRANSLATORS: Of the clauses of a chapter: “3 not covered” */
    return g_strdup_printf (ngettext ("%u not covered", "%u not covered", n_missing), n_missing);
  if (counts.n_done == 0)
    /* TRANSLATORS: Of the clauses of a chapter: “8 planned” */
    return g_strdup_printf (ngettext ("%u planned", "%u planned", counts.n), counts.n);
  /* TRANSLATORS: Of the clauses of a chapter: “5 of 8 audited” */
  return g_strdup_printf (ngettext ("%u of %u audited", "%u of %u audited", counts.n), counts.n_done, counts.n);
}

static GtkWidget *
make_pill (const char *word,
           const char *colour)
{
  GtkWidget *pill = annexa_pill_new ();

  annexa_pill_show_word (pill, word, colour);
  return pill;
}

/* The audits that look at something, for where they have no columns. */
static char *
list_audits (AnnexaAuditCoverage *self,
             guint                target)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->programme->audits->len; i++)
    if (annexa_audit_programme_get_cover (self->programme, target, i) != ANNEXA_AUDIT_COVER_NONE)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", annexa_record_get_ref (get_audit (self, i)));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_columns (AnnexaAuditCoverage    *self,
             GtkWidget              *box,
             const AnnexaAuditGroup *group,
             guint                   target)
{
  for (guint i = 0; !self->narrow && i < self->programme->audits->len; i++)
    {
      guint n = group != NULL ? count_in_audit (self, group, i) : 0;
      g_autofree char *count = n > 0 ? g_strdup_printf ("%u", n) : NULL;
      GtkWidget *cell = group != NULL ? make_label (count, FALSE, "numeric")
                                      : make_mark (annexa_audit_programme_get_cover (self->programme, target, i));

      add_cell (box, cell);
    }
}

/* Beside a pill of large text a title would be a column of syllables. */
static gboolean
stands_below (AnnexaAuditCoverage *self)
{
  return self->narrow && annexa_get_text_scale (GTK_WIDGET (self)) >= ANNEXA_LARGE_TEXT;
}

/* The verdict has the same width in all rows, so that the columns before it stand below each other. */
static void
add_verdict (AnnexaAuditCoverage *self,
             GtkWidget           *box,
             GtkWidget           *pill)
{
  GtkWidget *place = adw_bin_new ();

  /* The title wraps, so the verdict need not be shortened. */
  gtk_label_set_ellipsize (GTK_LABEL (pill), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_halign (pill, stands_below (self) ? GTK_ALIGN_START : GTK_ALIGN_END);
  adw_bin_set_child (ADW_BIN (place), pill);
  if (!self->narrow)
    gtk_widget_set_size_request (place, VERDICT_WIDTH, -1);
  gtk_box_append (GTK_BOX (box), place);
}

static GtkWidget *
append_row (AnnexaAuditCoverage *self,
          GtkWidget           *box,
          const char          *sentence)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_add_css_class (box, "coverage-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_list_box_append (self->list, row);
  return row;
}

static void
append_target (AnnexaAuditCoverage *self,
               guint                position)
{
  AnnexaRecord *target = get_target (self, position);
  g_autofree char *title = g_strdup_printf ("%s %s", annexa_record_get_ref (target), annexa_record_get_title (target));
  g_autofree char *audits = list_audits (self, position);
  AnnexaAuditCover cover = annexa_audit_programme_get_best_cover (self->programme, position);
  const char *colour;
  const char *word = describe_cover (cover, &colour);
  g_autofree char *sentence = g_strdup_printf ("%s, %s%s%s", title, word, *audits != '\0' ? ": " : "", audits);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *row;

  gtk_box_append (GTK_BOX (text), make_label (title, self->narrow, NULL));
  if (self->narrow && *audits != '\0')
    gtk_box_append (GTK_BOX (text), make_label (audits, TRUE, "dim-label"));
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_margin_start (text, 22);
  gtk_box_append (GTK_BOX (box), text);
  add_columns (self, box, NULL, position);
  add_verdict (self, stands_below (self) ? text : box, make_pill (word, colour));
  row = append_row (self, box, sentence);
  g_object_set_data (G_OBJECT (row), "target", target);
}

static void
append_group (AnnexaAuditCoverage    *self,
              const AnnexaAuditGroup *group)
{
  Counts counts = count_group (self, group);
  gboolean unfolded = g_hash_table_contains (self->unfolded, group->label);
  const char *colour;
  g_autofree char *verdict = describe_counts (counts, &colour);
  g_autofree char *sentence = g_strdup_printf ("%s, %s", group->label, verdict);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *row;

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (unfolded ? "pan-down-symbolic" : "pan-end-symbolic"));
  gtk_box_append (GTK_BOX (text), make_label (group->label, self->narrow, "heading"));
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), text);
  add_columns (self, box, group, 0);
  add_verdict (self, stands_below (self) ? text : box,
               make_pill (verdict, colour));
  row = append_row (self, box, sentence);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_EXPANDED, unfolded, -1);
  g_object_set_data (G_OBJECT (row), "group", (gpointer) group);
  for (guint i = 0; unfolded && i < group->n_targets; i++)
    append_target (self, group->first + i);
}

static char *
describe_month (const char *day)
{
  g_autofree char *time = g_strconcat (day, "T00:00:00", NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (time, zone);

  /* TRANSLATORS: A month, as short as can be: “Sep 2026”, see g_date_time_format() */
  return date != NULL ? g_date_time_format (date, _("%b %Y")) : g_strdup (day);
}

/* A button for each audit, which opens it. */
static GtkWidget *
make_audit_button (AnnexaRecord *audit)
{
  g_autofree char *month = describe_month (annexa_record_get_text (audit, "starts"));
  g_autofree char *text = g_strdup_printf ("%s\n%s", annexa_record_get_ref (audit), month);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (text);
  g_autofree char *name = g_strdup_printf ("%s %s", annexa_record_get_ref (audit), annexa_record_get_title (audit));

  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "caption");
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "coverage-audit");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sx)", "audit", annexa_record_get_id (audit));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "audit.show-record");
  return button;
}

static void
fill_heading (AnnexaAuditCoverage *self)
{
  GtkWidget *place = adw_bin_new ();
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->heading))) != NULL)
    gtk_box_remove (self->heading, child);
  gtk_widget_set_hexpand (place, TRUE);
  gtk_box_append (self->heading, place);
  for (guint i = 0; !self->narrow && i < self->programme->audits->len; i++)
    add_cell (GTK_WIDGET (self->heading), make_audit_button (get_audit (self, i)));
  place = adw_bin_new ();
  gtk_widget_set_size_request (place, VERDICT_WIDTH, -1);
  gtk_box_append (self->heading, place);
  gtk_widget_set_visible (GTK_WIDGET (self->heading), !self->narrow && self->programme->audits->len > 0);
}

static int
find_focus (AnnexaAuditCoverage *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return GTK_IS_LIST_BOX_ROW (focus) ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : -1;
}

static void
fill (AnnexaAuditCoverage *self)
{
  int focus = find_focus (self);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (self->programme == NULL)
    return;
  fill_heading (self);
  for (guint i = 0; i < self->programme->groups->len; i++)
    append_group (self, self->programme->groups->pdata[i]);
  if (focus >= 0 && gtk_list_box_get_row_at_index (self->list, focus) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, focus)));
}

static void
fold (AnnexaAuditCoverage    *self,
      const AnnexaAuditGroup *group)
{
  if (!g_hash_table_remove (self->unfolded, group->label))
    g_hash_table_add (self->unfolded, g_strdup (group->label));
  fill (self);
}

static void
row_activated (AnnexaAuditCoverage *self,
               GtkListBoxRow       *row)
{
  const AnnexaAuditGroup *group = g_object_get_data (G_OBJECT (row), "group");
  AnnexaRecord *target = g_object_get_data (G_OBJECT (row), "target");

  if (group != NULL)
    fold (self, group);
  else if (target != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sx)", annexa_record_get_kind (target)->name,
                                annexa_record_get_id (target));
}

static gboolean
key_pressed (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        state,
             AnnexaAuditCoverage   *self)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  const AnnexaAuditGroup *group = row != NULL ? g_object_get_data (G_OBJECT (row), "group") : NULL;
  gboolean unfolded;

  if (group == NULL || (key != GDK_KEY_Left && key != GDK_KEY_Right))
    return GDK_EVENT_PROPAGATE;
  unfolded = g_hash_table_contains (self->unfolded, group->label);
  if (unfolded != (key == (mirrored ? GDK_KEY_Left : GDK_KEY_Right)))
    fold (self, group);
  return GDK_EVENT_STOP;
}

static void
annexa_audit_coverage_finalize (GObject *object)
{
  g_hash_table_unref (ANNEXA_AUDIT_COVERAGE (object)->unfolded);

  G_OBJECT_CLASS (annexa_audit_coverage_parent_class)->finalize (object);
}

static void
annexa_audit_coverage_class_init (AnnexaAuditCoverageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annexa_audit_coverage_finalize;
}

static void
annexa_audit_coverage_init (AnnexaAuditCoverage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->unfolded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->narrow = TRUE;
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What the audits look at"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  self->heading = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "coverage-heading");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
choose_shape (AnnexaAuditCoverage *self)
{
  guint n = self->programme != NULL ? self->programme->audits->len : 0;
  double scale = MAX (annexa_get_text_scale (GTK_WIDGET (self)), 1);

  self->narrow = n > MOST_COLUMNS || self->width < scale * (REST_WIDTH + (int) n * (COLUMN_WIDTH + 6));
}

/**
 * annexa_audit_coverage_show:
 * @self: the table
 * @programme: (nullable): a programme, which has to stay until another one is shown
 */
void
annexa_audit_coverage_show (AnnexaAuditCoverage        *self,
                            const AnnexaAuditProgramme *programme)
{
  g_return_if_fail (ANNEXA_IS_AUDIT_COVERAGE (self));

  self->programme = programme;
  choose_shape (self);
  fill (self);
}

/**
 * annexa_audit_coverage_set_width:
 * @self: the table
 * @width: how much room there is
 */
void
annexa_audit_coverage_set_width (AnnexaAuditCoverage *self,
                                 int                  width)
{
  gboolean narrow;

  g_return_if_fail (ANNEXA_IS_AUDIT_COVERAGE (self));

  narrow = self->narrow;
  self->width = width;
  choose_shape (self);
  if (narrow != self->narrow)
    fill (self);
}
