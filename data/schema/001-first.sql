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
  proposals_for TEXT,
  people_count INTEGER CHECK (people_count BETWEEN 0 AND 1000000),
  sites TEXT,
  scope_statement TEXT,
  scope_exclusions TEXT,
  interfaces TEXT,
  objectives_context TEXT,
  top_management INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  isms_manager INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  certificate_wanted TEXT,
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
  report_font TEXT,
  confidentiality_label TEXT,
  notes TEXT
) STRICT;
CREATE INDEX organization_by_ref ON organization (length (ref), ref);
CREATE INDEX organization_by_top_management ON organization (top_management);
CREATE INDEX organization_by_isms_manager ON organization (isms_manager);
CREATE INDEX organization_by_soa_approved_by ON organization (soa_approved_by);

CREATE TABLE limits (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  audit_months INTEGER CHECK (audit_months BETWEEN 1 AND 60),
  review_months INTEGER CHECK (review_months BETWEEN 1 AND 60),
  assessment_months INTEGER CHECK (assessment_months BETWEEN 1 AND 60),
  reassessment_days INTEGER CHECK (reassessment_days BETWEEN 1 AND 365),
  document_months INTEGER CHECK (document_months BETWEEN 1 AND 60),
  context_months INTEGER CHECK (context_months BETWEEN 1 AND 60),
  obligation_months INTEGER CHECK (obligation_months BETWEEN 1 AND 60),
  supplier_months INTEGER CHECK (supplier_months BETWEEN 1 AND 60),
  awareness_months INTEGER CHECK (awareness_months BETWEEN 1 AND 60),
  onboarding_days INTEGER CHECK (onboarding_days BETWEEN 1 AND 365),
  access_review_months INTEGER CHECK (access_review_months BETWEEN 1 AND 60),
  restore_test_months INTEGER CHECK (restore_test_months BETWEEN 1 AND 60),
  evidence_months INTEGER CHECK (evidence_months BETWEEN 1 AND 60),
  major_days INTEGER CHECK (major_days BETWEEN 1 AND 365),
  major_days_after_stage_2 INTEGER CHECK (major_days_after_stage_2 BETWEEN 1 AND 365),
  minor_plan_days INTEGER CHECK (minor_plan_days BETWEEN 1 AND 365),
  minor_days INTEGER CHECK (minor_days BETWEEN 1 AND 365),
  notification_hours INTEGER CHECK (notification_hours BETWEEN 1 AND 720),
  soon_days INTEGER CHECK (soon_days BETWEEN 1 AND 365),
  notes TEXT
) STRICT;
CREATE INDEX limits_by_ref ON limits (length (ref), ref);

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

CREATE TABLE role (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  name TEXT,
  purpose TEXT,
  responsibilities TEXT,
  authority TEXT,
  required_competence TEXT,
  deputy INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  proposal INTEGER NOT NULL DEFAULT 0 CHECK (proposal IN (0, 1)),
  starter_id TEXT,
  as_proposed INTEGER NOT NULL DEFAULT 0 CHECK (as_proposed IN (0, 1)),
  notes TEXT
) STRICT;
CREATE INDEX role_by_ref ON role (length (ref), ref);
CREATE INDEX role_by_deputy ON role (deputy);
CREATE INDEX role_by_proposal ON role (proposal) WHERE proposal = 1;

CREATE TABLE role_held_by (
  source INTEGER NOT NULL REFERENCES role DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX role_held_by_by_target ON role_held_by (target);

CREATE TABLE competence (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  person INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  what TEXT,
  role INTEGER REFERENCES role DEFERRABLE INITIALLY DEFERRED,
  proof TEXT,
  valid_until TEXT,
  notes TEXT
) STRICT;
CREATE INDEX competence_by_ref ON competence (length (ref), ref);
CREATE INDEX competence_by_person ON competence (person);
CREATE INDEX competence_by_role ON competence (role);

CREATE TABLE training (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  title TEXT,
  topic TEXT,
  date TEXT,
  valid_until TEXT,
  trainer TEXT,
  material TEXT,
  result TEXT,
  effectiveness TEXT,
  notes TEXT
) STRICT;
CREATE INDEX training_by_ref ON training (length (ref), ref);

CREATE TABLE training_attended (
  source INTEGER NOT NULL REFERENCES training DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX training_attended_by_target ON training_attended (target);

CREATE TABLE attendance (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  training INTEGER REFERENCES training DEFERRABLE INITIALLY DEFERRED,
  person INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  attended INTEGER NOT NULL DEFAULT 1 CHECK (attended IN (0, 1)),
  result TEXT,
  signed_on TEXT,
  notes TEXT
) STRICT;
CREATE INDEX attendance_by_ref ON attendance (length (ref), ref);
CREATE INDEX attendance_by_training ON attendance (training);
CREATE INDEX attendance_by_person ON attendance (person);

CREATE TABLE context_issue (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  title TEXT,
  origin TEXT,
  category TEXT,
  effect TEXT,
  relevant INTEGER NOT NULL DEFAULT 1 CHECK (relevant IN (0, 1)),
  reviewed TEXT,
  proposal INTEGER NOT NULL DEFAULT 0 CHECK (proposal IN (0, 1)),
  starter_id TEXT,
  as_proposed INTEGER NOT NULL DEFAULT 0 CHECK (as_proposed IN (0, 1)),
  notes TEXT
) STRICT;
CREATE INDEX context_issue_by_ref ON context_issue (length (ref), ref);
CREATE INDEX context_issue_by_proposal ON context_issue (proposal) WHERE proposal = 1;

CREATE TABLE context_issue_addressed_by (
  source INTEGER NOT NULL REFERENCES context_issue DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX context_issue_addressed_by_by_target ON context_issue_addressed_by (target);

CREATE TABLE party (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  name TEXT,
  category TEXT,
  needs TEXT,
  requirement TEXT,
  taken_into_isms TEXT,
  how TEXT,
  proposal INTEGER NOT NULL DEFAULT 0 CHECK (proposal IN (0, 1)),
  starter_id TEXT,
  as_proposed INTEGER NOT NULL DEFAULT 0 CHECK (as_proposed IN (0, 1)),
  notes TEXT
) STRICT;
CREATE INDEX party_by_ref ON party (length (ref), ref);
CREATE INDEX party_by_proposal ON party (proposal) WHERE proposal = 1;

CREATE TABLE party_met_by (
  source INTEGER NOT NULL REFERENCES party DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_met_by_by_target ON party_met_by (target);

CREATE TABLE obligation (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  title TEXT,
  kind TEXT,
  source TEXT,
  jurisdiction TEXT,
  summary TEXT,
  owner INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  compliance TEXT,
  party INTEGER REFERENCES party DEFERRABLE INITIALLY DEFERRED,
  reviewed TEXT,
  next_review TEXT,
  proposal INTEGER NOT NULL DEFAULT 0 CHECK (proposal IN (0, 1)),
  starter_id TEXT,
  as_proposed INTEGER NOT NULL DEFAULT 0 CHECK (as_proposed IN (0, 1)),
  owner_role INTEGER REFERENCES role DEFERRABLE INITIALLY DEFERRED,
  notes TEXT
) STRICT;
CREATE INDEX obligation_by_ref ON obligation (length (ref), ref);
CREATE INDEX obligation_by_owner ON obligation (owner);
CREATE INDEX obligation_by_party ON obligation (party);
CREATE INDEX obligation_by_owner_role ON obligation (owner_role);
CREATE INDEX obligation_by_proposal ON obligation (proposal) WHERE proposal = 1;

CREATE TABLE obligation_met_by (
  source INTEGER NOT NULL REFERENCES obligation DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX obligation_met_by_by_target ON obligation_met_by (target);

CREATE TABLE communication (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  subject TEXT,
  party INTEGER REFERENCES party DEFERRABLE INITIALLY DEFERRED,
  audience TEXT,
  "when" TEXT,
  how TEXT,
  who INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  notes TEXT
) STRICT;
CREATE INDEX communication_by_ref ON communication (length (ref), ref);
CREATE INDEX communication_by_party ON communication (party);
CREATE INDEX communication_by_who ON communication (who);

CREATE TABLE change (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  title TEXT,
  reason TEXT,
  effect TEXT,
  approved_by INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  planned_for TEXT,
  status TEXT,
  significant INTEGER NOT NULL DEFAULT 0 CHECK (significant IN (0, 1)),
  notes TEXT
) STRICT;
CREATE INDEX change_by_ref ON change (length (ref), ref);
CREATE INDEX change_by_approved_by ON change (approved_by);

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
  supplier INTEGER REFERENCES supplier DEFERRABLE INITIALLY DEFERRED,
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
  proposal INTEGER NOT NULL DEFAULT 0 CHECK (proposal IN (0, 1)),
  starter_id TEXT,
  as_proposed INTEGER NOT NULL DEFAULT 0 CHECK (as_proposed IN (0, 1)),
  owner_role INTEGER REFERENCES role DEFERRABLE INITIALLY DEFERRED,
  notes TEXT
) STRICT;
CREATE INDEX asset_by_ref ON asset (length (ref), ref);
CREATE INDEX asset_by_owner ON asset (owner);
CREATE INDEX asset_by_custodian ON asset (custodian);
CREATE INDEX asset_by_supplier ON asset (supplier);
CREATE INDEX asset_by_owner_role ON asset (owner_role);
CREATE INDEX asset_by_proposal ON asset (proposal) WHERE proposal = 1;

CREATE TABLE asset_depends_on (
  source INTEGER NOT NULL REFERENCES asset DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES asset DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX asset_depends_on_by_target ON asset_depends_on (target);

CREATE TABLE supplier (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  name TEXT,
  service TEXT,
  criticality INTEGER CHECK (criticality BETWEEN 0 AND 3),
  access_to TEXT,
  contact TEXT,
  owner INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  contract INTEGER REFERENCES document DEFERRABLE INITIALLY DEFERRED,
  security_terms INTEGER NOT NULL DEFAULT 0 CHECK (security_terms IN (0, 1)),
  processing_agreement INTEGER NOT NULL DEFAULT 0 CHECK (processing_agreement IN (0, 1)),
  certificates TEXT,
  certificate_expires TEXT,
  last_assessed TEXT,
  assessment TEXT,
  next_review TEXT,
  exit_plan TEXT,
  proposal INTEGER NOT NULL DEFAULT 0 CHECK (proposal IN (0, 1)),
  starter_id TEXT,
  as_proposed INTEGER NOT NULL DEFAULT 0 CHECK (as_proposed IN (0, 1)),
  owner_role INTEGER REFERENCES role DEFERRABLE INITIALLY DEFERRED,
  notes TEXT
) STRICT;
CREATE INDEX supplier_by_ref ON supplier (length (ref), ref);
CREATE INDEX supplier_by_owner ON supplier (owner);
CREATE INDEX supplier_by_contract ON supplier (contract);
CREATE INDEX supplier_by_owner_role ON supplier (owner_role);
CREATE INDEX supplier_by_proposal ON supplier (proposal) WHERE proposal = 1;

CREATE TABLE threat (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  name TEXT,
  origin TEXT,
  category TEXT,
  affects TEXT,
  description TEXT,
  in_scope INTEGER NOT NULL DEFAULT 1 CHECK (in_scope IN (0, 1)),
  asset_types TEXT,
  notes TEXT
) STRICT;
CREATE INDEX threat_by_ref ON threat (length (ref), ref);

CREATE TABLE threat_controls (
  source INTEGER NOT NULL REFERENCES threat DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES control DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX threat_controls_by_target ON threat_controls (target);

CREATE TABLE vulnerability (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  name TEXT,
  category TEXT,
  severity TEXT,
  description TEXT,
  asset_types TEXT,
  notes TEXT
) STRICT;
CREATE INDEX vulnerability_by_ref ON vulnerability (length (ref), ref);

CREATE TABLE vulnerability_exploited_by (
  source INTEGER NOT NULL REFERENCES vulnerability DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES threat DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX vulnerability_exploited_by_by_target ON vulnerability_exploited_by (target);

CREATE TABLE vulnerability_controls (
  source INTEGER NOT NULL REFERENCES vulnerability DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES control DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX vulnerability_controls_by_target ON vulnerability_controls (target);

CREATE TABLE framework (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  name TEXT,
  own INTEGER NOT NULL DEFAULT 1 CHECK (own IN (0, 1)),
  edition TEXT,
  publisher TEXT,
  licence TEXT,
  source TEXT,
  identifier TEXT,
  notes TEXT
) STRICT;
CREATE INDEX framework_by_ref ON framework (length (ref), ref);

CREATE TABLE control (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  title TEXT,
  own INTEGER NOT NULL DEFAULT 1 CHECK (own IN (0, 1)),
  framework INTEGER REFERENCES framework DEFERRABLE INITIALLY DEFERRED,
  catalogue_id TEXT,
  chapter TEXT,
  part_of INTEGER REFERENCES control DEFERRABLE INITIALLY DEFERRED,
  withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
  theme TEXT,
  types TEXT,
  properties TEXT,
  concepts TEXT,
  capabilities TEXT,
  domains TEXT,
  text TEXT,
  guidance TEXT,
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
CREATE INDEX control_by_framework ON control (framework);
CREATE INDEX control_by_part_of ON control (part_of);
CREATE INDEX control_by_owner ON control (owner);

CREATE TABLE control_mapping (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  control INTEGER REFERENCES control DEFERRABLE INITIALLY DEFERRED,
  relation TEXT,
  other INTEGER REFERENCES control DEFERRABLE INITIALLY DEFERRED,
  notes TEXT
) STRICT;
CREATE INDEX control_mapping_by_ref ON control_mapping (length (ref), ref);
CREATE INDEX control_mapping_by_control ON control_mapping (control);
CREATE INDEX control_mapping_by_other ON control_mapping (other);

CREATE TABLE exception (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  title TEXT,
  control INTEGER REFERENCES control DEFERRABLE INITIALLY DEFERRED,
  reason TEXT,
  compensation TEXT,
  requested_by INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  approved_by INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  starts TEXT,
  expires TEXT,
  status TEXT,
  notes TEXT
) STRICT;
CREATE INDEX exception_by_ref ON exception (length (ref), ref);
CREATE INDEX exception_by_control ON exception (control);
CREATE INDEX exception_by_requested_by ON exception (requested_by);
CREATE INDEX exception_by_approved_by ON exception (approved_by);

CREATE TABLE requirement (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  title TEXT,
  own INTEGER NOT NULL DEFAULT 1 CHECK (own IN (0, 1)),
  chapter TEXT,
  status TEXT,
  finding TEXT,
  how TEXT,
  owner INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  assessed_on TEXT,
  notes TEXT
) STRICT;
CREATE INDEX requirement_by_ref ON requirement (length (ref), ref);
CREATE INDEX requirement_by_owner ON requirement (owner);

CREATE TABLE document (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  title TEXT,
  type TEXT,
  mandatory_item TEXT,
  owner INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  author INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  approver INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  version TEXT,
  status TEXT,
  approved_on TEXT,
  next_review TEXT,
  classification TEXT,
  body TEXT,
  file TEXT,
  location TEXT,
  audience TEXT,
  notes TEXT
) STRICT;
CREATE INDEX document_by_ref ON document (length (ref), ref);
CREATE INDEX document_by_owner ON document (owner);
CREATE INDEX document_by_author ON document (author);
CREATE INDEX document_by_approver ON document (approver);

CREATE TABLE document_clauses (
  source INTEGER NOT NULL REFERENCES document DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES requirement DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_clauses_by_target ON document_clauses (target);

CREATE TABLE document_controls (
  source INTEGER NOT NULL REFERENCES document DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES control DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_controls_by_target ON document_controls (target);

CREATE TABLE document_version (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  document INTEGER REFERENCES document DEFERRABLE INITIALLY DEFERRED,
  version TEXT,
  body TEXT,
  file TEXT,
  approved_by INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  approved_on TEXT,
  notes TEXT
) STRICT;
CREATE INDEX document_version_by_ref ON document_version (length (ref), ref);
CREATE INDEX document_version_by_document ON document_version (document);
CREATE INDEX document_version_by_approved_by ON document_version (approved_by);

CREATE TABLE acknowledgement (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  document INTEGER REFERENCES document DEFERRABLE INITIALLY DEFERRED,
  person INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  version TEXT,
  read_on TEXT,
  notes TEXT
) STRICT;
CREATE INDEX acknowledgement_by_ref ON acknowledgement (length (ref), ref);
CREATE INDEX acknowledgement_by_document ON acknowledgement (document);
CREATE INDEX acknowledgement_by_person ON acknowledgement (person);

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
  proposal INTEGER NOT NULL DEFAULT 0 CHECK (proposal IN (0, 1)),
  starter_id TEXT,
  as_proposed INTEGER NOT NULL DEFAULT 0 CHECK (as_proposed IN (0, 1)),
  owner_role INTEGER REFERENCES role DEFERRABLE INITIALLY DEFERRED,
  notes TEXT
) STRICT;
CREATE INDEX risk_by_ref ON risk (length (ref), ref);
CREATE INDEX risk_by_threat ON risk (threat);
CREATE INDEX risk_by_vulnerability ON risk (vulnerability);
CREATE INDEX risk_by_owner ON risk (owner);
CREATE INDEX risk_by_accepted_by ON risk (accepted_by);
CREATE INDEX risk_by_owner_role ON risk (owner_role);
CREATE INDEX risk_by_proposal ON risk (proposal) WHERE proposal = 1;

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

CREATE TABLE assessment (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  title TEXT,
  date TEXT,
  method INTEGER REFERENCES method DEFERRABLE INITIALLY DEFERRED,
  approved_by INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  approved_on TEXT,
  closed INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1)),
  notes TEXT
) STRICT;
CREATE INDEX assessment_by_ref ON assessment (length (ref), ref);
CREATE INDEX assessment_by_method ON assessment (method);
CREATE INDEX assessment_by_approved_by ON assessment (approved_by);

CREATE TABLE assessment_participants (
  source INTEGER NOT NULL REFERENCES assessment DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX assessment_participants_by_target ON assessment_participants (target);

CREATE TABLE rating (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  assessment INTEGER REFERENCES assessment DEFERRABLE INITIALLY DEFERRED,
  risk INTEGER REFERENCES risk DEFERRABLE INITIALLY DEFERRED,
  risk_ref TEXT,
  risk_title TEXT,
  inherent_likelihood INTEGER CHECK (inherent_likelihood BETWEEN 1 AND 6),
  inherent_impact INTEGER CHECK (inherent_impact BETWEEN 1 AND 6),
  inherent_level TEXT,
  current_likelihood INTEGER CHECK (current_likelihood BETWEEN 1 AND 6),
  current_impact INTEGER CHECK (current_impact BETWEEN 1 AND 6),
  current_level TEXT,
  current_position INTEGER CHECK (current_position BETWEEN 1 AND 6),
  target_likelihood INTEGER CHECK (target_likelihood BETWEEN 1 AND 6),
  target_impact INTEGER CHECK (target_impact BETWEEN 1 AND 6),
  target_level TEXT,
  acceptable INTEGER NOT NULL DEFAULT 0 CHECK (acceptable IN (0, 1)),
  notes TEXT
) STRICT;
CREATE INDEX rating_by_ref ON rating (length (ref), ref);
CREATE INDEX rating_by_assessment ON rating (assessment);
CREATE INDEX rating_by_risk ON rating (risk);

CREATE TABLE task (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  title TEXT,
  step TEXT,
  description TEXT,
  responsible INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  resources TEXT,
  cost REAL,
  effort_days REAL CHECK (effort_days BETWEEN 0 AND 10000),
  starts TEXT,
  due TEXT,
  done_on TEXT,
  progress INTEGER CHECK (progress BETWEEN 0 AND 100),
  status TEXT,
  priority TEXT,
  milestone INTEGER NOT NULL DEFAULT 0 CHECK (milestone IN (0, 1)),
  recurs TEXT,
  proposal INTEGER NOT NULL DEFAULT 0 CHECK (proposal IN (0, 1)),
  starter_id TEXT,
  as_proposed INTEGER NOT NULL DEFAULT 0 CHECK (as_proposed IN (0, 1)),
  responsible_role INTEGER REFERENCES role DEFERRABLE INITIALLY DEFERRED,
  notes TEXT
) STRICT;
CREATE INDEX task_by_ref ON task (length (ref), ref);
CREATE INDEX task_by_responsible ON task (responsible);
CREATE INDEX task_by_responsible_role ON task (responsible_role);
CREATE INDEX task_by_proposal ON task (proposal) WHERE proposal = 1;

CREATE TABLE task_helpers (
  source INTEGER NOT NULL REFERENCES task DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_helpers_by_target ON task_helpers (target);

CREATE TABLE task_after (
  source INTEGER NOT NULL REFERENCES task DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES task DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_after_by_target ON task_after (target);

CREATE TABLE task_for (
  source INTEGER NOT NULL REFERENCES task DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_for_by_target ON task_for (target);

CREATE TABLE objective (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  title TEXT,
  policy_link INTEGER REFERENCES document DEFERRABLE INITIALLY DEFERRED,
  measure TEXT,
  method TEXT,
  unit TEXT,
  baseline REAL,
  target REAL,
  direction TEXT,
  measured_every INTEGER CHECK (measured_every BETWEEN 1 AND 60),
  measured_by INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  evaluated_by INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  owner INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  resources TEXT,
  due TEXT,
  status TEXT,
  proposal INTEGER NOT NULL DEFAULT 0 CHECK (proposal IN (0, 1)),
  starter_id TEXT,
  as_proposed INTEGER NOT NULL DEFAULT 0 CHECK (as_proposed IN (0, 1)),
  measured_by_role INTEGER REFERENCES role DEFERRABLE INITIALLY DEFERRED,
  owner_role INTEGER REFERENCES role DEFERRABLE INITIALLY DEFERRED,
  notes TEXT
) STRICT;
CREATE INDEX objective_by_ref ON objective (length (ref), ref);
CREATE INDEX objective_by_policy_link ON objective (policy_link);
CREATE INDEX objective_by_measured_by ON objective (measured_by);
CREATE INDEX objective_by_evaluated_by ON objective (evaluated_by);
CREATE INDEX objective_by_owner ON objective (owner);
CREATE INDEX objective_by_measured_by_role ON objective (measured_by_role);
CREATE INDEX objective_by_owner_role ON objective (owner_role);
CREATE INDEX objective_by_proposal ON objective (proposal) WHERE proposal = 1;

CREATE TABLE measurement (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  objective INTEGER REFERENCES objective DEFERRABLE INITIALLY DEFERRED,
  date TEXT,
  value REAL,
  comment TEXT,
  notes TEXT
) STRICT;
CREATE INDEX measurement_by_ref ON measurement (length (ref), ref);
CREATE INDEX measurement_by_objective ON measurement (objective);
CREATE INDEX measurement_by_date ON measurement (objective, date);

CREATE TABLE incident (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  title TEXT,
  kind TEXT,
  category TEXT,
  severity TEXT,
  occurred TEXT,
  detected TEXT,
  reported_by INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  handler INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  affects TEXT,
  personal_data INTEGER NOT NULL DEFAULT 0 CHECK (personal_data IN (0, 1)),
  notify TEXT,
  notified_on TEXT,
  description TEXT,
  containment TEXT,
  cause TEXT,
  lessons TEXT,
  status TEXT,
  closed_on TEXT,
  notes TEXT
) STRICT;
CREATE INDEX incident_by_ref ON incident (length (ref), ref);
CREATE INDEX incident_by_reported_by ON incident (reported_by);
CREATE INDEX incident_by_handler ON incident (handler);

CREATE TABLE incident_assets (
  source INTEGER NOT NULL REFERENCES incident DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES asset DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_assets_by_target ON incident_assets (target);

CREATE TABLE incident_risks (
  source INTEGER NOT NULL REFERENCES incident DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES risk DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_risks_by_target ON incident_risks (target);

CREATE TABLE incident_controls (
  source INTEGER NOT NULL REFERENCES incident DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES control DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_controls_by_target ON incident_controls (target);

CREATE TABLE timeline_entry (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  incident INTEGER REFERENCES incident DEFERRABLE INITIALLY DEFERRED,
  time TEXT,
  text TEXT,
  "by" INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  notes TEXT
) STRICT;
CREATE INDEX timeline_entry_by_ref ON timeline_entry (length (ref), ref);
CREATE INDEX timeline_entry_by_incident ON timeline_entry (incident);
CREATE INDEX timeline_entry_by_by ON timeline_entry ("by");

CREATE TABLE audit (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  title TEXT,
  type TEXT,
  criteria TEXT,
  scope TEXT,
  methods TEXT,
  starts TEXT,
  ends TEXT,
  lead INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  conclusion TEXT,
  status TEXT,
  reported_to INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  reported_on TEXT,
  notes TEXT
) STRICT;
CREATE INDEX audit_by_ref ON audit (length (ref), ref);
CREATE INDEX audit_by_lead ON audit (lead);
CREATE INDEX audit_by_reported_to ON audit (reported_to);

CREATE TABLE audit_auditors (
  source INTEGER NOT NULL REFERENCES audit DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_auditors_by_target ON audit_auditors (target);

CREATE TABLE audit_audited (
  source INTEGER NOT NULL REFERENCES audit DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_audited_by_target ON audit_audited (target);

CREATE TABLE audit_session (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  audit INTEGER REFERENCES audit DEFERRABLE INITIALLY DEFERRED,
  time TEXT,
  minutes INTEGER CHECK (minutes BETWEEN 5 AND 1440),
  topic TEXT,
  form TEXT,
  place TEXT,
  notes TEXT
) STRICT;
CREATE INDEX audit_session_by_ref ON audit_session (length (ref), ref);
CREATE INDEX audit_session_by_audit ON audit_session (audit);

CREATE TABLE audit_session_people (
  source INTEGER NOT NULL REFERENCES audit_session DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_session_people_by_target ON audit_session_people (target);

CREATE TABLE checklist_item (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  audit INTEGER REFERENCES audit DEFERRABLE INITIALLY DEFERRED,
  requirement INTEGER REFERENCES requirement DEFERRABLE INITIALLY DEFERRED,
  control INTEGER REFERENCES control DEFERRABLE INITIALLY DEFERRED,
  question TEXT,
  evidence_seen TEXT,
  result TEXT,
  finding INTEGER REFERENCES finding DEFERRABLE INITIALLY DEFERRED,
  notes TEXT
) STRICT;
CREATE INDEX checklist_item_by_ref ON checklist_item (length (ref), ref);
CREATE INDEX checklist_item_by_audit ON checklist_item (audit);
CREATE INDEX checklist_item_by_requirement ON checklist_item (requirement);
CREATE INDEX checklist_item_by_control ON checklist_item (control);
CREATE INDEX checklist_item_by_finding ON checklist_item (finding);

CREATE TABLE finding (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  title TEXT,
  audit INTEGER REFERENCES audit DEFERRABLE INITIALLY DEFERRED,
  grade TEXT,
  requirement INTEGER REFERENCES requirement DEFERRABLE INITIALLY DEFERRED,
  control INTEGER REFERENCES control DEFERRABLE INITIALLY DEFERRED,
  evidence TEXT,
  due TEXT,
  status TEXT,
  notes TEXT
) STRICT;
CREATE INDEX finding_by_ref ON finding (length (ref), ref);
CREATE INDEX finding_by_audit ON finding (audit);
CREATE INDEX finding_by_requirement ON finding (requirement);
CREATE INDEX finding_by_control ON finding (control);

CREATE TABLE finding_action (
  source INTEGER NOT NULL REFERENCES finding DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES action DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_action_by_target ON finding_action (target);

CREATE TABLE action (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  title TEXT,
  source TEXT,
  incident INTEGER REFERENCES incident DEFERRABLE INITIALLY DEFERRED,
  nonconformity TEXT,
  correction TEXT,
  corrected_on TEXT,
  cause TEXT,
  method TEXT,
  elsewhere TEXT,
  plan TEXT,
  owner INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  due TEXT,
  done_on TEXT,
  effectiveness TEXT,
  checked_by INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  checked_on TEXT,
  successor INTEGER REFERENCES action DEFERRABLE INITIALLY DEFERRED,
  status TEXT,
  notes TEXT
) STRICT;
CREATE INDEX action_by_ref ON action (length (ref), ref);
CREATE INDEX action_by_incident ON action (incident);
CREATE INDEX action_by_owner ON action (owner);
CREATE INDEX action_by_checked_by ON action (checked_by);
CREATE INDEX action_by_successor ON action (successor);

CREATE TABLE cause (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  action INTEGER REFERENCES action DEFERRABLE INITIALLY DEFERRED,
  text TEXT,
  area TEXT,
  root INTEGER NOT NULL DEFAULT 0 CHECK (root IN (0, 1)),
  notes TEXT
) STRICT;
CREATE INDEX cause_by_ref ON cause (length (ref), ref);
CREATE INDEX cause_by_action ON cause (action);

CREATE TABLE review (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  title TEXT,
  date TEXT,
  chair INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  period_from TEXT,
  period_to TEXT,
  earlier_actions TEXT,
  issue_changes TEXT,
  party_changes TEXT,
  nonconformities TEXT,
  measurements TEXT,
  audit_results TEXT,
  objectives TEXT,
  party_feedback TEXT,
  risk_results TEXT,
  opportunities TEXT,
  improvement_result TEXT,
  change_result TEXT,
  approved_by INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  approved_on TEXT,
  status TEXT,
  notes TEXT
) STRICT;
CREATE INDEX review_by_ref ON review (length (ref), ref);
CREATE INDEX review_by_chair ON review (chair);
CREATE INDEX review_by_approved_by ON review (approved_by);

CREATE TABLE review_present (
  source INTEGER NOT NULL REFERENCES review DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX review_present_by_target ON review_present (target);

CREATE TABLE decision (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  review INTEGER REFERENCES review DEFERRABLE INITIALLY DEFERRED,
  text TEXT,
  topic TEXT,
  owner INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  due TEXT,
  task INTEGER REFERENCES task DEFERRABLE INITIALLY DEFERRED,
  notes TEXT
) STRICT;
CREATE INDEX decision_by_ref ON decision (length (ref), ref);
CREATE INDEX decision_by_review ON decision (review);
CREATE INDEX decision_by_owner ON decision (owner);
CREATE INDEX decision_by_task ON decision (task);

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

CREATE TABLE acceptance (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  rule TEXT,
  reason TEXT,
  accepted_by INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  accepted_on TEXT,
  expires TEXT,
  notes TEXT
) STRICT;
CREATE INDEX acceptance_by_ref ON acceptance (length (ref), ref);
CREATE INDEX acceptance_by_accepted_by ON acceptance (accepted_by);

CREATE TABLE acceptance_records (
  source INTEGER NOT NULL REFERENCES acceptance DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX acceptance_records_by_target ON acceptance_records (target);

CREATE TABLE baseline (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  title TEXT,
  taken TEXT,
  fingerprint TEXT,
  notes TEXT
) STRICT;
CREATE INDEX baseline_by_ref ON baseline (length (ref), ref);

CREATE TABLE pack (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  name TEXT,
  heading TEXT,
  frame TEXT,
  introduction TEXT,
  closing TEXT,
  notes TEXT
) STRICT;
CREATE INDEX pack_by_ref ON pack (length (ref), ref);

CREATE TABLE pack_section (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL,
  pack INTEGER REFERENCES pack DEFERRABLE INITIALLY DEFERRED,
  position INTEGER CHECK (position BETWEEN 1 AND 100000),
  report TEXT,
  left_out INTEGER NOT NULL DEFAULT 0 CHECK (left_out IN (0, 1)),
  heading TEXT,
  text_before TEXT,
  text_after TEXT,
  hidden_chapters TEXT,
  hidden_columns TEXT,
  orientation TEXT,
  notes TEXT
) STRICT;
CREATE INDEX pack_section_by_ref ON pack_section (length (ref), ref);
CREATE INDEX pack_section_by_pack ON pack_section (pack);

CREATE TABLE pack_section_about (
  source INTEGER NOT NULL REFERENCES pack_section DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX pack_section_about_by_target ON pack_section_about (target);
