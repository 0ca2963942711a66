#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Annexa contributors
"""A newcomer's first half hour without a pointer.

    newcomer.py ANNEXA ANNEXA_CLI SCHEMA_FOLDER

Makes a project, says what the organization is, pastes five assets from a spreadsheet, assesses three risks, decides on ten
controls, notes a task and saves the Statement of Applicability; then the command line says what the file holds.
"""

import os
import sys

from driving import (TEXT_FIELD, ask, ask_records, copied, fail, is_whole_pdf, keys, running, choose_file, wait, write)

FIRM = 'Lantern Software'
SCOPE = 'Making and running our booking service, at Hamburg, by all who work here.'
ASSETS = [['Name', 'Category', 'Owner', 'Location'],
          ['Notebook Anna', 'Hardware', 'Anna Boss', 'Hamburg'],
          ['Notebook Dora', 'Hardware', 'Dora Dev', 'Home office'],
          ['Git server', 'Software', 'Dora Dev', 'Hamburg'],
          ['Customer contracts', 'Information', 'Anna Boss', 'Cabinet'],
          ['Wiki', 'Service', 'Dora Dev', 'Hamburg']]
RISKS = [('Ransomware encrypts the Git server', 3, 5, 'Git server'),
         ('Notebook Dora is stolen on a train', 4, 3, 'Notebook Dora'),
         ('Contracts burn', 1, 4, 'Customer contracts')]
N_DECISIONS = 10
TASK = 'Encrypt all notebooks'


def make_project(window, path):
    keys('ctrl+shift+n')
    wait(lambda: window.has_title('New project'), 'the dialog for a new project')
    window.expect_focus(TEXT_FIELD)
    write(FIRM)
    keys('Return')
    window.expect_focus('Trade')
    keys('space', 'End', 'Return', 'alt+r')
    choose_file(window, 'Where to keep the project', path)
    wait(lambda: window.has_title(FIRM), 'the new project')
    window.expect_focus('Write down in two or three sentences')


def describe_organization(window):
    """What is to be done next leads to the field for it."""
    window.tab_to('Write down in two or three sentences')
    keys('Return')
    window.expect_focus('Scope')
    write(SCOPE)
    keys('ctrl+Return')


def paste_assets(window):
    window.go('Assets')
    window.expect_focus('Add asset')
    with copied(ASSETS):
        keys('ctrl+v')
        wait(lambda: window.has_title('Paste'), 'the preview of what is pasted')
        keys('Return')
        window.expect_focus('A-001')


def assess_risk(window, title, likelihood, impact, asset):
    keys('ctrl+n')
    window.expect_focus(TEXT_FIELD)
    write(title)
    window.tab_to('Add to Assets at risk')
    keys('Return')
    window.expect_focus('Search')
    write(asset)
    keys('Return', 'Escape')
    window.expect_focus('Assets at risk')
    window.tab_to('Likelihood')
    keys(str(likelihood))
    window.tab_to('Impact')
    keys(str(impact))


def decide(window):
    """Enter leads to the decision, a digit makes it, and Shift+F6 leads back to the list."""
    window.go('Applicability')
    for i in range(N_DECISIONS):
        window.expect_focus('A.5.%d ' % (i + 1))
        keys('Return')
        window.expect_focus('Applies')
        keys('1')
        window.tab_to('Good practice')
        keys('space')
        keys('shift+F6')
        window.expect_focus('A.5.%d ' % (i + 1))
        keys('Down')


def add_task(window):
    window.go('Plan')
    keys('ctrl+n')
    window.expect_focus(TEXT_FIELD)
    write(TASK)
    keys('Return')


def check_project(cli, path):
    organization = ask_records(cli, path, 'organization')[0]
    if (organization['name'], organization['scope-statement']) != (FIRM, SCOPE):
        fail('the organization is %s' % organization)
    people = {person['ref']: person['name'] for person in ask_records(cli, path, 'person')}
    assets = {asset['name']: asset for asset in ask_records(cli, path, 'asset')}
    pasted = sorted([name, people[asset['owner']], asset['location']] for name, asset in assets.items())
    if pasted != sorted([row[0], row[2], row[3]] for row in ASSETS[1:]):
        fail('the assets are %s' % pasted)
    risks = {risk['title']: risk for risk in ask_records(cli, path, 'risk')}
    for title, likelihood, impact, asset in RISKS:
        risk = risks[title]
        if (risk['current-likelihood'], risk['current-impact'], risk['assets']) != (
                likelihood, impact, [assets[asset]['ref']]):
            fail('a risk is %s' % risk)
    if len(risks) != len(RISKS):
        fail('the risks are %s' % sorted(risks))
    decided = ask_records(cli, path, 'control', '--where', 'applicable=yes')
    if [control['ref'] for control in decided] != ['A.5.%d' % (i + 1) for i in range(N_DECISIONS)]:
        fail('decided are %s' % [control['ref'] for control in decided])
    if any(control['reasons'] != ['best-practice'] for control in decided):
        fail('the reasons are %s' % [control['reasons'] for control in decided])
    if [task['title'] for task in ask_records(cli, path, 'task')] != [TASK]:
        fail('the tasks are %s' % ask_records(cli, path, 'task'))
    ask(cli, 'verify', path)


def main():
    program, cli, schemas = sys.argv[1:4]
    project = os.path.join(os.environ['HOME'], 'lantern.annexa')
    statement = os.path.join(os.environ['HOME'], 'statement.pdf')

    with running(program, schemas) as window:
        make_project(window, project)
        describe_organization(window)
        paste_assets(window)
        window.go('Risks')
        for risk in RISKS:
            assess_risk(window, *risk)
        decide(window)
        add_task(window)
        window.go('Applicability')
        keys('ctrl+shift+e')
        choose_file(window, 'Save report as PDF', statement)
        wait(lambda: is_whole_pdf(statement), 'the PDF')
    check_project(cli, project)
    print('done')


if __name__ == '__main__':
    main()
