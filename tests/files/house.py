# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Annexa contributors
"""How the files of the source are named and headed, and where the few calls live that newer platforms discourage."""

import os
import re
import unittest

import source

LICENCE = 'SPDX-License-Identifier: GPL-3.0-or-later'
HOLDER = 'Copyright The Annexa contributors'
HEADED = ('.c', '.h', '.ui', '.css', '.sql', '.svg', '.rng', '.its', '.loc', '.py', '.sh', '.gschema.xml', '.xml.in')

# Deprecated by newer platforms, there at the floor: each stands behind one file of ours, so that one file changes when
# it goes.
DEPRECATED = {
    r'\badw_leaflet_|\bAdwLeaflet\b|\bADW_(?:TYPE_)?LEAFLET': 'annexa-panes.c',
    r'\badw_message_dialog_|\bAdwMessageDialog\b|\bADW_(?:TYPE_)?MESSAGE_DIALOG': 'annexa-dialog.c',
    r'\bgtk_file_chooser_native_|\bGtkFileChooserNative\b|\bGTK_(?:TYPE_)?FILE_CHOOSER_NATIVE': 'annexa-files.c',
}
REFUSED = re.compile(r'\b(?:AdwFlap|AdwSqueezer|GtkComboBoxText|GtkTreeView|adw_flap_new|adw_squeezer_new|'
                     r'gtk_combo_box_text_new|gtk_tree_view_new)\b')


def kebab(name):
    """AnnexaSoaPage -> annexa-soa-page"""
    return re.sub(r'(?<!^)(?=[A-Z])', '-', name).lower()


def classes(path):
    """The classes a C file defines or declares."""
    return re.findall(r'^G_(?:DEFINE|DECLARE)_(?:ABSTRACT_|FINAL_|DERIVABLE_)?(?:TYPE|INTERFACE)\w*\s*\(\s*(\w+)',
                      source.code(path), re.M)


def stem(path):
    return os.path.basename(path).rsplit('.', 1)[0]


class House(unittest.TestCase):
    def setUp(self):
        self.c_files = source.files('src', '.c', '.h')

    def test_headers(self):
        scripts = ['build-aux/run', 'build-aux/test', '.ci/run']
        folders = ('src', 'data', 'tests', 'build-aux', 'help')
        paths = [path for folder in folders for path in source.files(folder, *HEADED)]
        wrong = [path for path in paths + scripts
                 if not all(line in '\n'.join(source.read(path).splitlines()[:7]) for line in (LICENCE, HOLDER))]
        self.assertEqual(wrong, [])

    def test_c_files_begin_with_the_header(self):
        begin = f'/* {LICENCE}\n * {HOLDER}\n'
        tests = source.files('tests', '.c', '.h')
        self.assertEqual([path for path in self.c_files + tests if not source.read(path).startswith(begin)], [])

    def test_c_files_are_named_after_the_program(self):
        wrong = [path for path in self.c_files
                 if not re.fullmatch(r'annexa-[a-z0-9-]+\.[ch]', os.path.basename(path)) and path != 'src/main.c']
        self.assertEqual(wrong, [])

    def test_classes_live_in_files_of_their_name(self):
        """A class that only one file knows may stand in that file."""
        public = {name: path for path in self.c_files if path.endswith('.h') for name in classes(path)}
        wrong = [f'{name} is in {path}' for path in self.c_files for name in classes(path)
                 if name in public and kebab(name) != stem(path).removesuffix('-private')]
        self.assertEqual(wrong, [])
        self.assertGreater(len(public), 40)

    def test_one_class_a_file(self):
        public = {name for path in self.c_files if path.endswith('.h') for name in classes(path)}
        wrong = [path for path in self.c_files if len([name for name in set(classes(path)) if name in public]) > 1]
        self.assertEqual(wrong, [])

    def test_files_stay_readable(self):
        """Half of the files have at most 300 lines and nine of ten at most 700."""
        lengths = sorted(source.read(path).count('\n') for path in self.c_files)
        self.assertLessEqual(lengths[len(lengths) // 2], 300)
        self.assertLessEqual(lengths[len(lengths) * 9 // 10], 700)
        self.assertLessEqual(lengths[-1], 1200)

    def test_windows_match_their_classes(self):
        sources = {stem(path): path for path in source.files('src/ui', '.c')}
        wrong = []
        for path in source.files('data/ui', '.ui'):
            text = source.read(path)
            template = re.search(r'<template class="(\w+)"', text)
            if template and (kebab(template[1]) != stem(path) or stem(path) not in sources
                             or f'/ui/{stem(path)}.ui' not in source.read(sources[stem(path)])):
                wrong.append(f'{path} is the template of {template[1]}')
            for name in set(re.findall(r'class="(Annexa\w+)"', text)):
                if kebab(name) not in sources:
                    wrong.append(f'{path} uses {name}, which no file of src/ui defines')
        self.assertEqual(wrong, [])

    def test_forms_belong_to_kinds(self):
        kinds = {stem(path).removesuffix('-record') for path in source.files('src/records', '.c')}
        wrong = [path for path in source.files('data/ui', '-form.ui') if stem(path).removesuffix('-form') not in kinds]
        self.assertEqual(wrong, [])

    def test_deprecated_classes_stand_behind_one_file_each(self):
        wrong = []
        for pattern, owner in DEPRECATED.items():
            users = [path for path in self.c_files if re.search(pattern, source.code(path))]
            users += [path for path in source.files('data/ui', '.ui') if re.search(pattern, source.read(path))]
            wrong += [f'{path} should use {owner}' for path in users if os.path.basename(path) != owner]
            self.assertIn(f'src/ui/{owner}', users)
        self.assertEqual(wrong, [])

    def test_refused_classes(self):
        wrong = [path for path in self.c_files if REFUSED.search(source.code(path))]
        wrong += [path for path in source.files('data/ui', '.ui') if REFUSED.search(source.read(path))]
        self.assertEqual(wrong, [])

    def test_tasks_hold_no_widgets(self):
        """The worker may be the last to let go of a task, and with it of the source object, which must not be finalized there:
        what belongs to the window is held by the data of the callback."""
        tasks = [(path, argument.strip()) for path in source.files('src/ui', '.c')
                 for argument in re.findall(r'\bg_task_new \(([^,]+),', source.code(path))]
        self.assertEqual([f'{path}: {argument}' for path, argument in tasks if argument not in ('NULL', 'project')], [])
        self.assertGreater(len(tasks), 10)

    def test_workers_stand_back(self):
        """One that is started in another way competes with the window."""
        users = [path for path in source.files('src', '.c') if 'g_task_run_in_thread' in source.code(path)]
        self.assertEqual(users, ['src/base/annexa-worker.c'])

    def test_no_paths_of_one_machine(self):
        """Built from pieces, so that this file does not find itself."""
        pattern = re.compile('|'.join(f'/{name}/' for name in ('home', 'root', 'Users', 'work/main', 'work/shared'))
                             + r'|/tmp/annexa\b')
        wrong = [f'{path}:{number}: {line.strip()}' for path in source.files('.')
                 if not path.endswith(('.png', '.gz', '.annexa', '.xlsx', '.ods', 'house.py'))
                 for number, line in enumerate(source.read(path).splitlines(), 1) if pattern.search(line)]
        self.assertEqual(wrong, [])


if __name__ == '__main__':
    unittest.main()
