# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Annexa contributors
"""po/POTFILES names every file with text for people, and no other.

    potfiles.py [--write]       with --write the list is brought up to date instead
"""

import os
import re
import sys
import unittest

import source

C_TEXT = re.compile(r'(?<![A-Za-z0-9_])(?:_|N_|C_|NC_|Q_|ngettext|g_dngettext|dngettext|g_dpgettext2)\s*\(')
XML_TEXT = re.compile(r'translatable="(?:yes|true)"')
DATA = ('.desktop.in', '.metainfo.xml.in', '.gschema.xml', f'{source.APPLICATION_ID}.xml.in')


def listed():
    lines = [line.strip() for line in source.read('po/POTFILES').splitlines()]
    return [line for line in lines if line and not line.startswith('#')]


def has_text(path):
    """A header may define the macros themselves; only uses count."""
    text = re.sub(r'^[ \t]*#[ \t]*define[ \t]+(?:_|N_|C_|NC_)\(.*$', '', source.code(path), flags=re.M)
    return C_TEXT.search(text) is not None


def expected():
    names = [path for path in source.files('src', '.c', '.h') if has_text(path)]
    names += [path for path in source.files('data/ui', '.ui') if XML_TEXT.search(source.read(path))]
    names += [path for path in source.files('data') if path.endswith(DATA)]
    # The ITS rules beside the standard say what is taken from each of its files.
    ruled = re.findall(r'pattern="([^"]+)"', source.read('data/standards/its/annexa-standards.loc'))
    names += [path for path in source.files('data/standards', '.xml') if os.path.basename(path) in ruled]
    return names


def write():
    comments = [line for line in source.read('po/POTFILES').splitlines() if line.startswith('#')]
    lines = comments + sorted(set(expected()))
    (source.SOURCE / 'po/POTFILES').write_text('\n'.join(lines) + '\n', encoding='utf-8')


class Potfiles(unittest.TestCase):
    def test_complete(self):
        self.assertEqual(sorted(set(expected()) - set(listed())), [], 'these have text and are not listed')

    def test_nothing_else(self):
        self.assertEqual(sorted(set(listed()) - set(expected())), [], 'these are listed and have no text')

    def test_sorted_and_once(self):
        self.assertEqual(listed(), sorted(set(listed())))

    def test_standards_have_rules(self):
        """A new file of the standard comes with a rule about what is translated in it."""
        names = {path for path in source.files('data/standards', '.xml')}
        self.assertEqual(names - set(expected()), set())

    def test_ui_texts_are_marked(self):
        """Labels, titles and tooltips without the mark would stay English; “@page-1@” is filled by the program."""
        pattern = re.compile(r'<property name="(label|title|subtitle|tooltip-text|placeholder-text|description)">'
                             r'([^<]*[A-Za-z]{2}[^<]*)</property>')
        wrong = [f'{path}: {match[2].strip()}' for path in source.files('data/ui', '.ui')
                 for match in pattern.finditer(source.read(path))
                 if not re.fullmatch(r'@[a-z0-9-]+@', match[2].strip())]
        self.assertEqual(wrong, [])


if __name__ == '__main__':
    if sys.argv[1:] == ['--write']:
        write()
    else:
        unittest.main()
