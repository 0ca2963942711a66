/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-evidence-files.h"
#include "annexa-list-export.h"
#include "annexa-register-private.h"

/* What is done with the records of a register, or with those of them that are selected. */

static void
attach_evidence_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  AnnexaRegister *self = ANNEXA_REGISTER (widget);
  AnnexaRecord *record = annexa_register_get_selected (self);

  if (record != NULL && annexa_register_flush (self))
    annexa_choose_evidence (widget, self->project, record);
}

static void
fold_all_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  annexa_record_list_fold_all (ANNEXA_REGISTER (widget)->list, g_str_equal (name, "register.fold-all"));
}

static void
paste_clicked (AnnexaRegister *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->grid), "grid.paste", NULL);
}

/* Where there are records, the grid itself knows the key. */
static gboolean
paste_into_empty (GtkWidget *widget,
                  GVariant  *arguments,
                  gpointer   data)
{
  AnnexaRegister *self = ANNEXA_REGISTER (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "empty") != 0 || self->kind->add == NULL)
    return GDK_EVENT_PROPAGATE;
  paste_clicked (self);
  return GDK_EVENT_STOP;
}

/**
 * annexa_register_install_actions:
 * @widget_class: the class of registers, which has its template
 *
 * Adds what can be done with the records.
 */
void
annexa_register_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "register.attach-evidence", NULL, attach_evidence_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "register.attach-evidence", NULL);
  gtk_widget_class_install_action (widget_class, "register.fold-all", NULL, fold_all_action);
  gtk_widget_class_install_action (widget_class, "register.unfold-all", NULL, fold_all_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, paste_into_empty, NULL);
  gtk_widget_class_bind_template_callback (widget_class, paste_clicked);
}

static GPtrArray *
list_columns (AnnexaRegister *self)
{
  AnnexaGridColumns *columns = annexa_grid_get_columns (self->grid);
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < annexa_grid_columns_get_size (columns); i++)
    g_ptr_array_add (fields, (gpointer) annexa_grid_columns_get (columns, i)->field);
  return fields;
}

/**
 * annexa_register_save_list:
 * @self: a register
 *
 * Lets the person choose a place and saves the list there, as annexa_register_save_list_to() does.
 */
void
annexa_register_save_list (AnnexaRegister *self)
{
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GArray) ids = NULL;

  g_return_if_fail (ANNEXA_IS_REGISTER (self));

  fields = list_columns (self);
  ids = annexa_record_list_copy_found (self->list);
  annexa_choose_list_export (GTK_WIDGET (self), self->project, self->kind, fields, ids);
}

/**
 * annexa_register_save_list_to:
 * @self: a register
 * @path: a file whose name ends in .ods, .xlsx or .csv
 *
 * Saves the list as a spreadsheet, with the columns and rows that it has now, in their order. Groups that are folded are in
 * it as well.
 */
void
annexa_register_save_list_to (AnnexaRegister *self,
                              const char     *path)
{
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GArray) ids = NULL;

  g_return_if_fail (ANNEXA_IS_REGISTER (self));

  fields = list_columns (self);
  ids = annexa_record_list_copy_found (self->list);
  annexa_export_list_to (GTK_WIDGET (self), self->project, self->kind, fields, ids, path);
}

/**
 * annexa_register_count_marked:
 * @self: a register
 * @n_proposals: (out): how many of them are proposals
 *
 * Returns: how many records are selected in the table; without the table there is one at most
 */
guint
annexa_register_count_marked (AnnexaRegister *self,
                              guint          *n_proposals)
{
  guint n;

  g_return_val_if_fail (ANNEXA_IS_REGISTER (self), 0);

  n = gtk_widget_get_mapped (GTK_WIDGET (self->grid)) ? annexa_grid_count_selected (self->grid) : 0;
  *n_proposals = n > 1 ? annexa_grid_offer_proposals (self->grid) : 0;
  return n;
}

/**
 * annexa_register_act:
 * @self: a register
 * @action: an action of its table
 *
 * Does with what is selected what an action of the table does, from wherever it is asked for.
 */
void
annexa_register_act (AnnexaRegister *self,
                     const char     *action)
{
  g_return_if_fail (ANNEXA_IS_REGISTER (self));

  gtk_widget_activate_action (GTK_WIDGET (self->grid), action, NULL);
}

/* Does with all rows that are selected what an action of the grid does, if these are several. */
static gboolean
act_on_several (AnnexaRegister *self,
                const char     *action)
{
  guint first, last;
  g_autoptr (GtkBitset) rows = annexa_grid_list_selected (self->grid, &first, &last);

  return gtk_widget_get_mapped (GTK_WIDGET (self->grid)) && gtk_bitset_get_size (rows) > 1
         && gtk_widget_activate_action (GTK_WIDGET (self->grid), action, NULL);
}

/**
 * annexa_register_delete_several:
 * @self: a register
 *
 * Deletes the records of all rows that are selected, if these are several.
 *
 * Returns: whether they are several
 */
gboolean
annexa_register_delete_several (AnnexaRegister *self)
{
  g_return_val_if_fail (ANNEXA_IS_REGISTER (self), FALSE);

  return act_on_several (self, "grid.delete");
}

/**
 * annexa_register_confirm_proposals:
 * @self: a register
 *
 * Confirms the proposals among the rows that are selected, if several rows are.
 *
 * Returns: whether several rows are selected, with proposals among them
 */
gboolean
annexa_register_confirm_proposals (AnnexaRegister *self)
{
  g_return_val_if_fail (ANNEXA_IS_REGISTER (self), FALSE);

  return annexa_grid_offer_proposals (self->grid) && act_on_several (self, "grid.confirm-proposals");
}

/**
 * annexa_register_delete_proposals:
 * @self: a register
 *
 * Deletes the proposals among the rows that are selected, if several rows are.
 *
 * Returns: whether several rows are selected, with proposals among them
 */
gboolean
annexa_register_delete_proposals (AnnexaRegister *self)
{
  g_return_val_if_fail (ANNEXA_IS_REGISTER (self), FALSE);

  return annexa_grid_offer_proposals (self->grid) && act_on_several (self, "grid.delete-proposals");
}
