# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Annexa contributors
"""What the README shows to newcomers works as it is printed there.

    readme.py ANNEXA_CLI
"""

import os
import pathlib
import re
import shlex
import sys
import tempfile
import unittest

import source

ANNEXA_CLI = pathlib.Path(sys.argv.pop(1)).resolve()
SILENT = {'new', 'set'}
MAKES_ONE = {'baseline'}
SAYS_ONE = {'exchange-proposals'}

# The example company is not ready yet, and finding that is what these are for.
FINDS = {'check'}
FOUND = 1


def command_lines():
    """The lines of the section about the command line, without what explains them."""
    section = source.read('README.md').split('\n## The command line\n')[1].split('\n## ')[0]
    block = re.search(r'```sh\n(.*?)```', section, re.S)[1]
    return [line.split(' # ')[0].rstrip() for line in block.splitlines()]


def links():
    return re.findall(r'\]\((?!https?:)([^)#]+)', source.read('README.md'))


class ReadmeTest(unittest.TestCase):
    maxDiff = None

    def test_command_lines(self):
        lines = command_lines()
        self.assertGreater(len(lines), 3)
        with tempfile.TemporaryDirectory() as folder:
            environment = dict(os.environ, HOME=folder, XDG_STATE_HOME=f'{folder}/state', LC_ALL='C.UTF-8',
                               PATH=f'{ANNEXA_CLI.parent}:{os.environ["PATH"]}')
            for line in lines:
                with self.subTest(line=line):
                    self.check(line, folder, environment)

    def check(self, line, folder, environment):
        words = shlex.split(line)
        self.assertEqual(words[0], 'annexa-cli')
        done = source.run('sh', '-c', line, cwd=folder, env=environment)
        self.assertEqual((done.returncode, done.stderr), (FOUND if words[1] in FINDS else 0, ''))

        written = [words[i + 1] for i, word in enumerate(words) if word in ('-o', '>')]
        if written:
            self.assertGreater(pathlib.Path(folder, written[0]).stat().st_size, 100)
        elif words[1] in SILENT:
            self.assertEqual(done.stdout, '')
        elif words[1] in MAKES_ONE:
            self.assertRegex(done.stdout, r'\A[A-Z]+-\d+\n\Z')
        elif words[1] in SAYS_ONE:
            self.assertEqual(len(done.stdout.splitlines()), 1, done.stdout)
        else:
            # A list without rows is a heading alone.
            self.assertGreater(len(done.stdout.splitlines()), 1, done.stdout)

    def test_links(self):
        self.assertTrue(links())
        for link in links():
            self.assertTrue((source.SOURCE / link).exists(), link)


if __name__ == '__main__':
    unittest.main()
