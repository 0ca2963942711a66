/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-cause-figure.h"
#include "annexa-causes.h"
#include "annexa-fishbone.h"
#include "annexa-markdown.h"

/* The causes of a nonconformity as the bones of a fish, in the reports of corrective actions and of audits. */

static void
add_fishbone (AnnexaReportDraft *draft,
              AnnexaRecord      *action,
              GPtrArray         *causes)
{
  g_autoptr (GArray) bones = g_array_new (FALSE, FALSE, sizeof (AnnexaFishboneCause));
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) alternative = g_string_new (NULL);
  g_autoptr (AnnexaScene) scene = NULL;

  for (guint i = 0; i < causes->len; i++)
    {
      AnnexaFishboneCause cause = { g_strdup (annexa_record_get_ref (causes->pdata[i])),
                                    annexa_causes_get_area (causes->pdata[i]),
                                    annexa_record_get_title (causes->pdata[i]),
                                    annexa_record_get_integer (causes->pdata[i], "root") != 0 };

      g_ptr_array_add (ids, (gpointer) cause.id);
      g_array_append_val (bones, cause);
    }
  scene = annexa_fishbone_make_scene (annexa_causes_get_effect (action),
                                      (const AnnexaFishboneCause *) (void *) bones->data, bones->len,
                                      ANNEXA_REPORT_FIGURE_WIDTH, &draft->style);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (alternative, "%s%s", i > 0 ? " · " : "",
                            annexa_scene_find_mark (scene, ids->pdata[i])->label);
  annexa_document_begin_fields (draft->document, "cause");
  annexa_document_add_figure (draft->document, scene, alternative->str,
                              _("What may have led to it, as bones of a fish. The real cause stands in a box."));
  annexa_document_end_fields (draft->document);
}

/**
 * annexa_cause_figure_add:
 * @draft: a draft
 * @action: a corrective action
 * @error: return location
 *
 * Draws what may have led to it, where somebody has entered that.
 *
 * Returns: whether it could be read
 */
gboolean
annexa_cause_figure_add (AnnexaReportDraft *draft,
                         AnnexaRecord      *action,
                         GError           **error)
{
  g_autoptr (GPtrArray) causes = annexa_causes_list (draft->project, annexa_record_get_id (action), error);

  if (causes != NULL && causes->len > 0)
    add_fishbone (draft, action, causes);
  return causes != NULL;
}

/* The paragraph that says why it came about; the rest stands in the report of the corrective action. */
static void
add_cause (AnnexaReportDraft *draft,
           AnnexaRecord      *action)
{
  const char *cause = annexa_record_get_text (action, "cause");
  g_autofree char *label = NULL;

  if (cause == NULL)
    return;
  /* TRANSLATORS: The reference of a corrective action; why what was found came about follows */
  label = g_strdup_printf (_("Cause (%s): "), annexa_record_get_ref (action));
  annexa_document_begin_fields (draft->document, "cause");
  annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY, label);
  annexa_markdown_add_begin (draft->document, cause);
  annexa_document_end_fields (draft->document);
}

/**
 * annexa_cause_figure_add_all:
 * @draft: a draft
 * @finding: a finding of an audit
 * @error: return location
 *
 * Says in short why what was found came about, from the corrective actions that answer it, and draws what may have led to
 * it.
 *
 * Returns: whether it could be read
 */
gboolean
annexa_cause_figure_add_all (AnnexaReportDraft *draft,
                             AnnexaRecord      *finding,
                             GError           **error)
{
  const AnnexaKind *kind = annexa_kind_lookup ("action");
  gsize n;
  const gint64 *ids = annexa_value_get_ids (annexa_record_get (finding, "action"), &n);

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (AnnexaRecord) action = annexa_project_get_record (draft->project, kind, ids[i], error);

      if (action == NULL)
        return FALSE;
      add_cause (draft, action);
      if (!annexa_cause_figure_add (draft, action, error))
        return FALSE;
    }
  return TRUE;
}
