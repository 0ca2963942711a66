/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-commands.h"
#include "annexa-organization-page.h"
#include "annexa-report.h"
#include "annexa-search-item.h"
#include "annexa-sidebar.h"

/* The pages of the sidebar, the reports and what the program does, by name. What stands in the main menu is read from there. */

static char *
find_key (AnnexaWindow *window,
          const char   *action,
          GVariant     *target)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));
  g_autofree char *detailed = g_action_print_detailed_name (action, target);
  g_auto (GStrv) accels = gtk_application_get_accels_for_action (application, detailed);
  guint key;
  GdkModifierType modifiers;

  if (accels[0] == NULL || !gtk_accelerator_parse (accels[0], &key, &modifiers))
    return NULL;
  return gtk_accelerator_get_label (key, modifiers);
}

static void
add_command (GPtrArray    *commands,
             AnnexaWindow *window,
             const char   *icon,
             const char   *title,
             const char   *line,
             const char   *action,
             GVariant     *target)
{
  AnnexaSearchItem *item = g_new0 (AnnexaSearchItem, 1);

  item->section = ANNEXA_SEARCH_COMMANDS;
  item->icon = icon;
  item->title = g_strdup (title);
  item->line = g_strdup (line);
  item->action = g_strdup (action);
  item->target = target != NULL ? g_variant_ref_sink (target) : NULL;
  item->key = find_key (window, action, item->target);
  g_ptr_array_add (commands, item);
}

/* The heading in the sidebar under which a page stands says what it is about. */
static void
add_pages (GPtrArray         *commands,
           AnnexaWindow      *window,
           AnnexaSearchWords *words)
{
  guint n;
  const AnnexaDestination *destinations = annexa_destinations_list (&n);
  const char *section = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *line = NULL;

      if (destinations[i].section != NULL)
        section = destinations[i].section;
      if (!annexa_search_words_name (words, _(destinations[i].label)))
        continue;
      /* TRANSLATORS: What a found page is, and the heading in the sidebar under which it stands: “Page · Controls” */
      line = section != NULL && *section != '\0' ? g_strdup_printf (_("Page · %s"), _(section)) : g_strdup (_("Page"));
      add_command (commands, window, destinations[i].icon, _(destinations[i].label), line, "win.go",
                   g_variant_new_string (destinations[i].name));
    }
}

static void
add_tab (GPtrArray               *commands,
         AnnexaWindow            *window,
         const AnnexaDestination *destination,
         const AnnexaKind        *kind)
{
  /* TRANSLATORS: The page on which a found tab is: “Tab of Issues and parties” */
  g_autofree char *line = g_strdup_printf (_("Tab of %s"), _(destination->label));
  gboolean single = (kind->flags & ANNEXA_KIND_SINGLE) != 0;

  add_command (commands, window, kind->icon, annexa_kind_get_plural (kind), line,
               single ? "win.show-settings" : "win.show-list",
               single ? g_variant_new_string (kind->name) : g_variant_new ("(ss)", kind->name, ""));
}

/* Further lists of a page, and forms of what there is once. */
static void
add_lists (GPtrArray         *commands,
           AnnexaWindow      *window,
           AnnexaSearchWords *words)
{
  guint n;
  const AnnexaDestination *destinations = annexa_destinations_list (&n);

  for (guint i = 0; i < n; i++)
    for (guint j = 1; destinations[i].kinds[0] != NULL && destinations[i].kinds[j] != NULL; j++)
      {
        const AnnexaKind *kind = annexa_kind_lookup (destinations[i].kinds[j]);

        if (annexa_search_words_name (words, annexa_kind_get_plural (kind)))
          add_tab (commands, window, &destinations[i], kind);
      }
}

/* Other ways in which a page shows the same, also by what other programs call them. */
static void
add_pictures (GPtrArray         *commands,
              AnnexaWindow      *window,
              AnnexaSearchWords *words)
{
  static const struct
  {
    const char *destination;
    const char *name;
    const char *title;
    const char *words;
  } pictures[] = {
    { "timeline", "timeline", N_ ("Plan over the months"), N_ ("Gantt chart") },
    { "timeline", "board", N_ ("Board"), N_ ("Kanban tasks") },
    { "assets", "map", N_ ("Asset map"), N_ ("Map of assets") },
    { "calendar", "agenda", N_ ("List of what is due"), N_ ("Agenda") },
    { "calendar", "duties", N_ ("Duties"), N_ ("What is to be done again and again") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      const AnnexaDestination *destination = annexa_destination_find (pictures[i].destination);
      g_autofree char *all = g_strdup_printf ("%s %s", _(pictures[i].title), _(pictures[i].words));
      g_autofree char *line = g_strdup_printf (_("Tab of %s"), _(destination->label));

      if (annexa_search_words_name (words, all))
        add_command (commands, window, destination->icon, _(pictures[i].title), line, "win.show-picture",
                     g_variant_new ("(ss)", pictures[i].destination, pictures[i].name));
    }
}

/* The parts of the settings of the project, also by what is set there. */
static void
add_settings (GPtrArray         *commands,
              AnnexaWindow      *window,
              AnnexaSearchWords *words)
{
  guint n;
  const AnnexaOrganizationTab *tabs = annexa_organization_tabs_list (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *all = g_strdup_printf ("%s %s", _(tabs[i].title), _(tabs[i].words));

      if (annexa_search_words_name (words, all) && annexa_organization_has_tab (annexa_window_get_project (window), &tabs[i]))
        add_command (commands, window, tabs[i].icon, _(tabs[i].title), _("Tab of Organization"), "win.show-settings",
                     g_variant_new_string (tabs[i].name));
    }
}

static void
add_report (GPtrArray          *commands,
            AnnexaWindow       *window,
            const AnnexaReport *report)
{
  /* TRANSLATORS: What a found report is, and the heading under which it stands: “Report · Assets and risks” */
  g_autofree char *line = g_strdup_printf (_("Report · %s"), annexa_report_group_get_title (report->group));

  add_command (commands, window, report->icon, annexa_report_get_title (report), line, "win.show-report",
               g_variant_new_string (report->name));
}

/* Minutes are the report on a management review: its name alone does not say so, but what is said about it. Such a report is
 * not what is meant where anything else has the words in its name. */
static void
add_reports (GPtrArray         *commands,
             AnnexaWindow      *window,
             AnnexaSearchWords *words,
             gboolean           by_name)
{
  guint n;
  const AnnexaReport *const *reports = annexa_reports_list (&n);

  for (guint i = 0; i < n; i++)
    {
      gboolean named = annexa_search_words_name (words, annexa_report_get_title (reports[i]));

      if (by_name ? named : !named && annexa_search_words_name (words, annexa_report_get_description (reports[i])))
        add_report (commands, window, reports[i]);
    }
}

static char *
remove_mnemonic (const char *label)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);

  return g_strjoinv ("", parts);
}

static void
add_menu_item (GPtrArray         *commands,
               AnnexaWindow      *window,
               GMenuModel        *menu,
               int                position,
               AnnexaSearchWords *words)
{
  g_autofree char *label = NULL;
  g_autofree char *action = NULL;
  g_autofree char *title = NULL;

  if (!g_menu_model_get_item_attribute (menu, position, G_MENU_ATTRIBUTE_LABEL, "s", &label)
      || !g_menu_model_get_item_attribute (menu, position, G_MENU_ATTRIBUTE_ACTION, "s", &action))
    return;
  title = remove_mnemonic (label);
  /* Who reads this is there already. */
  if (strcmp (action, "win.search-everything") == 0)
    return;
  if (annexa_search_words_name (words, title) && annexa_window_can (window, action))
    add_command (commands, window, "open-menu-symbolic", title, _("In the main menu"), action, NULL);
}

static void
add_menu (GPtrArray         *commands,
          AnnexaWindow      *window,
          GMenuModel        *menu,
          AnnexaSearchWords *words)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      if (section != NULL)
        add_menu (commands, window, section, words);
      else
        add_menu_item (commands, window, menu, i, words);
    }
}

/* What is done with buttons of the pages. */
static void
add_others (GPtrArray         *commands,
            AnnexaWindow      *window,
            AnnexaSearchWords *words)
{
  static const struct
  {
    const char *title;
    const char *line;
    const char *icon;
    const char *action;
  } others[] = {
    { N_ ("Search on this page"), N_ ("On the page that is shown"), "edit-find-symbolic", "win.search" },
    { N_ ("Show or hide the form"), N_ ("On the page that is shown"), "annexa-close-form-symbolic", "win.toggle-form" },
    { N_ ("Export report as PDF"), N_ ("On the page “Reports”"), "annexa-pdf-symbolic", "win.save-report-pdf" },
    { N_ ("Export report as text document"), N_ ("On the page “Reports”"), "annexa-odt-symbolic",
      "win.save-report-odt" },
    { N_ ("Print report"), N_ ("On the page “Reports”"), "document-print-symbolic", "win.print" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (annexa_search_words_name (words, _(others[i].title)) && annexa_window_can (window, others[i].action))
      add_command (commands, window, others[i].icon, _(others[i].title), _(others[i].line), others[i].action, NULL);
}

/**
 * annexa_commands_find:
 * @window: a window with a project
 * @menu: its main menu
 * @words: the words that their names must have, or what is said about a report
 *
 * Returns: (transfer full) (element-type AnnexaSearchItem): pages, reports, and what can be done now
 */
GPtrArray *
annexa_commands_find (AnnexaWindow      *window,
                      GMenuModel        *menu,
                      AnnexaSearchWords *words)
{
  GPtrArray *commands = g_ptr_array_new_with_free_func ((GDestroyNotify) annexa_search_item_free);

  add_pages (commands, window, words);
  add_lists (commands, window, words);
  add_pictures (commands, window, words);
  add_settings (commands, window, words);
  add_reports (commands, window, words, TRUE);
  add_menu (commands, window, menu, words);
  add_others (commands, window, words);
  add_reports (commands, window, words, FALSE);
  return commands;
}
