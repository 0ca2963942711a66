# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Annexa contributors
"""Everything that can be done can be done by a key, or stands in a menu or on a button."""

import re
import unittest

import source

ACTION = r'[a-z]+\.[a-z-]+'

INSTALLED = [
    re.compile(r'install_(?:property_)?action \([^;"]+, "(' + ACTION + r')"'),
    # Rows of tables: a name, a type of parameter or none, and a function.
    re.compile(r'\{ "(' + ACTION + r')",(?: (?:NULL|"[a-z()]+"),)? [a-z_]+ \}'),
]
# What is carried out by another action, or by a button that does more than that.
CARRIED_OUT = {
    'page.import-table': 'win.import-table',
    'page.save-list': 'win.save-list',
    'page.adopt-template': 'win.adopt-template',
    'register.add-filter': 'page.add-filter',
    'register.filter-menu': 'page.filter-menu',
    'page.confirm-proposal': 'page.delete-proposal',  # the buttons stand side by side
}

# The application has a list without its prefix.
ENTRY = re.compile(r'\{ \.name = "([a-z-]+)", \.activate')
LITERAL = re.compile(r'"(' + ACTION + r')(?:::[^"]*|\([^"]*\))?"')
IN_TEMPLATE = re.compile(r'action(?:-name)?">(?:action\()?(' + ACTION + ')')
# Where a name stands without offering the action to anybody.
NO_OFFER = re.compile(r'(?:install_(?:property_)?action|set_enabled|activate_action|strcmp|g_str_equal|annexa_window_can'
                      r'|need_[a-z]+\[\] *=)')


def statement_before(text, position):
    """What stands between the last end of a statement and a place; the list that a place stands in belongs to it."""
    start = max(text.rfind(end, 0, position) for end in ';}')
    return text[start + 1:position]


def list_actions(sources):
    actions = set()
    for name, text in sources.items():
        for pattern in INSTALLED:
            actions.update(pattern.findall(text))
        if name.endswith('annexa-application.c'):
            actions.update('app.' + action for action in ENTRY.findall(text))
    return actions


def list_offered(sources):
    """Names in templates, in tables of keys and menus, and wherever else a button, a menu or a key gets them."""
    offered = set()
    for path in source.files('data/ui', '.ui'):
        offered.update(IN_TEMPLATE.findall(source.read(path)))
    for text in sources.values():
        installed = {match.start(1) for pattern in INSTALLED for match in pattern.finditer(text)}
        offered.update(match.group(1) for match in LITERAL.finditer(text)
                       if match.start(1) not in installed and not NO_OFFER.search(statement_before(text, match.start())))
    return offered


class ActionsTest(unittest.TestCase):
    maxDiff = None

    def test_offered(self):
        sources = {path: source.code(path) for path in source.files('src/ui', '.c')}
        actions = list_actions(sources)
        self.assertGreater(len(actions), 60)
        offered = list_offered(sources)
        for action, by in CARRIED_OUT.items():
            self.assertIn(action, actions)
            self.assertIn(by, offered)
        self.assertEqual(sorted(actions - offered - set(CARRIED_OUT)), [])


if __name__ == '__main__':
    unittest.main()
