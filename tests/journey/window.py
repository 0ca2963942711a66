#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Annexa contributors
"""Drives the built program from outside, by the keyboard alone and as a screen reader sees it.

    window.py ANNEXA ANNEXA_CLI SCHEMA_FOLDER

Opens the example company, adds an asset and a risk to it, exports the Statement of Applicability, and looks at the file
with the command line afterwards. On every page each thing that takes the keyboard must have a name. Runs on a display and
a bus that tests/ui/run-with-display provides; skipped where the tools are missing.
"""

import os
import sys

from driving import TEXT_FIELD, ask, ask_records, fail, is_whole_pdf, keys, pump, running, choose_file, wait, write


def add_asset(window):
    window.go('Assets')
    keys('ctrl+n')
    window.expect_focus(TEXT_FIELD)
    write('Franking machine')
    keys('Return')
    window.tab_to('Owner')
    keys('Return')
    window.expect_focus('Search')
    write('Nora')
    keys('Return')
    window.expect_focus('Owner: Nora Falk')


def add_risk(window):
    window.go('Risks')
    keys('ctrl+n')
    window.expect_focus(TEXT_FIELD)
    write('Letters are franked and sent to the wrong customer')
    keys('Return')
    window.tab_to('Add to Assets at risk')
    keys('Return')
    window.expect_focus('Search')
    write('Franking machine')
    keys('Return', 'Escape')
    window.tab_to('Likelihood')
    keys('4')
    window.tab_to('Impact')
    keys('3')


def export_statement(window, path):
    """From the page of applicability, Ctrl+Shift+E saves its report."""
    window.go('Applicability')
    keys('ctrl+shift+e')
    choose_file(window, 'Save report as PDF', path)
    wait(lambda: is_whole_pdf(path), 'the PDF')


def check_project(cli, path):
    asset = ask_records(cli, path, 'asset', '--where', 'name=Franking machine')
    if len(asset) != 1:
        fail('there are %d franking machines' % len(asset))
    people = ask_records(cli, path, 'person', '--where', 'name=Nora Falk')
    if asset[0]['owner'] != people[0]['ref']:
        fail('the owner is %s' % asset[0]['owner'])
    risks = ask_records(cli, path, 'risk', '--search', 'franked wrong')
    if len(risks) != 1:
        fail('there are %d risks of the letters' % len(risks))
    if risks[0]['assets'] != [asset[0]['ref']]:
        fail('the risk is about %s' % risks[0]['assets'])
    if (risks[0]['current-likelihood'], risks[0]['current-impact']) != (4, 3):
        fail('the risk is rated %s' % risks[0])
    ask(cli, 'verify', path)


def main():
    program, cli, schemas = sys.argv[1:4]
    home = os.environ['HOME']
    project = os.path.join(home, '.local/share/annexa/examples/Example company.annexa')

    with running(program, schemas) as window:
        window.check_names('Welcome')
        keys('ctrl+shift+n')
        wait(lambda: window.has_title('New project'), 'the dialog for a new project')
        window.check_names('New project')
        keys('Escape')
        wait(lambda: window.has_title('Annexa'), 'the first page')
        window.tab_to('Look at an example company')
        keys('Return')
        wait(lambda: window.has_title('Weber Optics GmbH'), 'the example company')
        pump(1)

        add_asset(window)
        add_risk(window)
        for _ in window.list_destinations():
            keys('alt+Next', pause=0.5)
        window.check_names('All pages')
        export_statement(window, os.path.join(home, 'statement.pdf'))
    check_project(cli, project)
    print('done')


if __name__ == '__main__':
    main()
