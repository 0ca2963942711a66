/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-messages.h"
#include "annexa-moment.h"
#include "annexa-progress-window.h"
#include "annexa-project-view.h"
#include "annexa-welcome-page.h"
#include "annexa-window.h"

G_BEGIN_DECLS

struct _AnnexaWindow
{
  AdwApplicationWindow parent_instance;

  AnnexaProject *project;
  AnnexaProjectView *view;
  gulong page_handler;
  gboolean opening;
  gboolean leaving;    /* The file is being written, and then the project is closed. */
  gboolean destroying; /* Then the window goes, too. */
  guint leaving_source;
  guint closing_source; /* while pages are put away before the project is closed */
  GPtrArray *hidden;    /* GtkWindow, what belongs to the window and is not seen meanwhile */
  guint undo_tick;     /* until the last step of undo or redo is seen */
  gboolean taking_back;
  int undo_steps;      /* those that wait for that: redo where positive, undo where negative */
  gint64 copied_seq;   /* up to which row of history the last copy in the folder for copies has the project */
  GCancellable *copying; /* stops the copy that is being made */
  GCancellable *checking; /* stops looking for damage in the file */

  AnnexaMoment *moment;  /* As of when the project is shown, where that is not the present. */
  AnnexaWindow *present; /* (weak) the window of the same project as it is now */
  GPtrArray *dependents; /* windows that read this project, and are closed with it */
  AnnexaProgressWindow *looking; /* while a project of the past is being opened */

  AdwToastOverlay *toasts;
  AnnexaMessages *messages;
  GtkStack *stack;
  AnnexaWelcomePage *welcome;
  GtkBox *project_box;
  GtkRevealer *banner;
  GtkLabel *banner_label;
  GtkButton *banner_button;
};

/* annexa-window-actions.c */
void annexa_window_install_actions (GtkWidgetClass *widget_class);
void annexa_window_update_actions  (AnnexaWindow   *self);

/* annexa-window-leaving.c */
void annexa_window_leave_project (AnnexaWindow *self,
                                  gboolean      destroy);

/* annexa-window-backup.c */

/**
 * AnnexaWindowCopied:
 * @self: the window
 * @project: the project that was copied; the window may have another one by now, or none
 * @error: (nullable): why there is no copy
 * @data: what was given to annexa_window_make_copy()
 *
 * Called when a copy in the backup folder is made, or could not be.
 */
typedef void (*AnnexaWindowCopied) (AnnexaWindow  *self,
                                    AnnexaProject *project,
                                    const GError  *error,
                                    gpointer       data);

gboolean annexa_window_needs_copy   (AnnexaWindow      *self);
void     annexa_window_make_copy    (AnnexaWindow      *self,
                                     GCancellable      *cancellable,
                                     AnnexaWindowCopied copied,
                                     gpointer           data);
void     annexa_window_back_up      (AnnexaWindow      *self);
void     annexa_window_stop_copying (AnnexaWindow      *self);

/* annexa-window-undo.c */
void annexa_window_take_back          (AnnexaWindow *self,
                                       gboolean      redo);
void annexa_window_finish_taking_back (AnnexaWindow *self);

/* annexa-window-making.c */
AnnexaWindow *annexa_window_for_project     (AnnexaWindow   *self);
void          annexa_window_ask_for_project (AnnexaWindow   *self);
void          annexa_window_open_example    (AnnexaWindow   *self);

/* annexa-window-reports.c */
void annexa_window_install_report_actions (GtkWidgetClass   *widget_class);

/* annexa-window-past.c */
void annexa_window_install_past_actions (GtkWidgetClass     *widget_class);
void annexa_window_add_dependent        (AnnexaWindow       *self,
                                         GtkWindow          *dependent);
void annexa_window_close_dependents     (AnnexaWindow       *self);
void annexa_window_look_at_moment       (AnnexaWindow       *self,
                                         const AnnexaMoment *moment,
                                         const AnnexaKind   *kind,
                                         gint64              id);
void annexa_window_baseline_taken       (AnnexaWindow       *self,
                                         gint64              id);

/* annexa-window.c */
void annexa_window_set_project     (AnnexaWindow   *self,
                                    AnnexaProject  *project);
void annexa_window_close_project   (AnnexaWindow   *self);
gboolean annexa_window_is_closed   (AnnexaWindow   *self);
void annexa_window_restore_earlier (AnnexaWindow   *self,
                                    const char     *path,
                                    const char     *copy,
                                    const char     *time);
void annexa_window_look_at         (AnnexaWindow   *self,
                                    const char     *copy);
void annexa_window_offer_earlier   (AnnexaWindow   *self,
                                    const char     *heading,
                                    const char     *reason,
                                    const char     *path);
void annexa_window_show_earlier    (AnnexaWindow   *self,
                                    const char     *path);
void annexa_window_show_banner     (AnnexaWindow   *self,
                                    const char     *message,
                                    const char     *button,
                                    const char     *action);

G_END_DECLS
