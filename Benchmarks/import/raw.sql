-- The six files as they are, into raw tables, and one index for each key and reference column.
.mode csv
.import PMI_001.csv pmi
.import Alerts_001.csv alerts
.import Spells_001.csv spells
.import Episodes_001.csv episodes
.import Outpatients_001.csv outpatients
.import AandeAttendances_001.csv aande
CREATE INDEX pmi_key ON pmi (EXTERNAL_ID);
CREATE INDEX pmi_patient ON pmi (PAS_ID);
CREATE INDEX alerts_key ON alerts (EXTERNAL_ID);
CREATE INDEX alerts_patient ON alerts (PAS_ID);
CREATE INDEX spells_key ON spells (EXTERNAL_ID);
CREATE INDEX spells_patient ON spells (PAS_ID);
CREATE INDEX episodes_key ON episodes (EXTERNAL_ID);
CREATE INDEX episodes_patient ON episodes (PAS_ID);
CREATE INDEX episodes_spell ON episodes (IP_SPELL_EXTERNAL_ID);
CREATE INDEX outpatients_key ON outpatients (EXTERNAL_ID);
CREATE INDEX outpatients_patient ON outpatients (PAS_ID);
CREATE INDEX aande_key ON aande (EXTERNAL_ID);
CREATE INDEX aande_patient ON aande (PAS_ID);
