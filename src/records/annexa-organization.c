/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-kinds-private.h"
#include "annexa-organization.h"
#include "annexa-problems.h"
/**
 * AnnexaOrganization:
 *
 * The organization that the management system is for: who it is, what lies in its scope, how its papers look.
 */
ANNEXA_DEFINE_RECORD (AnnexaOrganization, annexa_organization, annexa_organization_kind)

static const AnnexaChoice trades[] = {
  { "software", N_ ("Software firm") },
  { "consultancy", N_ ("Consultancy or agency") },
  { "health", N_ ("Medical or dental practice") },
  { "manufacturing", N_ ("Workshop or factory"), .synonyms = "workshop or manufacturer" },
  { "online-shop", N_ ("Online shop") },
  { "accounting-legal", N_ ("Accountant or law office") },
  { "planning", N_ ("Architects or engineers"), .synonyms = "architect|engineer|engineering office|planning office|surveyor" },
  { "other", N_ ("Other trade") },
  { NULL },
};

static const AnnexaChoice papers[] = {
  { "A4", N_ ("A4") },
  { "Letter", N_ ("US Letter") },
  { NULL },
};

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), .prefix = "O" },
  { "name", ANNEXA_FIELD_TEXT, N_ ("Name"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_SEARCH | ANNEXA_FIELD_LIST,
    N_ ("As it will stand on the certificate."), .synonyms = "organization|organisation|company|firm" },
  { "legal-form", ANNEXA_FIELD_TEXT, N_ ("Legal form") },
  { "address", ANNEXA_FIELD_LONG_TEXT, N_ ("Address") },
  { "website", ANNEXA_FIELD_TEXT, N_ ("Website") },
  { "logo", ANNEXA_FIELD_FILE, N_ ("Logo"), ANNEXA_FIELD_PICTURE,
    .help = N_ ("A PNG or JPEG picture for the cover of reports.") },
  { "trade", ANNEXA_FIELD_CHOICE, N_ ("Trade"), .choices = trades,
    .help = N_ ("It decides which proposals and explanations fit you.") },
  { "proposals-for", ANNEXA_FIELD_CHOICE, N_ ("Trade of the proposals"), ANNEXA_FIELD_INTERNAL,
    N_ ("The trade for which proposals were fetched last."), .choices = trades },
  { "people-count", ANNEXA_FIELD_INTEGER, N_ ("People in scope"), .minimum = 0, .maximum = 1000000,
    .help = N_ ("Everyone who works under your direction, not only employees. The certification body asks for it.") },
  { "sites", ANNEXA_FIELD_LONG_TEXT, N_ ("Sites"), .help = N_ ("The places where you work, one per line.") },
  { "scope-statement", ANNEXA_FIELD_LONG_TEXT, N_ ("Scope"), ANNEXA_FIELD_SEARCH,
    N_ ("Two or three sentences: which services, which people and which sites the certificate is to cover.") },
  { "scope-exclusions", ANNEXA_FIELD_LONG_TEXT, N_ ("What is left out, and why"),
    .help = N_ ("Places, products or teams that the certificate does not cover. The auditor asks why (4.3).") },
  { "interfaces", ANNEXA_FIELD_LONG_TEXT, N_ ("Interfaces"),
    .help = N_ ("Where work crosses the border of the scope: suppliers, parent company, shared offices.") },
  { "objectives-context", ANNEXA_FIELD_LONG_TEXT, N_ ("What the business is out for"),
    .help = N_ ("The aims that information security has to serve.") },
  { "top-management", ANNEXA_FIELD_RECORD, N_ ("Top management"), ANNEXA_FIELD_CREATES, .target = "person",
    .missing = N_ ("nobody named"),
    .help = N_ ("Whoever directs the business. This person approves the policy and holds the management review "
                "(5.1).") },
  { "isms-manager", ANNEXA_FIELD_RECORD, N_ ("Information security manager"), ANNEXA_FIELD_CREATES,
    .target = "person", .missing = N_ ("nobody named"), .synonyms = "ISMS manager|CISO|ISO",
    .help = N_ ("Who looks after the management system day by day and reports to top management (5.3 b).") },
  { "certificate-wanted", ANNEXA_FIELD_DATE, N_ ("Certificate wanted by"), ANNEXA_FIELD_DEADLINE,
    .help = N_ ("The plan to the certificate is worked out backwards from this day. It counts while there is no "
                "certificate.") },
  { "certification-body", ANNEXA_FIELD_TEXT, N_ ("Certification body") },
  { "certificate-number", ANNEXA_FIELD_TEXT, N_ ("Certificate number") },
  { "certificate-issued", ANNEXA_FIELD_DATE, N_ ("Certificate issued") },
  { "certificate-expires", ANNEXA_FIELD_DATE, N_ ("Certificate expires"), ANNEXA_FIELD_DEADLINE },
  { "certificate-soa-version", ANNEXA_FIELD_TEXT, N_ ("Statement of Applicability on the certificate") },
  { "soa-version", ANNEXA_FIELD_TEXT, N_ ("Version of the Statement of Applicability"),
    .help = N_ ("Raise it when decisions change after approval.") },
  { "soa-approved-by", ANNEXA_FIELD_RECORD, N_ ("Statement of Applicability approved by"), ANNEXA_FIELD_CREATES,
    .target = "person",
    .help = N_ ("Who agreed to the decisions about the controls; usually top management.") },
  { "soa-approved-on", ANNEXA_FIELD_DATE, N_ ("Statement of Applicability approved on") },
  { "report-language", ANNEXA_FIELD_TEXT, N_ ("Language of reports"),
    .help = N_ ("A code such as en or de. Empty: the language of the program.") },
  { "paper", ANNEXA_FIELD_CHOICE, N_ ("Paper"), .choices = papers, .initial = "A4" },
  { "colour-1", ANNEXA_FIELD_TEXT, N_ ("Main colour of reports"), ANNEXA_FIELD_COLOUR,
    .help = N_ ("For lines and the cover. As on the web: #1c71d8") },
  { "colour-2", ANNEXA_FIELD_TEXT, N_ ("Second colour of reports"), ANNEXA_FIELD_COLOUR,
    .help = N_ ("For the headings of sections and groups. As on the web: #f5c211") },
  { "report-font", ANNEXA_FIELD_TEXT, N_ ("Font of reports"), ANNEXA_FIELD_FONT,
    .help = N_ ("A font of this computer. Where it is missing, the usual one takes its place.") },
  { "confidentiality-label", ANNEXA_FIELD_TEXT, N_ ("Label on the pages of reports"),
    .help = N_ ("Stands at the top of every page. For example: Confidential") },
  ANNEXA_DUE_FIELDS (N_ ("Certificate expired"), N_ ("Certificate expires soon"), "TRUE", "$.certificate_expires"),
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

static gboolean
is_colour (const char *text)
{
  return *text == '#' && strlen (text) == 7 && strspn (text + 1, "0123456789abcdefABCDEF") == 6;
}

/* Whether it could be the address of a website: www.example.org, perhaps with https:// before and a path behind. */
static gboolean
is_website (const char *text)
{
  const char *host = text;
  gsize length;

  if (g_ascii_strncasecmp (host, "https://", 8) == 0)
    host += 8;
  else if (g_ascii_strncasecmp (host, "http://", 7) == 0)
    host += 7;
  length = strcspn (host, "/?#:");
  for (const char *c = text; *c != '\0'; c++)
    if (g_ascii_isspace (*c) || *c == '@' || *c == ',')
      return FALSE;

  return length > 2 && memchr (host, '.', length) != NULL && host[0] != '.' && host[length - 1] != '.'
         && g_strstr_len (host, (gssize) length, "..") == NULL;
}

static void
check_website (AnnexaRecord   *before,
               AnnexaRecord   *after,
               AnnexaProblems *problems)
{
  const char *website = annexa_record_get_text (after, "website");

  /* What was there already does not keep anybody from changing something else. */
  if (website == NULL || (before != NULL && g_strcmp0 (website, annexa_record_get_text (before, "website")) == 0))
    return;
  if (!is_website (website))
    annexa_problems_add_for (problems, after, "website",
                             _("This is not the address of a website. Write it like www.example.org."));
}

static void
check_organization (AnnexaRecord   *before,
                    AnnexaRecord   *after,
                    AnnexaProblems *problems)
{
  static const char *const colours[] = { "colour-1", "colour-2" };
  const char *issued = after != NULL ? annexa_record_get_text (after, "certificate-issued") : NULL;
  const char *expires = after != NULL ? annexa_record_get_text (after, "certificate-expires") : NULL;

  if (after != NULL)
    check_website (before, after, problems);
  for (guint i = 0; after != NULL && i < G_N_ELEMENTS (colours); i++)
    {
      const char *colour = annexa_record_get_text (after, colours[i]);

      if (colour != NULL && !is_colour (colour))
        annexa_problems_add_for (problems, after, colours[i], _("This is not a colour. Write it like #1c71d8."));
    }
  if (issued != NULL && expires != NULL && strcmp (issued, expires) > 0)
    annexa_problems_add_for (problems, after, "certificate-expires",
                             _("The certificate expires before it is issued. Correct one of the dates."));
}

const AnnexaKind annexa_organization_kind = {
  .name = "organization",
  .label = N_ ("Organization"),
  .plural = N_ ("Organization"),
  .icon = "annexa-organization-symbolic",
  .title = "name",
  .flags = ANNEXA_KIND_SINGLE,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_organization_get_type,
  .check = check_organization,
};
