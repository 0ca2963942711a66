# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Annexa contributors
"""Every text can be extracted, and what is extracted from the standard is what the program looks up.

    translations.py PRINT_STANDARDS
"""

import os
import pathlib
import re
import sys
import tempfile
import unittest

import source

PRINT_STANDARDS = os.path.abspath(sys.argv[1])
MARK = '¿'


def extract(target):
    """As "meson compile annexa-pot" does, but outside the source. Returns what went wrong: warnings too, other than
    that a file asks gettext for its header, the empty text."""
    result = source.run('xgettext', '--from-code=UTF-8', '--add-comments', '--directory', source.SOURCE,
                        '--files-from', source.SOURCE / 'po/POTFILES', '--output', target,
                        '--keyword=_', '--keyword=N_', '--keyword=C_:1c,2', '--keyword=NC_:1c,2',
                        '--flag=g_set_error:4:c-format', '--flag=g_strdup_printf:1:c-format',
                        env={**os.environ, 'GETTEXTDATADIRS': str(source.SOURCE / 'data/standards'),
                             'LC_ALL': 'C.UTF-8'})
    return re.sub(r'^.*: warning: Empty msgid\..*\n(?: .*\n)*', '', result.stderr, flags=re.M)


def translate(template, catalogue):
    """Makes a language in which every text begins with a mark."""
    text = pathlib.Path(template).read_text(encoding='utf-8').replace('charset=CHARSET', 'charset=UTF-8')
    filled = catalogue.with_suffix('.po')
    filled.write_text(text, encoding='utf-8')
    english = source.run('msgen', '--output-file', filled, filled)
    marked = source.run('msgfilter', '--keep-header', '--input', filled, '--output-file', filled,
                        'sed', f'1s/^/{MARK}/')
    made = source.run('msgfmt', '--output-file', catalogue, filled)
    return english.stderr + ''.join(line for line in marked.stderr.splitlines() if 'error' in line) + made.stderr


@source.needs('xgettext')
@source.needs('msgfilter')
class Translations(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.template = self.folder / 'annexa.pot'
        self.assertEqual(extract(self.template), '')
        self.text = self.template.read_text(encoding='utf-8')

    def test_template(self):
        result = source.run('msgfmt', '--check-format', '--check-domain', '--output-file', os.devnull, self.template)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertGreater(self.text.count('\nmsgid '), 1500)

    def test_every_listed_file_of_data_gives_texts(self):
        """A C file may only look texts up; of data/, each has some, which outside rules find."""
        listed = [line for line in source.read('po/POTFILES').splitlines() if line.startswith('data/')]
        silent = [path for path in listed if not re.search(rf'^#:.*\b{re.escape(path)}:\d', self.text, re.M)]
        self.assertEqual(silent, [])

    def test_the_standard_is_read_in_translation(self):
        messages = self.folder / 'xx/LC_MESSAGES'
        messages.mkdir(parents=True)
        self.assertEqual(translate(self.template, messages / 'annexa.mo'), '')

        result = source.run(PRINT_STANDARDS, self.folder,
                            env={**os.environ, 'LC_ALL': 'C.UTF-8', 'LANGUAGE': 'xx'})
        self.assertEqual(result.returncode, 0, result.stderr)
        lines = result.stdout.splitlines()
        self.assertGreater(len(lines), 93 * 8)
        if not any(line.startswith(MARK) for line in lines):
            self.skipTest('this C library translates nothing in the C.UTF-8 locale')
        self.assertEqual([line for line in lines if not line.startswith(MARK)], [])


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
