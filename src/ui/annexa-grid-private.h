/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-grid-editor.h"
#include "annexa-grid-header.h"
#include "annexa-grid.h"

G_BEGIN_DECLS

struct _AnnexaGrid
{
  GtkWidget parent_instance;

  AnnexaProject *project;
  AnnexaRecordList *list;
  GtkSingleSelection *selection; /* The row of the cursor; the form beside shows its record. */
  AnnexaGridColumns *columns;

  AnnexaGridHeader *header;
  GPtrArray *rows;     /* AnnexaGridRow: those that can be seen, the place of each being that in the list modulo all */
  GPtrArray *groups;   /* AnnexaGridGroup: the headings that can be seen, in the same way */
  gboolean groups_stale; /* Other groups may have come to stand in their places. */
  GtkWidget *cell;     /* What has the keyboard: the cell of the cursor. */
  GtkEventControllerFocus *focus;
  AnnexaGridEditor *editor;
  const AnnexaField *edited;
  gboolean ending; /* What is in the editor is being written. */
  GtkWidget *menu;
  int row_height;
  int header_height;

  GtkAdjustment *hadjustment;
  GtkAdjustment *vadjustment;
  GtkScrollablePolicy hscroll_policy;
  GtkScrollablePolicy vscroll_policy;

  const AnnexaField *field; /* The column of the cursor, which columns that come and go do not move. */
  guint column;
  guint group;     /* The group whose heading the cursor is on, or none; what is selected stays as it is. */
  char *group_key; /* The same, for when groups come and go. */
  guint anchor_row;
  guint anchor_column;
  gboolean whole;   /* Rows are selected, not cells. */
  GtkBitset *extra; /* Further rows, chosen one by one. */
  gboolean moving;
  gboolean dragging;
  guint adapt_source;
  int fitted_width;
  guint scroll_source;
  double drag_x;
  double drag_y;
};

/* annexa-grid.c */
guint         annexa_grid_get_n_rows    (AnnexaGrid        *self);
AnnexaRecord *annexa_grid_get_record    (AnnexaGrid        *self,
                                         guint              row);
guint         annexa_grid_count_needed  (AnnexaGrid        *self,
                                         int                height);
gboolean      annexa_grid_adapt         (gpointer           data);

/* annexa-grid-scroll.c */
guint         annexa_grid_get_n_slots   (AnnexaGrid        *self);
void          annexa_grid_scroll_to_slot (AnnexaGrid       *self,
                                         guint              slot);
gboolean      annexa_grid_is_mirrored   (AnnexaGrid        *self);
void          annexa_grid_allocate      (GtkWidget         *widget,
                                         int                width,
                                         int                height,
                                         int                baseline);
gboolean      annexa_grid_get_area      (AnnexaGrid        *self,
                                         guint              row,
                                         guint              column,
                                         GdkRectangle      *area);
guint         annexa_grid_get_page      (AnnexaGrid        *self);
void          annexa_grid_reveal_column (AnnexaGrid        *self,
                                         guint              column);

/* annexa-grid-cursor.c */
void          annexa_grid_collapse      (AnnexaGrid        *self);
void          annexa_grid_update_marks  (AnnexaGrid        *self);
void          annexa_grid_update_cell   (AnnexaGrid        *self);
void          annexa_grid_toggle_row    (AnnexaGrid        *self,
                                         guint              row);
void          annexa_grid_select_all    (AnnexaGrid        *self);
void          annexa_grid_selection_changed (AnnexaGrid    *self);
void          annexa_grid_items_changed (AnnexaGrid        *self,
                                         guint              position,
                                         guint              removed,
                                         guint              added);
GArray       *annexa_grid_list_ids      (AnnexaGrid        *self);

/* annexa-grid-groups.c */
void          annexa_grid_go_to_group   (AnnexaGrid        *self,
                                         guint              group);
void          annexa_grid_leave_group   (AnnexaGrid        *self);
void          annexa_grid_keep_group    (AnnexaGrid        *self);
gboolean      annexa_grid_step_to_group (AnnexaGrid        *self,
                                         guint              row,
                                         int                step);
gboolean      annexa_grid_handle_group_key (AnnexaGrid     *self,
                                         guint              key);
void          annexa_grid_fold_all      (AnnexaGrid        *self);
void          annexa_grid_unfold_all    (AnnexaGrid        *self);

/* annexa-grid-keys.c */
void          annexa_grid_add_keys      (AnnexaGrid        *self);

/* annexa-grid-pointer.c */
void          annexa_grid_add_pointer   (AnnexaGrid        *self);
void          annexa_grid_open_menu     (AnnexaGrid        *self,
                                         const GdkRectangle *area);

/* annexa-grid-editing.c */
void          annexa_grid_edit          (AnnexaGrid        *self,
                                         const char        *typed);
gboolean      annexa_grid_end_editing   (AnnexaGrid        *self,
                                         gboolean           commit);

/* annexa-grid-actions.c */
void          annexa_grid_install_actions (GtkWidgetClass  *widget_class);
gboolean      annexa_grid_apply         (AnnexaGrid        *self,
                                         AnnexaEdit        *edit);

/* annexa-grid-edits.c */
void          annexa_grid_fill_down     (AnnexaGrid        *self);
void          annexa_grid_clear         (AnnexaGrid        *self);
void          annexa_grid_duplicate     (AnnexaGrid        *self);
void          annexa_grid_delete        (AnnexaGrid        *self);
void          annexa_grid_delete_ids    (AnnexaGrid        *self,
                                         GArray            *ids);
void          annexa_grid_confirm_proposals (AnnexaGrid    *self);
void          annexa_grid_delete_proposals (AnnexaGrid     *self);

/* annexa-grid-bulk.c */
void          annexa_grid_set_field     (AnnexaGrid        *self);

/* annexa-grid-paste.c */
void          annexa_grid_paste         (AnnexaGrid        *self);

/* annexa-grid-copy.c */
void          annexa_grid_copy          (AnnexaGrid        *self);

G_END_DECLS
