# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Annexa contributors
"""The desktop recognises a project by its content, whatever it is called, and takes no other database for one.

    mime.py ANNEXA_CLI MIME_FILE
"""

import os
import pathlib
import shutil
import sqlite3
import sys
import tempfile
import unittest

import source

CLI, MIME = (os.path.abspath(path) for path in sys.argv[1:3])
TYPE = 'application/vnd.annexa.project+sqlite3'


@source.needs('update-mime-database')
@source.needs('gio')
class Recognition(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory())
                                  if hasattr(cls, 'enterClassContext') else tempfile.mkdtemp())
        cls.addClassCleanup(shutil.rmtree, cls.folder, True)
        packages = cls.folder / 'share/mime/packages'
        packages.mkdir(parents=True)
        shutil.copy('/usr/share/mime/packages/freedesktop.org.xml', packages)
        shutil.copy(MIME, packages)
        cls.environment = {'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8', 'HOME': str(cls.folder),
                           'XDG_DATA_HOME': str(cls.folder / 'home'), 'XDG_STATE_HOME': str(cls.folder / 'state'),
                           'XDG_DATA_DIRS': str(cls.folder / 'share')}
        cls.environment.update((name, value) for name, value in os.environ.items() if name.endswith('SAN_OPTIONS'))
        result = source.run('update-mime-database', cls.folder / 'share/mime', env=cls.environment)
        assert result.returncode == 0 and 'annexa' not in result.stderr, result.stderr

        cls.project = cls.folder / 'ours.annexa'
        result = source.run(CLI, 'new', cls.project, '--name', 'Ours', env=cls.environment)
        assert result.returncode == 0, result.stderr

    def recognise(self, path):
        result = source.run('gio', 'info', '--attributes', 'standard::content-type,standard::icon', path,
                            env=self.environment)
        self.assertEqual(result.returncode, 0, result.stderr)
        facts = dict(line.strip().split(': ', 1) for line in result.stdout.splitlines()
                     if line.strip().startswith('standard::'))
        return facts['standard::content-type'], facts['standard::icon']

    def test_by_name(self):
        kind, icon = self.recognise(self.project)
        self.assertEqual(kind, TYPE)
        self.assertIn(f'{source.APPLICATION_ID}.project', icon)

    def test_by_content(self):
        for name in ('no-ending', 'copy.from.a.phone', 'backup.annexa~1'):
            with self.subTest(name):
                shutil.copy(self.project, self.folder / name)
                self.assertEqual(self.recognise(self.folder / name)[0], TYPE)

    def test_other_databases_are_left_alone(self):
        for name, number in (('plain', 0), ('other', 0x47504b47)):
            with self.subTest(name):
                path = self.folder / name
                database = sqlite3.connect(path)
                database.execute(f'PRAGMA application_id = {number}')
                database.execute('CREATE TABLE t (x)')
                database.commit()
                database.close()
                self.assertNotEqual(self.recognise(path)[0], TYPE)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
