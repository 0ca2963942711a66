# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Annexa contributors
"""Who may include whom, and which library belongs to which folder."""

import os
import re
import unittest

import source

# Each folder, and the folders whose headers it may include beside its own.
ALLOWED = {
    'base': [],
    'records': ['base'],
    'store': ['base', 'records'],
    'project': ['base', 'records', 'store'],
    'standards': ['base', 'records', 'project'],
    'isms': ['base', 'records', 'project', 'standards'],
    'chart': ['base'],
    'report': ['base', 'records', 'project', 'standards', 'isms', 'chart'],
    'exchange': ['base', 'records', 'project', 'standards', 'isms'],
    'cli': ['base', 'records', 'project', 'standards', 'isms', 'chart', 'report', 'exchange'],
    'ui': ['base', 'records', 'project', 'standards', 'isms', 'chart', 'report', 'exchange'],
}

# Libraries that only some folders may see, by how their headers are written in an include.
LIBRARIES = {
    r'(gtk|gdk|gsk)/|adwaita\.h|libadwaita': ['ui'],
    r'sqlite3': ['store'],
    r'libxml/xmlwriter\.h': ['report', 'exchange'],
    r'libxml/(?!xmlwriter)': ['base'],
    r'zip\.h': ['base', 'report', 'exchange'],
    r'cmark': ['report'],
    r'cairo|pango': ['chart', 'report', 'ui'],
    r'json-glib': ['exchange', 'cli'],
    r'xlsxwriter': ['exchange'],
}


def includes(path):
    return re.findall(r'^[ \t]*#[ \t]*include[ \t]+([<"])([^>"]+)[>"]', source.code(path), re.M)


class Layers(unittest.TestCase):
    def setUp(self):
        self.files = source.files('src', '.c', '.h')
        self.owner = {os.path.basename(path): path.split('/')[1] for path in self.files if path.endswith('.h')}

    def test_every_folder_has_a_rule(self):
        folders = {path.split('/')[1] for path in self.files if path.count('/') > 1}
        self.assertEqual(folders - set(ALLOWED), set())

    def test_own_headers(self):
        wrong = []
        for path in self.files:
            if path.count('/') < 2:
                continue
            folder = path.split('/')[1]
            for kind, header in includes(path):
                owner = self.owner.get(header)
                if kind == '"' and owner not in (None, folder) and owner not in ALLOWED[folder]:
                    wrong.append(f'{path} includes {header}, which is in {owner}/')
        self.assertEqual(wrong, [])

    def test_private_headers_stay_in_their_folder(self):
        wrong = [f'{path} includes {header}' for path in self.files for _, header in includes(path)
                 if header.endswith('-private.h') and self.owner.get(header) != path.split('/')[1]]
        self.assertEqual(wrong, [])

    def test_every_included_header_exists(self):
        generated = {'config.h', 'annexa-data-resources.h', 'annexa-ui-resources.h'}
        wrong = [f'{path} includes {header}' for path in self.files for kind, header in includes(path)
                 if kind == '"' and header not in self.owner and header not in generated]
        self.assertEqual(wrong, [])

    def test_libraries(self):
        wrong = []
        for path in self.files:
            folder = path.split('/')[1]
            for kind, header in includes(path):
                for pattern, folders in LIBRARIES.items():
                    if kind == '<' and re.match(pattern, header) and folder not in folders:
                        wrong.append(f'{path} includes {header}, which is for {" and ".join(folders)}/')
        self.assertEqual(wrong, [])

    def test_meson_links_as_the_rule_says(self):
        """A library of the wrong folder must not get into a folder's dependencies either."""
        libraries = {'gtk_dep': ['ui'], 'adwaita_dep': ['ui'], 'sqlite_dep': ['store'], 'libxml_dep': ['base', 'report', 'exchange'],
                     'cmark_dep': ['report'], 'ui_dep': ['ui'], 'store_dep': ['store', 'project']}
        wrong = []
        for path in source.files('src', 'meson.build'):
            folder = path.split('/')[1]
            if folder == 'meson.build':
                continue
            # A folder declares its own dependency; naming it is no use of it.
            text = re.sub(rf'^{folder}_dep = ', '', source.read(path), flags=re.M)
            wrong += [f'{path} uses {name}' for name, folders in libraries.items()
                      if re.search(rf'\b{name}\b', text) and folder not in folders]
        self.assertEqual(wrong, [])


if __name__ == '__main__':
    unittest.main()
