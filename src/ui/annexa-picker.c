/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-names.h"
#include "annexa-picker.h"
#include "annexa-picker-rows.h"
#include "annexa-picker-sorter.h"
#include "annexa-record-list.h"
#include "annexa-soa.h"
#include "annexa-text.h"
#include "annexa-wrapping.h"

/* Where text has its usual size. */
#define WIDTH 340
#define HEIGHT 264

/* In the smallest window. */
#define NARROWEST 260
#define LOWEST 160

/* What the popover has around its contents, and a little of the window beside it. */
#define ROOM_BESIDE 48

/* Among more hits than this nobody looks for the best one, and each would have to be read to tell which that is. */
#define MOST_RANKED 200

/**
 * AnnexaPicker:
 *
 * Finds a record to link to: type to search, Down to go into the list, Enter to take the first. Those whose name has what
 * was typed come before those that only tell of it. Where the table of the
 * field says so, what is not there yet can be added under the name that was typed; that is a row of its own, which Enter
 * only leads to, so that a slip of the keyboard adds nothing. For links to several records it stays open and shows what is
 * chosen until one is done with it.
 */
struct _AnnexaPicker
{
  GtkPopover parent_instance;

  AnnexaProject *project;
  const AnnexaField *field;
  const AnnexaKind *kind;
  gboolean several;
  gboolean may_add;
  gboolean entered; /* Enter was pressed while the list was not there yet. */
  AnnexaPickerRows *rows;

  AnnexaRecordList *list;
  GtkSortListModel *ranked; /* the list, best hits first */
  AnnexaPickerSorter *sorter;
  GtkWidget *box;
  GtkSearchEntry *entry;
  GtkListView *view;
  GtkStack *stack;
  GtkWidget *scroller;
  GtkLabel *empty;
  GtkButton *add;
  GtkLabel *add_label;
  GtkLabel *count; /* How many are chosen, where that may be several. */
  GtkWidget *removal; /* Takes away the one that is chosen; not where there may be several. */
  GtkWidget *offer; /* Makes what is missing in a way of its own; not everywhere. */
  char *offer_label; /* What it says while nothing is typed. */
};

G_DEFINE_FINAL_TYPE (AnnexaPicker, annexa_picker, GTK_TYPE_POPOVER)

enum
{
  PICKED,
  ADD,
  OFFERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
annexa_picker_finalize (GObject *object)
{
  AnnexaPicker *self = ANNEXA_PICKER (object);

  g_clear_object (&self->ranked);
  g_clear_object (&self->sorter);
  g_clear_object (&self->list);
  g_clear_object (&self->project);
  g_clear_object (&self->rows);
  g_free (self->offer_label);

  G_OBJECT_CLASS (annexa_picker_parent_class)->finalize (object);
}

static void
annexa_picker_class_init (AnnexaPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annexa_picker_finalize;

  /**
   * AnnexaPicker::picked:
   * @id: the record, or 0 for none
   *
   * A record was picked, or, of several, one that was chosen was picked again to take it away. Of one that may be missing
   * it may also be none.
   */
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT64);
  /**
   * AnnexaPicker::add:
   * @title: what was typed
   *
   * A new record is to be made under that name and linked.
   */
  signals[ADD] = g_signal_new ("add", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               G_TYPE_STRING);
  /**
   * AnnexaPicker::offered:
   * @title: (nullable): what was typed
   *
   * What annexa_picker_set_offer() offers was taken.
   */
  signals[OFFERED] = g_signal_new ("offered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
annexa_picker_init (AnnexaPicker *self)
{
  self->rows = annexa_picker_rows_new ();
  self->sorter = annexa_picker_sorter_new ();
}

static void
pick (AnnexaPicker *self,
      guint         position)
{
  g_autoptr (AnnexaRecord) record = g_list_model_get_item (G_LIST_MODEL (self->ranked), position);
  gint64 id;

  if (record == NULL)
    return;
  id = annexa_record_get_id (record);
  if (!self->several)
    gtk_popover_popdown (GTK_POPOVER (self));
  /* What is typed next looks for another one. */
  else
    gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  g_signal_emit (self, signals[PICKED], 0, id);
}

static void
pick_none (AnnexaPicker *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[PICKED], 0, (gint64) 0);
}

static void
row_activated (GtkListView  *view,
               guint         position,
               AnnexaPicker *self)
{
  pick (self, position);
}

static void
add_typed (AnnexaPicker *self)
{
  g_autofree char *title = annexa_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->entry)), FALSE);

  if (title == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[ADD], 0, title);
}

static const char *
describe_nothing (AnnexaPicker *self,
                  const char   *typed)
{
  if (typed != NULL)
    return _("Nothing found");
  return self->may_add && self->kind->add != NULL ? _("Nothing here yet. Type a name to add it.")
                                                  : _("Nothing here yet");
}

static void
rank_all (AnnexaPicker *self,
          const char   *typed)
{
  gboolean few = !annexa_record_list_is_loading (self->list)
                 && g_list_model_get_n_items (G_LIST_MODEL (self->list)) <= MOST_RANKED;

  annexa_picker_sorter_set_words (self->sorter, typed);
  gtk_sort_list_model_set_sorter (
      self->ranked, annexa_picker_sorter_has_order (self->sorter) && few ? GTK_SORTER (self->sorter) : NULL);
}

/* What is typed makes nothing wider. */
static void
cut_off (GtkLabel *label)
{
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (label, 1);
}

static void
search_changed (AnnexaPicker *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *typed = annexa_text_clean (words, FALSE);
  g_autofree char *label = NULL;

  gtk_sort_list_model_set_sorter (self->ranked, NULL);
  annexa_record_list_set_words (self->list, words);
  rank_all (self, typed);
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0 ? "list" : "empty");
  gtk_label_set_label (self->empty, describe_nothing (self, typed));
  /* Where there is nothing to choose from, what is offered below it is not far away. */
  gtk_stack_set_vhomogeneous (self->stack, typed != NULL || g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0);

  gtk_widget_set_visible (GTK_WIDGET (self->add), typed != NULL && self->may_add && self->kind->add != NULL);
  if (typed != NULL && self->kind->add != NULL)
    /* TRANSLATORS: A button: what it does and the name that was typed: “Add person: Ana Ruiz” */
    label = g_strdup_printf (_("%s: %s"), _(self->kind->add), typed);
  gtk_label_set_label (self->add_label, label != NULL ? label : "");
  if (self->offer != NULL)
    gtk_button_set_label (GTK_BUTTON (self->offer), label != NULL ? label : self->offer_label);
}

static void
take_offer (AnnexaPicker *self)
{
  g_autofree char *title = annexa_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->entry)), FALSE);

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[OFFERED], 0, title);
}

/* A slip of the pen is no new person, so what would be added has to be pressed; what is offered opens then, and is seen. */
static void
take_first (AnnexaPicker *self)
{
  g_autofree char *typed = annexa_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->entry)), FALSE);

  self->entered = FALSE;
  /* Nobody who is through with choosing wants the first of all as well. */
  if (self->several && typed == NULL)
    gtk_popover_popdown (GTK_POPOVER (self));
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    pick (self, 0);
  else if (gtk_widget_get_visible (GTK_WIDGET (self->add)))
    gtk_widget_grab_focus (GTK_WIDGET (self->add));
  else if (self->offer != NULL && typed != NULL)
    take_offer (self);
  else if (self->offer != NULL)
    gtk_widget_grab_focus (self->offer);
}

/* The entry tells of what is typed only after a pause. Whoever presses Enter before that means what is typed, not the
 * first of a list that does not follow it yet. */
static void
entry_activated (AnnexaPicker *self)
{
  search_changed (self);
  self->entered = annexa_record_list_is_loading (self->list);
  if (!self->entered)
    take_first (self);
}

/* A long list may be put together by a worker. */
static void
loading_changed (AnnexaPicker *self)
{
  if (annexa_record_list_is_loading (self->list) || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  search_changed (self);
  if (self->entered)
    take_first (self);
}

/* What is typed after Enter was not meant by it. */
static void
typed (AnnexaPicker *self)
{
  self->entered = FALSE;
}

static gboolean
key_pressed (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        state,
             AnnexaPicker          *self)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  search_changed (self);
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_DOWN);
  return GDK_EVENT_STOP;
}

static void
build_list (AnnexaPicker *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->view = GTK_LIST_VIEW (gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->ranked)))),
      annexa_picker_rows_make_factory (self->rows)));
  gtk_list_view_set_single_click_activate (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "picker-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  annexa_kind_get_plural (annexa_record_list_get_kind (self->list)), -1);
  g_signal_connect (self->view, "activate", G_CALLBACK (row_activated), self);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), FALSE);
  self->scroller = scroller;
  self->empty = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->empty, TRUE);
  gtk_label_set_justify (self->empty, GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "dim-label");
  gtk_label_set_max_width_chars (self->empty, 1);
  gtk_widget_set_size_request (GTK_WIDGET (self->empty), -1, 60);
  gtk_stack_add_named (self->stack, scroller, "list");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->empty), "empty");
}

/* What an organization does and relies on are controls of its Statement of Applicability. Those of other frameworks, which
 * may be thousands, are only mapped to these. */
static gboolean
takes_imported (const AnnexaField *field)
{
  static const char *const kinds[] = { "control-mapping", "control" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (annexa_kind_find_field (annexa_kind_lookup (kinds[i]), field->name) == field)
      return TRUE;
  return FALSE;
}

/* The list view would look for the rows that it shows among very many others, and read every record for that. */
static void
replacing (AnnexaRecordList *list,
           gboolean          many,
           AnnexaPicker     *self)
{
  if (self->view != NULL && many)
    gtk_list_view_set_model (self->view, NULL);
}

static void
show_list (AnnexaPicker *self)
{
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->ranked)));

  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
}

static void
replaced (AnnexaPicker *self)
{
  if (self->view != NULL && gtk_list_view_get_model (self->view) == NULL)
    show_list (self);
}

static void
use_kind (AnnexaPicker     *self,
          const AnnexaKind *kind)
{
  self->kind = kind;
  g_clear_object (&self->list);
  self->list = annexa_record_list_new (self->project, kind);
  if (kind == annexa_kind_lookup ("control") && !takes_imported (self->field))
    annexa_record_list_set_query (self->list, annexa_soa_query_new ());
  g_clear_object (&self->ranked);
  self->ranked = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->list)), NULL);
  self->entered = FALSE;
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (loading_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "replacing", G_CALLBACK (replacing), self, 0);
  g_signal_connect_object (self->list, "replaced", G_CALLBACK (replaced), self, G_CONNECT_SWAPPED);
  if (self->view != NULL)
    {
      show_list (self);
      search_changed (self);
    }
}

static void
kind_chosen (GtkDropDown  *chooser,
             GParamSpec   *pspec,
             AnnexaPicker *self)
{
  GPtrArray *kinds = g_object_get_data (G_OBJECT (chooser), "kinds");
  guint selected = gtk_drop_down_get_selected (chooser);

  if (selected < kinds->len)
    use_kind (self, kinds->pdata[selected]);
}

/* What a link may lead to. Where that is any kind, parts of other records are left out. */
static GPtrArray *
list_kinds (const AnnexaField *field)
{
  GPtrArray *kinds = g_ptr_array_new ();
  guint n_kinds;
  const AnnexaKind *const *all = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (annexa_field_may_name (field, all[i])
        && (field->target != NULL || !(all[i]->flags & (ANNEXA_KIND_PART | ANNEXA_KIND_SINGLE))))
      g_ptr_array_add (kinds, (gpointer) all[i]);
  return kinds;
}

/* Where a link may lead to several kinds, the kind is chosen first. */
static GtkWidget *
make_kind_chooser (AnnexaPicker *self,
                   GPtrArray    *kinds)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  /* TRANSLATORS: Beside a choice of kinds of records: “Look among: Risks” */
  GtkWidget *caption = gtk_label_new_with_mnemonic (_("_Look among"));
  GtkWidget *chooser;
  guint selected = 0;

  for (guint i = 0; i < kinds->len; i++)
    {
      if (kinds->pdata[i] == self->kind)
        selected = i;
      gtk_string_list_append (labels, annexa_kind_get_plural (kinds->pdata[i]));
    }
  chooser = gtk_drop_down_new (G_LIST_MODEL (labels), NULL);
  g_object_set_data_full (G_OBJECT (chooser), "kinds", g_ptr_array_ref (kinds),
                          (GDestroyNotify) g_ptr_array_unref);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser), selected);
  gtk_widget_set_hexpand (chooser, TRUE);
  annexa_name_widgets (chooser);
  gtk_label_set_mnemonic_widget (GTK_LABEL (caption), chooser);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (caption)), -1);
  g_signal_connect (chooser, "notify::selected", G_CALLBACK (kind_chosen), self);
  gtk_box_append (GTK_BOX (line), caption);
  gtk_box_append (GTK_BOX (line), chooser);
  return line;
}

/* As wide as a form, and as high as eight rows, in any size of text, but not more than there is room for. */
static void
fit (AnnexaPicker *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  double scale = MAX (annexa_get_text_scale (GTK_WIDGET (self)), 1);
  int width = (int) (WIDTH * scale);
  int height = (int) (HEIGHT * scale);

  if (window != NULL && gtk_widget_get_width (window) > 0)
    {
      width = CLAMP (gtk_widget_get_width (window) - ROOM_BESIDE, NARROWEST, width);
      height = CLAMP (gtk_widget_get_height (window) / 3, LOWEST, height);
    }
  gtk_widget_set_size_request (self->box, width, -1);
  gtk_widget_set_size_request (self->scroller, -1, height);
}

static void
count_chosen (AnnexaPicker *self)
{
  guint n = annexa_picker_rows_count_chosen (self->rows);
  g_autofree char *text = n > 0 ? g_strdup_printf (ngettext ("%u chosen", "%u chosen", n), n) : g_strdup (_("None chosen"));

  gtk_label_set_label (self->count, text);
}

/* Where several are chosen, nothing but the person knows when that is done. */
static GtkWidget *
make_foot (AnnexaPicker *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *done = gtk_button_new_with_mnemonic (_("_Done"));

  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 0);
  gtk_label_set_ellipsize (self->count, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  gtk_widget_set_margin_start (GTK_WIDGET (self->count), 9);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  g_signal_connect_swapped (done, "clicked", G_CALLBACK (gtk_popover_popdown), self);
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (foot), done);
  count_chosen (self);
  return foot;
}

/* Away from what is pressed to change it, so that nobody takes away what they only wanted to change. */
static GtkWidget *
make_removal (AnnexaPicker *self)
{
  self->removal = gtk_button_new_with_label ("");
  cut_off (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->removal))));
  gtk_widget_add_css_class (self->removal, "flat");
  gtk_widget_set_visible (self->removal, FALSE);
  g_signal_connect_swapped (self->removal, "clicked", G_CALLBACK (pick_none), self);
  return self->removal;
}

/* Says whom it takes away. */
static void
show_removal (AnnexaPicker *self,
              gint64        id)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (self->removal, id != 0 && !(self->field->flags & ANNEXA_FIELD_REQUIRED));
  if (id == 0)
    return;
  annexa_value_set_integer (&value, id);
  name = annexa_project_describe (self->project, self->field, &value);
  /* TRANSLATORS: A record, and the name of the field that names it: “Take Ana Ruiz out of “Owner”” */
  label = g_strdup_printf (_("Take %s out of “%s”"), name, annexa_field_get_label (self->field));
  gtk_button_set_label (GTK_BUTTON (self->removal), label);
}

static void
shown (AnnexaPicker *self)
{
  fit (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  self->entered = FALSE;
  search_changed (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * annexa_picker_new:
 * @project: a project
 * @field: a field that links to one record or to several
 *
 * Returns: (transfer floating): a popover, to be given a parent
 */
GtkWidget *
annexa_picker_new (AnnexaProject     *project,
                   const AnnexaField *field)
{
  AnnexaPicker *self = g_object_new (ANNEXA_TYPE_PICKER, NULL);
  g_autoptr (GPtrArray) kinds = list_kinds (field);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->project = g_object_ref (project);
  self->field = field;
  self->several = field->type == ANNEXA_FIELD_LINKS;
  self->may_add = (field->flags & ANNEXA_FIELD_CREATES) != 0;
  use_kind (self, field->target != NULL ? kinds->pdata[0] : annexa_kind_lookup ("control"));

  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search"), -1);
  self->stack = GTK_STACK (gtk_stack_new ());
  self->add = GTK_BUTTON (gtk_button_new ());
  self->add_label = GTK_LABEL (gtk_label_new (NULL));
  cut_off (self->add_label);
  gtk_button_set_child (self->add, GTK_WIDGET (self->add_label));
  gtk_widget_add_css_class (GTK_WIDGET (self->add), "flat");
  build_list (self);

  if (kinds->len > 1)
    gtk_box_append (GTK_BOX (box), make_kind_chooser (self, kinds));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->add));
  gtk_box_append (GTK_BOX (box), self->several ? make_foot (self) : make_removal (self));
  self->box = box;
  gtk_popover_set_child (GTK_POPOVER (self), box);

  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (search_changed), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (typed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activated), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_popover_popdown), self);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_typed), self);
  g_signal_connect (self, "show", G_CALLBACK (shown), NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  return GTK_WIDGET (self);
}

/**
 * annexa_picker_get_kind:
 * @self: a picker
 *
 * Returns: (transfer none): the kind of the records that are listed now, and of one that is added
 */
const AnnexaKind *
annexa_picker_get_kind (AnnexaPicker *self)
{
  g_return_val_if_fail (ANNEXA_IS_PICKER (self), NULL);

  return self->kind;
}

/**
 * annexa_picker_begin:
 * @self: a picker
 * @typed: what somebody has typed already
 *
 * Opens and looks for that; what is typed next goes on with it.
 */
void
annexa_picker_begin (AnnexaPicker *self,
                     const char   *typed)
{
  g_return_if_fail (ANNEXA_IS_PICKER (self));

  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), typed);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

/**
 * annexa_picker_set_chosen:
 * @self: a picker
 * @ids: (array length=n_ids): the records that are linked already
 * @n_ids: how many
 *
 * Marks the records with a check. One that may be missing can be taken away again, too.
 */
void
annexa_picker_set_chosen (AnnexaPicker *self,
                          const gint64 *ids,
                          gsize         n_ids)
{
  g_return_if_fail (ANNEXA_IS_PICKER (self));

  annexa_picker_rows_set_chosen (self->rows, ids, n_ids);
  if (self->several)
    count_chosen (self);
  else
    show_removal (self, n_ids > 0 ? ids[0] : 0);
}

/**
 * annexa_picker_set_first:
 * @self: a picker
 * @ids: (nullable) (element-type gint64): the ids of records
 *
 * Lists these before all others, in this order. Among what is found by name they come first where it fits equally well.
 */
void
annexa_picker_set_first (AnnexaPicker *self,
                         GArray       *ids)
{
  g_return_if_fail (ANNEXA_IS_PICKER (self));

  annexa_picker_sorter_set_first (self->sorter, ids);
  search_changed (self);
}

/**
 * annexa_picker_set_title:
 * @self: a picker
 * @title: what is asked for
 *
 * Says above the list what is picked. A picker that opens beside the name of its field needs no title; call this once.
 */
void
annexa_picker_set_title (AnnexaPicker *self,
                         const char   *title)
{
  GtkWidget *label;

  g_return_if_fail (ANNEXA_IS_PICKER (self));

  label = gtk_label_new (title);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_prepend (GTK_BOX (self->box), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/**
 * annexa_picker_set_offer:
 * @self: a picker
 * @label: what is offered while nothing is typed
 *
 * Offers below the list to make what is not there yet in a way of its own, which AnnexaPicker::offered tells of. Call this
 * once.
 */
void
annexa_picker_set_offer (AnnexaPicker *self,
                         const char   *label)
{
  g_return_if_fail (ANNEXA_IS_PICKER (self));

  self->offer_label = g_strdup (label);
  self->offer = gtk_button_new_with_label (label);
  cut_off (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->offer))));
  gtk_widget_add_css_class (self->offer, "flat");
  g_signal_connect_swapped (self->offer, "clicked", G_CALLBACK (take_offer), self);
  gtk_box_insert_child_after (GTK_BOX (self->box), self->offer, GTK_WIDGET (self->add));
}
