#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Annexa contributors
"""Twenty risks typed in a row, by the keyboard alone and without looking for anything.

    twenty-risks.py ANNEXA ANNEXA_CLI SCHEMA_FOLDER

Into a new project of annexa-cli that is opened by its path; then the command line says whether each has its title, its
likelihood and its impact.
"""

import os
import sys

from driving import TEXT_FIELD, ask, ask_records, fail, keys, running, choose_file, wait, write

N_RISKS = 20
# From the name of a risk to its likelihood: what could happen, owner, assets, likelihood.
TABS = 4


def list_risks():
    return [('Risk number %d' % (i + 1), i % 5 + 1, (i * 2) % 5 + 1) for i in range(N_RISKS)]


def type_risk(window, title, likelihood, impact):
    keys('ctrl+n', pause=0.1)
    window.expect_focus(TEXT_FIELD)
    write(title)
    for _ in range(TABS):
        window.tab()
    window.expect_focus('Likelihood')
    keys(str(likelihood), pause=0.1)
    window.tab()
    window.expect_focus('Impact')
    keys(str(impact), pause=0.1)


def check_project(cli, path):
    risks = [(risk['title'], risk['current-likelihood'], risk['current-impact']) for risk in ask_records(cli, path, 'risk')]
    if sorted(risks) != sorted(list_risks()):
        fail('the risks are %s' % sorted(risks))
    ask(cli, 'verify', path)


def main():
    program, cli, schemas = sys.argv[1:4]
    project = os.path.join(os.environ['HOME'], 'risks.annexa')

    ask(cli, 'new', project, '--name', 'Twenty risks')
    with running(program, schemas) as window:
        keys('ctrl+o')
        choose_file(window, 'Open project', project)
        wait(lambda: window.has_title('Twenty risks'), 'the project')
        window.go('Risks')
        for risk in list_risks():
            type_risk(window, *risk)
    check_project(cli, project)
    print('done')


if __name__ == '__main__':
    main()
