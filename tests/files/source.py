# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Annexa contributors
"""What the tests of this folder share: where the source is, and how its files are read."""

import os
import pathlib
import re
import shutil
import subprocess
import unittest

SOURCE = pathlib.Path(__file__).resolve().parents[2]
APPLICATION_ID = 'io.github.annexa.Annexa'
GENERATED = {'.git', '_build', '__pycache__', '.flatpak-builder'}


def read(path):
    return (SOURCE / path).read_text(encoding='utf-8')


def files(folder, *suffixes):
    """The files below a folder of the source, by their path in it, sorted."""
    found = []
    for here, folders, names in os.walk(SOURCE / folder):
        folders[:] = [name for name in folders if name not in GENERATED and not name.startswith('_build')]
        found += [os.path.relpath(os.path.join(here, name), SOURCE) for name in names
                  if not suffixes or name.endswith(suffixes)]
    return sorted(found)


def code(path):
    """The text of a C file without its comments, so that prose about a call is not taken for one."""
    text = read(path)
    return re.sub(r'"(?:\\.|[^"\\\n])*"|/\*.*?\*/|//[^\n]*',
                  lambda match: match[0] if match[0].startswith('"') else ' ', text, flags=re.S)


def run(*command, **options):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, **options)


def needs(program):
    """Skips a test where an outside program is not installed."""
    return unittest.skipUnless(shutil.which(program), f'{program} is not installed')
