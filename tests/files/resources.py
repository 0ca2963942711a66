# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Annexa contributors
"""What ships inside the programs is all of data/, and every icon a window names is ours or one that every theme has."""

import re
import unittest
import xml.etree.ElementTree

import source

PREFIX = '/io/github/annexa/Annexa'

# Both Debian 12's and the newest Adwaita theme have these; whatever else is needed is drawn for Annexa.
THEME_ICONS = {f'{name}-symbolic' for name in (
    'dialog-error', 'dialog-warning', 'document-open', 'document-print', 'document-save-as', 'edit-copy', 'edit-find',
    'edit-paste', 'edit-redo', 'edit-undo', 'go-home', 'go-next', 'go-previous', 'list-add', 'list-remove',
    'object-select', 'open-menu', 'pan-down', 'pan-end', 'system-search', 'view-more', 'view-reveal',
    'window-close')}


def shipped(name):
    """The files in a list of resources, by their path below data/, each with the path it has inside the program."""
    found = {}
    for group in xml.etree.ElementTree.fromstring(source.read(f'data/{name}.gresource.xml')):
        for node in group.iter('file'):
            found[node.text] = f'{group.get("prefix")}/{node.get("alias", node.text)}'
    return found


def used_icons():
    """Every icon named in the windows or in C, with the files that name it."""
    found = {}
    for path in source.files('src', '.c', '.h') + source.files('data/ui', '.ui'):
        text = source.code(path) if path.startswith('src') else source.read(path)
        for name in re.findall(r'["\'>]([a-z0-9][a-z0-9-]*-symbolic)["\'<]', text):
            found.setdefault(name, []).append(path)
    return found


class Resources(unittest.TestCase):
    def test_windows(self):
        ui = shipped('annexa-ui')
        self.assertEqual({path for path in ui if path.startswith('ui/')},
                         {path[len('data/'):] for path in source.files('data/ui')})

    def test_symbolic_icons(self):
        ui = shipped('annexa-ui')
        self.assertEqual({path for path in ui if path.startswith('icons/symbolic/')},
                         {path[len('data/'):] for path in source.files('data/icons/symbolic')})

    def test_data(self):
        """The its and rng files serve translators and tests; everything else of these folders ships."""
        data = shipped('annexa-data')
        wanted = {path[len('data/'):] for folder in ('schema', 'standards', 'templates')
                  for path in source.files(f'data/{folder}') if not path.endswith(('.its', '.loc', '.rng'))}
        self.assertEqual({path for path in data if not path.startswith('sample/')}, wanted)

    def test_sample(self):
        """Where the example company ships inside the program, it ships whole; what is wrong in it is told to tests."""
        sample = {path for path in shipped('annexa-data') if path.startswith('sample/')}
        wanted = {path[len('data/'):] for path in source.files('data/sample')}
        self.assertEqual(sample, wanted - {'sample/FLAWS.md'})

    def test_paths_in_code_exist(self):
        inside = set(shipped('annexa-ui').values()) | set(shipped('annexa-data').values())
        wrong = []
        for path in source.files('src', '.c'):
            for name in re.findall(rf'"({PREFIX}/[^"%]+\.[a-z]+)"', source.code(path)):
                if name not in inside:
                    wrong.append(f'{path} names {name}')
        self.assertEqual(wrong, [])

    def test_every_icon_used_is_there(self):
        ours = {path.split('/')[-1][:-len('.svg')] for path in source.files('data/icons/symbolic', '.svg')}
        missing = {name: paths for name, paths in used_icons().items() if name not in ours | THEME_ICONS}
        self.assertEqual(missing, {})

    def test_icons_are_found_at_all(self):
        """Guards the test above against reading nothing."""
        self.assertGreater(len(used_icons()), 20)

    def test_icons_recolour(self):
        """GTK paints what is filled with the colour of text; a symbolic icon is 16 by 16 and has no picture in it."""
        for path in source.files('data/icons/symbolic', '.svg') + source.files('data/icons/hicolor/symbolic', '.svg'):
            root = xml.etree.ElementTree.fromstring(source.read(path))
            with self.subTest(path):
                self.assertEqual((root.get('width'), root.get('height')), ('16', '16'))
                self.assertEqual([node.tag for node in root.iter() if node.tag.endswith('}image')], [])
                colours = set(re.findall(r'#[0-9a-fA-F]{3,6}\b', source.read(path)))
                self.assertLessEqual(colours, {'#2e3436', '#222222', '#000', '#000000', '#bebebe'})


if __name__ == '__main__':
    unittest.main()
