-- SPDX-License-Identifier: GPL-3.0-or-later
-- Copyright The Annexa contributors
--
-- The first version of the project file. Not released yet: once it is, this file is never edited again, and changes
-- come as further steps that only add columns and tables at the end.
--
-- Rules that undo, the past and merging depend on, each kept by a test: STRICT tables; a NOT NULL primary key in each;
-- every reference DEFERRABLE INITIALLY DEFERRED without an ON DELETE action, and with an index; refs have a plain index,
-- not UNIQUE; no generated columns, triggers or views; no columns for when and by whom a record was changed, because
-- history knows.

-- What the file knows about itself.
CREATE TABLE project (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Every edit, in order. Rows are only ever added. "changeset" is compressed and may be emptied by the one command that
-- erases for good; "changeset_hash" is the SHA-256 of the changeset before compression, "hash" chains the rows.
CREATE TABLE history (
  seq INTEGER PRIMARY KEY NOT NULL,
  edit_id BLOB NOT NULL,
  time TEXT NOT NULL,
  person TEXT NOT NULL,
  label TEXT NOT NULL,
  undoes INTEGER,
  schema INTEGER NOT NULL,
  changeset_hash BLOB NOT NULL,
  hash BLOB NOT NULL,
  changeset BLOB
) STRICT;

-- Per table the sum, modulo 2^128, of a hash per cell: tells which register is damaged.
CREATE TABLE digest (
  name TEXT PRIMARY KEY NOT NULL,
  sum BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- The highest number given out in the refs of a kind, so that none is given out twice.
CREATE TABLE counter (
  kind TEXT PRIMARY KEY NOT NULL,
  last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Attached files by their SHA-256, outside history and undo; nothing references them.
CREATE TABLE attachment (
  sha256 TEXT PRIMARY KEY NOT NULL,
  size INTEGER NOT NULL,
  data BLOB NOT NULL
) STRICT;

-- Every record of every kind, for links that may lead to any kind.
CREATE TABLE record (
  id INTEGER PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL
) STRICT;

-- The kinds, in the order of the work.

CREATE TABLE organization (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  name TEXT,
  legal_form TEXT,
  address TEXT,
  website TEXT,
  logo TEXT,
  trade TEXT,
  people_count INTEGER CHECK (people_count BETWEEN 0 AND 1000000),
  sites TEXT,
  scope_statement TEXT,
  scope_exclusions TEXT,
  interfaces TEXT,
  objectives_context TEXT,
  top_management INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  isms_manager INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  certification_body TEXT,
  certificate_number TEXT,
  certificate_issued TEXT,
  certificate_expires TEXT,
  certificate_soa_version TEXT,
  soa_version TEXT,
  soa_approved_by INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  soa_approved_on TEXT,
  report_language TEXT,
  paper TEXT,
  colour_1 TEXT,
  colour_2 TEXT,
  confidentiality_label TEXT,
  notes TEXT
) STRICT;
CREATE INDEX organization_by_ref ON organization (length (ref), ref);
CREATE INDEX organization_by_top_management ON organization (top_management);
CREATE INDEX organization_by_isms_manager ON organization (isms_manager);
CREATE INDEX organization_by_soa_approved_by ON organization (soa_approved_by);

CREATE TABLE person (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  name TEXT,
  email TEXT,
  phone TEXT,
  job_title TEXT,
  department TEXT,
  external INTEGER NOT NULL DEFAULT 0 CHECK (external IN (0, 1)),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  joined TEXT,
  "left" TEXT,
  notes TEXT
) STRICT;
CREATE INDEX person_by_ref ON person (length (ref), ref);

CREATE TABLE method (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  title TEXT,
  version TEXT,
  status TEXT,
  approved_by INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  approved_on TEXT,
  description TEXT,
  notes TEXT
) STRICT;
CREATE INDEX method_by_ref ON method (length (ref), ref);
CREATE INDEX method_by_approved_by ON method (approved_by);

CREATE TABLE scale_step (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  method INTEGER REFERENCES method DEFERRABLE INITIALLY DEFERRED,
  dimension TEXT,
  step INTEGER CHECK (step BETWEEN 1 AND 6),
  label TEXT,
  description TEXT,
  money TEXT,
  operations TEXT,
  legal TEXT,
  reputation TEXT,
  safety TEXT,
  notes TEXT
) STRICT;
CREATE INDEX scale_step_by_ref ON scale_step (length (ref), ref);
CREATE INDEX scale_step_by_method ON scale_step (method);

CREATE TABLE level (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  method INTEGER REFERENCES method DEFERRABLE INITIALLY DEFERRED,
  position INTEGER CHECK (position BETWEEN 1 AND 6),
  label TEXT,
  sign TEXT,
  colour TEXT,
  acceptable INTEGER NOT NULL DEFAULT 0 CHECK (acceptable IN (0, 1)),
  description TEXT,
  notes TEXT
) STRICT;
CREATE INDEX level_by_ref ON level (length (ref), ref);
CREATE INDEX level_by_method ON level (method);

CREATE TABLE matrix_cell (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  method INTEGER REFERENCES method DEFERRABLE INITIALLY DEFERRED,
  likelihood INTEGER CHECK (likelihood BETWEEN 1 AND 6),
  impact INTEGER CHECK (impact BETWEEN 1 AND 6),
  level INTEGER REFERENCES level DEFERRABLE INITIALLY DEFERRED,
  notes TEXT
) STRICT;
CREATE INDEX matrix_cell_by_ref ON matrix_cell (length (ref), ref);
CREATE INDEX matrix_cell_by_method ON matrix_cell (method);
CREATE INDEX matrix_cell_by_level ON matrix_cell (level);
-- Every level of every risk is looked up here.
CREATE INDEX matrix_cell_by_rating ON matrix_cell (method, likelihood, impact, level);

CREATE TABLE asset (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  name TEXT,
  class TEXT,
  type TEXT,
  description TEXT,
  owner INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  custodian INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  location TEXT,
  quantity INTEGER CHECK (quantity BETWEEN 0 AND 1000000000),
  classification TEXT,
  personal_data INTEGER NOT NULL DEFAULT 0 CHECK (personal_data IN (0, 1)),
  confidentiality INTEGER CHECK (confidentiality BETWEEN 0 AND 4),
  integrity INTEGER CHECK (integrity BETWEEN 0 AND 4),
  availability INTEGER CHECK (availability BETWEEN 0 AND 4),
  needs_inherited INTEGER NOT NULL DEFAULT 1 CHECK (needs_inherited IN (0, 1)),
  in_scope INTEGER NOT NULL DEFAULT 1 CHECK (in_scope IN (0, 1)),
  status TEXT,
  access_reviewed TEXT,
  restore_tested TEXT,
  recovery_time INTEGER CHECK (recovery_time BETWEEN 0 AND 100000),
  recovery_point INTEGER CHECK (recovery_point BETWEEN 0 AND 100000),
  value REAL,
  acquired TEXT,
  reviewed TEXT,
  next_review TEXT,
  notes TEXT
) STRICT;
CREATE INDEX asset_by_ref ON asset (length (ref), ref);
CREATE INDEX asset_by_owner ON asset (owner);
CREATE INDEX asset_by_custodian ON asset (custodian);

CREATE TABLE asset_depends_on (
  source INTEGER NOT NULL REFERENCES asset DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES asset DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX asset_depends_on_by_target ON asset_depends_on (target);

CREATE TABLE threat (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  name TEXT,
  origin TEXT,
  category TEXT,
  affects TEXT,
  description TEXT,
  in_scope INTEGER NOT NULL DEFAULT 1 CHECK (in_scope IN (0, 1)),
  notes TEXT
) STRICT;
CREATE INDEX threat_by_ref ON threat (length (ref), ref);

CREATE TABLE vulnerability (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  name TEXT,
  category TEXT,
  severity TEXT,
  description TEXT,
  notes TEXT
) STRICT;
CREATE INDEX vulnerability_by_ref ON vulnerability (length (ref), ref);

CREATE TABLE vulnerability_exploited_by (
  source INTEGER NOT NULL REFERENCES vulnerability DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES threat DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX vulnerability_exploited_by_by_target ON vulnerability_exploited_by (target);

CREATE TABLE control (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  title TEXT,
  own INTEGER NOT NULL DEFAULT 1 CHECK (own IN (0, 1)),
  theme TEXT,
  types TEXT,
  properties TEXT,
  concepts TEXT,
  capabilities TEXT,
  domains TEXT,
  applicable TEXT,
  reasons TEXT,
  justification TEXT,
  status TEXT,
  how TEXT,
  owner INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  maturity INTEGER CHECK (maturity BETWEEN 0 AND 5),
  effectiveness TEXT,
  last_checked TEXT,
  next_check TEXT,
  notes TEXT
) STRICT;
CREATE INDEX control_by_ref ON control (length (ref), ref);
CREATE INDEX control_by_owner ON control (owner);

CREATE TABLE risk (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  title TEXT,
  threat INTEGER REFERENCES threat DEFERRABLE INITIALLY DEFERRED,
  vulnerability INTEGER REFERENCES vulnerability DEFERRABLE INITIALLY DEFERRED,
  scenario TEXT,
  affects TEXT,
  owner INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  inherent_likelihood INTEGER CHECK (inherent_likelihood BETWEEN 1 AND 6),
  inherent_impact INTEGER CHECK (inherent_impact BETWEEN 1 AND 6),
  current_likelihood INTEGER CHECK (current_likelihood BETWEEN 1 AND 6),
  current_impact INTEGER CHECK (current_impact BETWEEN 1 AND 6),
  reason TEXT,
  treatment TEXT,
  target_likelihood INTEGER CHECK (target_likelihood BETWEEN 1 AND 6),
  target_impact INTEGER CHECK (target_impact BETWEEN 1 AND 6),
  accepted_by INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  accepted_on TEXT,
  acceptance_reason TEXT,
  acceptance_expires TEXT,
  status TEXT,
  next_review TEXT,
  notes TEXT
) STRICT;
CREATE INDEX risk_by_ref ON risk (length (ref), ref);
CREATE INDEX risk_by_threat ON risk (threat);
CREATE INDEX risk_by_vulnerability ON risk (vulnerability);
CREATE INDEX risk_by_owner ON risk (owner);
CREATE INDEX risk_by_accepted_by ON risk (accepted_by);

CREATE TABLE risk_assets (
  source INTEGER NOT NULL REFERENCES risk DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES asset DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX risk_assets_by_target ON risk_assets (target);

CREATE TABLE risk_existing_controls (
  source INTEGER NOT NULL REFERENCES risk DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES control DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX risk_existing_controls_by_target ON risk_existing_controls (target);

CREATE TABLE risk_planned_controls (
  source INTEGER NOT NULL REFERENCES risk DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES control DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX risk_planned_controls_by_target ON risk_planned_controls (target);

CREATE TABLE evidence (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  title TEXT,
  file TEXT,
  location TEXT,
  effective_from TEXT,
  valid_until TEXT,
  collected_by INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  notes TEXT
) STRICT;
CREATE INDEX evidence_by_ref ON evidence (length (ref), ref);
CREATE INDEX evidence_by_collected_by ON evidence (collected_by);

CREATE TABLE evidence_for (
  source INTEGER NOT NULL REFERENCES evidence DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_for_by_target ON evidence_for (target);
