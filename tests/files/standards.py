# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Annexa contributors
"""The standard as data follows its schemas, and the example company can be read.

    standards.py ANNEXA_CLI
"""

import csv
import json
import os
import pathlib
import sys
import tempfile
import unittest
import xml.etree.ElementTree

import source

CLI = os.path.abspath(sys.argv[1])


def schema_of(path):
    """Each file has its own schema; a folder of files of one format has one beside it."""
    own = source.SOURCE / path.replace('.xml', '.rng')
    return own if own.exists() else (source.SOURCE / path).parent.with_suffix('.rng')


class Standards(unittest.TestCase):
    @source.needs('xmllint')
    def test_valid(self):
        paths = source.files('data/standards', '.xml')
        self.assertGreater(len(paths), 1)
        for path in paths:
            with self.subTest(path):
                schema = schema_of(path)
                result = source.run('xmllint', '--noout', '--nonet', '--relaxng', schema, source.SOURCE / path)
                self.assertEqual(result.returncode, 0, result.stderr)

    @source.needs('xmllint')
    def test_the_schemas_refuse_what_they_should(self):
        """A schema that let everything pass would make the test above worthless."""
        for path in source.files('data/standards', '.xml'):
            with self.subTest(path), tempfile.TemporaryDirectory() as folder:
                root = xml.etree.ElementTree.fromstring(source.read(path))
                root[0].append(xml.etree.ElementTree.Element('surprise'))
                broken = pathlib.Path(folder) / 'broken.xml'
                broken.write_bytes(xml.etree.ElementTree.tostring(root))
                schema = schema_of(path)
                result = source.run('xmllint', '--noout', '--nonet', '--relaxng', schema, broken)
                self.assertEqual(result.returncode, 3, result.stderr)

    def test_annex_a_is_whole(self):
        """What RELAX NG cannot say: 93 controls, numbered without a gap, and no word twice in a list."""
        root = xml.etree.ElementTree.fromstring(source.read('data/standards/annex-a.xml'))
        counts = [len(theme.findall('control')) for theme in root.findall('theme')]
        self.assertEqual(counts, [37, 8, 14, 34])
        for theme in root.findall('theme'):
            numbers = [control.get('id') for control in theme.findall('control')]
            self.assertEqual(numbers, [f'{theme.get("prefix")}.{n}' for n in range(1, len(numbers) + 1)])
        for control in root.iter('control'):
            for name, value in control.attrib.items():
                self.assertEqual(len(value.split()), len(set(value.split())), f'{control.get("id")} {name}')

    def test_starter_sets_leave_out_what_is_there(self):
        """A record that a trade leaves out or replaces is one that all have, and no id is used twice in a file."""
        common = self.starter_ids('common')
        self.assertEqual(len(common), len(set(common)))
        for path in source.files('data/standards/starters', '.xml'):
            name = pathlib.Path(path).stem
            if name == 'common':
                continue
            own = self.starter_ids(name)
            without = xml.etree.ElementTree.fromstring(source.read(path)).get('without', '').split()
            with self.subTest(path):
                self.assertEqual(len(own), len(set(own)))
                self.assertEqual(set(without) - set(common), set())
                self.assertEqual(set(without) & set(own), set())

    def starter_ids(self, name):
        root = xml.etree.ElementTree.fromstring(source.read(f'data/standards/starters/{name}.xml'))
        return [record.get('id') for record in root if record.get('id')]


class Sample(unittest.TestCase):
    def fields(self, kind):
        result = source.run(CLI, 'kinds', kind, '--format', 'json')
        self.assertEqual(result.returncode, 0, result.stderr)
        return {field['name'] for field in json.loads(result.stdout)[0]['fields']}

    def test_tables_parse(self):
        """Strictly: each row as long as the first, every column a field of that kind, no column twice."""
        paths = source.files('data/sample', '.csv')
        self.assertGreater(len(paths), 5)
        for path in paths:
            with self.subTest(path):
                with open(source.SOURCE / path, encoding='utf-8', newline='') as stream:
                    rows = list(csv.reader(stream, strict=True))
                self.assertEqual({len(row) for row in rows}, {len(rows[0])})
                self.assertEqual(len(rows[0]), len(set(rows[0])))
                self.assertLessEqual(set(rows[0]), self.fields(pathlib.Path(path).stem))
                self.assertGreater(len(rows), 1)

    def test_tables_name_files_that_are_there(self):
        named = set()
        for table, column in (('evidence', 'file'), ('organization', 'logo'), ('document', 'file')):
            with open(source.SOURCE / f'data/sample/{table}.csv', encoding='utf-8', newline='') as stream:
                named |= {row[column] for row in csv.DictReader(stream) if row.get(column)}
        there = {pathlib.Path(path).name for path in source.files('data/sample/files')}
        self.assertEqual({pathlib.Path(name).name for name in named}, there)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
