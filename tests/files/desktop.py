# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Annexa contributors
"""What the desktop is told about Annexa is valid, and says the same everywhere.

    desktop.py DESKTOP_FILE METAINFO_FILE MIME_FILE
"""

import configparser
import os
import re
import sys
import unittest
import xml.etree.ElementTree

import source

ID = source.APPLICATION_ID
DESKTOP, METAINFO, MIME = sys.argv[1:4]
MIME_SPACE = '{http://www.freedesktop.org/standards/shared-mime-info}'


def desktop_entry():
    parser = configparser.RawConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(DESKTOP, encoding='utf-8')
    return parser['Desktop Entry']


class DesktopFile(unittest.TestCase):
    @source.needs('desktop-file-validate')
    def test_valid(self):
        result = source.run('desktop-file-validate', DESKTOP)
        self.assertEqual((result.returncode, result.stdout + result.stderr), (0, ''))

    def test_says_what_is_installed(self):
        entry = desktop_entry()
        self.assertEqual(os.path.basename(DESKTOP), f'{ID}.desktop')
        self.assertEqual(entry['Icon'], ID)
        self.assertTrue((source.SOURCE / f'data/icons/hicolor/scalable/apps/{ID}.svg').exists())
        self.assertTrue((source.SOURCE / f'data/icons/hicolor/symbolic/apps/{ID}-symbolic.svg').exists())
        self.assertIn(f"executable('{entry['Exec'].split()[0]}'", source.read('src/meson.build'))


class Metainfo(unittest.TestCase):
    def setUp(self):
        self.root = xml.etree.ElementTree.parse(METAINFO).getroot()

    @source.needs('appstreamcli')
    def test_valid(self):
        result = source.run('appstreamcli', 'validate', '--no-net', METAINFO)
        self.assertEqual(result.returncode, 0, result.stdout)
        self.assertEqual([line for line in result.stdout.splitlines() if line.startswith(('W:', 'E:'))], [])

    def test_same_name_everywhere(self):
        self.assertEqual(self.root.findtext('id'), ID)
        self.assertEqual(self.root.findtext('launchable'), f'{ID}.desktop')
        self.assertIn(f"application_id = '{ID}'", source.read('meson.build'))
        self.assertIn(f'<schema id="{ID}"', source.read(f'data/{ID}.gschema.xml'))

    def test_latest_release_is_this_version(self):
        version = re.search(r"version: '([^']+)'", source.read('meson.build'))[1]
        self.assertEqual(self.root.find('releases/release').get('version'), version)

    def test_releases_are_newest_first(self):
        dates = [release.get('date') for release in self.root.iter('release')]
        self.assertEqual(dates, sorted(dates, reverse=True))

    def test_programs_are_built(self):
        built = ''.join(source.read(path) for path in source.files('src', 'meson.build'))
        for node in self.root.iter('binary'):
            self.assertIn(f"executable('{node.text}'", built)

    def test_screenshots_are_in_the_source(self):
        names = [node.text.rsplit('/', 1)[-1] for node in self.root.iter('image')]
        self.assertGreater(len(names), 0)
        missing = [name for name in names if not (source.SOURCE / 'data/screenshots' / name).exists()]
        self.assertEqual(missing, [])

    def test_short_enough(self):
        self.assertLessEqual(len(self.root.findtext('name')), 15)
        self.assertLessEqual(len(self.root.findtext('summary')), 35)
        for node in self.root.iter('caption'):
            self.assertLessEqual(len(node.text), 100)
            self.assertFalse(node.text.endswith('.'))


class MimeType(unittest.TestCase):
    def test_same_type_everywhere(self):
        kind = xml.etree.ElementTree.parse(MIME).getroot().find(f'{MIME_SPACE}mime-type')
        name = kind.get('type')
        self.assertEqual(desktop_entry()['MimeType'], f'{name};')
        metainfo = xml.etree.ElementTree.parse(METAINFO).getroot()
        self.assertEqual([node.text for node in metainfo.iter('mediatype')], [name])
        icon = kind.find(f'{MIME_SPACE}icon').get('name')
        self.assertTrue(icon.startswith(f'{ID}.'), 'a Flatpak shares only icons that are named after the program')
        self.assertTrue((source.SOURCE / f'data/icons/hicolor/scalable/mimetypes/{icon}.svg').exists())


class Settings(unittest.TestCase):
    @source.needs('glib-compile-schemas')
    def test_valid(self):
        result = source.run('glib-compile-schemas', '--strict', '--dry-run', source.SOURCE / 'data')
        self.assertEqual((result.returncode, result.stderr), (0, ''))

    def test_every_key_is_used_and_every_used_key_is_there(self):
        keys = set(re.findall(r'<key name="([^"]+)"', source.read(f'data/{ID}.gschema.xml')))
        code = '\n'.join(source.code(path) for path in source.files('src/ui', '.c'))
        used = set(re.findall(r'\bg_settings_\w+ \([^,;]+, "([a-z][a-z0-9-]+)"', code))
        self.assertEqual(used - keys, set(), 'these are used and not in the schema: the program would abort')
        self.assertEqual({key for key in keys if f'"{key}"' not in code}, set(), 'these are in the schema and not used')


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
