# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Annexa contributors
"""What the journeys through the window share: the built program is driven from outside, by the keyboard alone, and read as
a screen reader reads it. Where the tools for that are missing, whoever imports this ends as skipped."""

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import time

SKIPPED = 77
PATIENCE = 60
# How long a key may take to move the keyboard before it counts as one that does not.
PATIENCE_AT_END = 4
PATIENCE_IN_TEXTS = 1

try:
    import gi
    gi.require_version('Atspi', '2.0')
    from gi.repository import Atspi, GLib
except (ImportError, ValueError):
    print('Atspi for Python is not installed')
    sys.exit(SKIPPED)
for tool in ('xdotool', 'openbox'):
    if shutil.which(tool) is None:
        print(tool, 'is not installed')
        sys.exit(SKIPPED)

# What has no name of its own is called by the name of its class.
CLASS_NAME = re.compile('(Gtk|Adw|Annexa)[A-Z][A-Za-z]*')
# What GTK 4.8 and libadwaita leave without a name whatever one does: scrolled windows, the lists that combo rows open,
# and the buttons of the window itself.
NAMELESS_IN_GTK = {('scroll pane', ''), ('list', 'GtkListView'), ('list item', ''), ('push button', 'GtkButton')}


TEXT_FIELD = 'a text field'


def pump(seconds=0.05):
    """Lets libatspi take in what the program told; it keeps names, and would answer with old ones."""
    context = GLib.MainContext.default()
    end = time.monotonic() + seconds
    while True:
        while context.pending():
            context.iteration(False)
        if time.monotonic() >= end:
            return
        time.sleep(0.005)


def wait(condition, what):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            result = condition()
            if result:
                return result
        except GLib.Error:
            pass
        pump()
    fail('waited in vain for ' + what)


def fail(message):
    print('FAILED:', message, flush=True)
    sys.exit(1)


def keys(*names, pause=0.25):
    for name in names:
        subprocess.run(['xdotool', 'key', '--clearmodifiers', name], check=True)
        pump(pause)


def write(text):
    subprocess.run(['xdotool', 'type', '--delay', '15', text], check=True)
    pump(0.3)


def find_application():
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(i)
        if child is not None and child.get_name() == 'annexa':
            return child
    return None


def walk(accessible, most_children=45):
    """Everything below, but of long lists only the beginning."""
    yield accessible
    for i in range(min(accessible.get_child_count(), most_children)):
        child = accessible.get_child_at_index(i)
        if child is not None:
            yield from walk(child, most_children)


def has(accessible, state):
    return accessible.get_state_set().contains(state)


def describe_place(accessible):
    """Where something is, by the names around it and in it."""
    around = []
    parent = accessible.get_parent()
    while parent is not None and len(around) < 8:
        around.append(parent.get_name() or parent.get_role_name())
        parent = parent.get_parent()
    inside = [a.get_name() for a in list(walk(accessible))[:12] if a.get_name()]
    return '%s in %s' % (inside, ' < '.join(around))


class Window:
    def __init__(self, application):
        self.application = application
        self.focus = ''
        self.n_gained = 0
        self.n_told = 0
        self.listener = Atspi.EventListener.new(self.focus_changed)
        self.listener.register('object:state-changed:focused')

    def focus_changed(self, event):
        # Of a text field libadwaita tells only that the keyboard has left what had it before.
        self.focus = event.source.get_name() or '' if event.detail1 else TEXT_FIELD
        self.n_gained += 1 if event.detail1 else 0
        self.n_told += 1

    def tab(self):
        """Presses Tab. From one text field to another nothing at all is told."""
        before = self.n_told
        keys('Tab', pause=0.1)
        end = time.monotonic() + PATIENCE_IN_TEXTS
        while self.n_told == before and time.monotonic() < end:
            pump()
        # Who gets it is told right after who loses it.
        pump()

    def tab_to(self, name, most=40):
        for _ in range(most):
            if name in self.focus:
                return
            self.tab()
        fail('the Tab key does not lead to “%s”, but to “%s”' % (name, self.focus))

    def expect_focus(self, name):
        end = time.monotonic() + PATIENCE
        while name not in self.focus:
            if time.monotonic() > end:
                fail('the keyboard is in “%s” instead of “%s”' % (self.focus, name))
            pump()

    def move(self, key):
        """Presses a key that moves the keyboard, and waits until it has. Returns whether it did."""
        before = self.n_gained
        keys(key, pause=0.1)
        end = time.monotonic() + PATIENCE_AT_END
        while self.n_gained == before and time.monotonic() < end:
            pump()
        return self.n_gained > before

    def go_to_sidebar(self):
        """The first destination is the overview."""
        for _ in range(6):
            self.move('F6')
            self.move('Home')
            if self.focus.startswith('Overview'):
                return
        fail('F6 does not lead into the sidebar, but to “%s”' % self.focus)

    def list_destinations(self):
        self.go_to_sidebar()
        names = [self.focus.split(',')[0]]
        while self.move('Down'):
            names.append(self.focus.split(',')[0])
        return names

    def go(self, name):
        self.go_to_sidebar()
        passed = []
        while self.focus.split(',')[0] != name:
            passed.append(self.focus)
            if not self.move('Down'):
                fail('there is no “%s” in the sidebar, but: %s' % (name, '; '.join(passed)))
        keys('Return')
        pump(0.5)

    def has_title(self, title):
        """Whether the window that keys go to has that title."""
        result = subprocess.run(['xdotool', 'getactivewindow', 'getwindowname'], capture_output=True, text=True, check=False)
        return result.stdout.strip() == title

    def check_names(self, what):
        nameless = set()
        n = 0
        for accessible in walk(self.application):
            try:
                if not has(accessible, Atspi.StateType.FOCUSABLE):
                    continue
                n += 1
                name = accessible.get_name() or ''
                role = accessible.get_role_name()
                if (not name or CLASS_NAME.fullmatch(name)) and (role, name) not in NAMELESS_IN_GTK:
                    nameless.add((role, name, describe_place(accessible)))
            except GLib.Error:
                continue
        if nameless:
            fail('%s: without a name, but takes the keyboard: %s' % (what, sorted(nameless)))
        print('%s: %d things take the keyboard, all with a name' % (what, n), flush=True)


def ask(cli, *arguments):
    result = subprocess.run([cli, *arguments], capture_output=True, text=True, check=False)
    if result.returncode != 0:
        fail('annexa-cli %s: %s' % (' '.join(arguments), result.stderr))
    return result.stdout




def ask_records(cli, path, kind, *arguments):
    """The records of a kind as annexa-cli lists them."""
    return json.loads(ask(cli, 'list', path, kind, *arguments, '--format', 'json'))


@contextlib.contextmanager
def running(program, schemas):
    """Runs the program, gives what is needed to drive it, and ends it by its own key; it must end well."""
    environment = dict(os.environ, GSETTINGS_SCHEMA_DIR=schemas, G_DEBUG='fatal-criticals', GTK_A11Y='atspi')
    # The file chooser and the bridge to accessibility leave a little behind that no suppression can name. Leaks of the
    # pages and forms are looked for in the suite "ui".
    environment['ASAN_OPTIONS'] = ':'.join(filter(None, [os.environ.get('ASAN_OPTIONS'), 'detect_leaks=0']))
    Atspi.init()
    with subprocess.Popen([program], env=environment) as process:
        try:
            yield Window(wait(find_application, 'the program'))
            keys('ctrl+q')
            wait(lambda: process.poll() is not None, 'the end of the program')
            if process.returncode != 0:
                fail('the program ended with %d' % process.returncode)
        finally:
            if process.poll() is None:
                process.terminate()


# A clipboard belongs to a program that is asked for it, as it does to the spreadsheet somebody copied from.
SPREADSHEET = """
import sys
import gi
gi.require_version('Gdk', '4.0')
gi.require_version('Gtk', '4.0')
from gi.repository import Gdk, GLib, Gtk
Gtk.init()
Gdk.Display.get_default().get_clipboard().set(sys.stdin.read())
print('copied', flush=True)
GLib.MainLoop().run()
"""


@contextlib.contextmanager
def copied(rows):
    """While this lasts, the rows stand on the clipboard as a spreadsheet puts them there."""
    text = '\n'.join('\t'.join(row) for row in rows)
    environment = dict(os.environ, GTK_A11Y='none')
    with subprocess.Popen([sys.executable, '-c', SPREADSHEET], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                          env=environment) as process:
        try:
            process.stdin.write(text)
            process.stdin.close()
            if process.stdout.readline().strip() != 'copied':
                print('GTK for Python is not installed')
                sys.exit(SKIPPED)
            yield
        finally:
            process.terminate()


def choose_file(window, title, path):
    """Answers the question of the file chooser for a file."""
    wait(lambda: window.has_title(title), 'the file chooser')
    pump(0.5)
    keys('ctrl+a')
    write(path)
    keys('Return')


def is_whole_pdf(path):
    if not os.path.exists(path):
        return False
    with open(path, 'rb') as file:
        return file.read().rstrip().endswith(b'%%EOF')
