/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-actions.h"
#include "annexa-edit.h"
#include "annexa-open-point.h"

/* The end of a corrective action (10.2). One that comes from elsewhere may be closed without anybody knowing its cause, so
 * that the status is never refused; but what an auditor would miss is said beforehand, the button that closes an action asks
 * for it first, and the checks of readiness find it. What was checked and did not help lacks something: either the same
 * action goes on with another cause and is checked once more, or it says in which new one it goes on. */

static const struct
{
  const char *field;
  const char *request;
} evidence[] = {
  { "owner", N_ ("Name who answers for it") },
  { "correction", N_ ("Say what was done at once") },
  { "cause", N_ ("Say why it came about") },
  { "elsewhere", N_ ("Say where else it could happen, or that you looked and found nothing") },
  { "plan", N_ ("Say what takes the cause away") },
  { "effectiveness", N_ ("Look after a while whether it helped") },
  { "checked-by", N_ ("Name who looked whether it helped") },
  { "checked-on", N_ ("Say when somebody looked whether it helped") },
};

static gboolean
is_missing (AnnexaRecord *action,
            const char   *field)
{
  return annexa_record_is_empty (action, field)
         || g_strcmp0 (annexa_record_get_text (action, field), "not-checked") == 0;
}

/* Of a case that is closed already, there is only to be said how it goes on. */
static const char *
get_way_on (AnnexaRecord *action)
{
  if (g_strcmp0 (annexa_record_get_text (action, "status"), "closed") == 0)
    return _("It did not help: say in which corrective action it goes on, or open this one again");
  return _("It did not help: say in which corrective action it goes on; or look for another cause, plan anew, and check "
           "again");
}

/**
 * annexa_actions_list_needs:
 * @project: a project
 * @action: a corrective action of it
 *
 * Returns: (transfer full) (element-type AnnexaOpenPoint): what an auditor would miss if the action were closed as it is,
 *   in the order in which it is best added
 */
GPtrArray *
annexa_actions_list_needs (AnnexaProject *project,
                           AnnexaRecord  *action)
{
  const AnnexaKind *kind = annexa_record_get_kind (action);
  gint64 id = annexa_record_get_id (action);
  GPtrArray *needs = annexa_open_points_new ();

  for (guint i = 0; i < G_N_ELEMENTS (evidence); i++)
    if (is_missing (action, evidence[i].field))
      annexa_open_points_add (needs, _(evidence[i].request), kind, id, evidence[i].field);
  if (g_strcmp0 (annexa_record_get_text (action, "effectiveness"), "not-effective") == 0
      && annexa_record_is_empty (action, "successor"))
    annexa_open_points_add (needs, get_way_on (action), kind, id, "successor");
  return needs;
}

/**
 * annexa_actions_close:
 * @project: a project
 * @action: the id of a corrective action
 * @error: return location
 *
 * Returns: (transfer full) (nullable): an edit that closes it, not applied yet
 */
AnnexaEdit *
annexa_actions_close (AnnexaProject *project,
                      gint64         action,
                      GError       **error)
{
  const AnnexaKind *kind = annexa_kind_lookup ("action");
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (project, kind, action, error);
  g_autofree char *label = NULL;
  AnnexaEdit *edit;

  if (record == NULL)
    return NULL;
  /* TRANSLATORS: History: the reference of a corrective action */
  label = g_strdup_printf (_("%s closed"), annexa_record_get_ref (record));
  edit = annexa_project_begin (project, label);
  annexa_edit_set_text (edit, kind, action, "status", "closed");
  return edit;
}
