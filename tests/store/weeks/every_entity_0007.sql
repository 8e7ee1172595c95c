BEGIN TRANSACTION;
CREATE TABLE absence (
	code VARCHAR NOT NULL, 
	after_round INTEGER NOT NULL, 
	confirmed_at DATETIME, 
	PRIMARY KEY (code)
);
INSERT INTO "absence" VALUES('9000140C0',1,'2027-03-18 14:39:07.000000');
CREATE TABLE advocate (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR NOT NULL, 
	tier INTEGER, 
	role VARCHAR NOT NULL, 
	institution VARCHAR NOT NULL, 
	specialty VARCHAR NOT NULL, 
	relation VARCHAR NOT NULL, 
	mail VARCHAR NOT NULL, 
	phone VARCHAR NOT NULL, 
	best_time VARCHAR NOT NULL, 
	answer VARCHAR NOT NULL, 
	answered_on DATE, 
	note TEXT NOT NULL, 
	leads VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT tier_range CHECK (tier IS NULL OR tier BETWEEN 1 AND 3), 
	CONSTRAINT answer_known CHECK ("answer" IN ('not_asked', 'asked', 'yes', 'hedged', 'no'))
);
INSERT INTO "advocate" VALUES(1,'Dr. Osei Mensah',2,'associate dean','Fictional Hospital 9001','Internal Medicine','my attending','mensah@example.org, osei@example.org','(305) 555-0143 / +1 305 555 0144','after rounds','yes','2027-03-10','knows me
well','9001140C0');
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num));
INSERT INTO "alembic_version" VALUES('0007');
CREATE TABLE application (
	code VARCHAR NOT NULL, 
	planned BOOLEAN NOT NULL, 
	submitted_at DATETIME, 
	via VARCHAR NOT NULL, 
	because VARCHAR NOT NULL, 
	PRIMARY KEY (code)
);
INSERT INTO "application" VALUES('9000120C0',1,'2027-03-17 18:42:07.000000','ERAS','R3 shows it');
CREATE TABLE assignment (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	advocate INTEGER NOT NULL, 
	program VARCHAR NOT NULL, 
	asked_at DATETIME, 
	sent_at DATETIME, 
	answered_at DATETIME, 
	sent_because VARCHAR NOT NULL, 
	reply TEXT NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT assigned_once UNIQUE (advocate, program), 
	CONSTRAINT sent_because_known CHECK ("sent_because" IN ('', 'asked_by_program', 'cleared', 'soap_over'))
);
INSERT INTO "assignment" VALUES(1,1,'9000120C0','2027-03-18 13:52:07.000000','2027-03-18 14:02:07.000000','2027-03-18 14:12:07.000000','asked_by_program','they will look
at it','said on the ward');
CREATE TABLE budget_cap (
	service VARCHAR NOT NULL, 
	cap INTEGER NOT NULL, 
	because VARCHAR NOT NULL, 
	PRIMARY KEY (service), 
	CONSTRAINT cap_counted CHECK (cap >= 0)
);
INSERT INTO "budget_cap" VALUES('ERAS',44,'the portal says so');
CREATE TABLE call (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at DATETIME NOT NULL, 
	program VARCHAR, 
	confirmed BOOLEAN NOT NULL, 
	"to" VARCHAR NOT NULL, 
	to_name VARCHAR NOT NULL, 
	number VARCHAR NOT NULL, 
	caller VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	channel VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	note TEXT NOT NULL, 
	heat INTEGER, 
	incident VARCHAR NOT NULL, 
	missed BOOLEAN NOT NULL, 
	call_back VARCHAR NOT NULL, 
	next_step VARCHAR NOT NULL, 
	next_due DATETIME, 
	incident_words VARCHAR DEFAULT '' NOT NULL, 
	begun_by VARCHAR DEFAULT '' NOT NULL, 
	counts VARCHAR DEFAULT '' NOT NULL, 
	counted_at DATETIME, 
	CONSTRAINT to_known CHECK ("to" IN ('me', 'advocate', 'school')), 
	CONSTRAINT channel_known CHECK ("channel" IN ('phone', 'voicemail', 'email', 'text', 'whatsapp', 'thalamus', 'zoom', 'teams', 'portal')), 
	CONSTRAINT kind_known CHECK ("kind" IN ('screening', 'interview', 'offer_talk', 'information', 'other')), 
	CONSTRAINT call_back_known CHECK ("call_back" IN ('none', 'due', 'done')), 
	CONSTRAINT heat_range CHECK (heat IS NULL OR heat BETWEEN 1 AND 5)
);
INSERT INTO "call" VALUES(1,'2027-03-18 13:42:07.000000','9000120C0',1,'advocate','Dr. Osei Mensah','+1 305 555 0142','Dr. Quill','program director','voicemail','interview','warm
second line',5,'too_early',1,'due','ring back','2027-03-18 15:12:07.000000','are you ranking us','program','school','2027-03-18 14:37:07.000000');
CREATE TABLE clearance (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	advocate INTEGER, 
	program VARCHAR NOT NULL, 
	"by" VARCHAR NOT NULL, 
	authority VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	why TEXT NOT NULL, 
	CONSTRAINT authority_known CHECK ("authority" IN ('nrmp', 'school'))
);
INSERT INTO "clearance" VALUES(1,1,'9000140C0','R. Official','nrmp','2027-03-18 13:47:07.000000','they wrote
that it may be');
CREATE TABLE draft (
	form VARCHAR NOT NULL, 
	"values" TEXT NOT NULL, 
	typed_at DATETIME NOT NULL, 
	PRIMARY KEY (form)
);
CREATE TABLE entry (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at DATETIME NOT NULL, 
	act VARCHAR NOT NULL, 
	group_no INTEGER NOT NULL, 
	entity VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	actor VARCHAR NOT NULL, 
	schema_version VARCHAR NOT NULL, 
	undoes INTEGER
);
INSERT INTO "entry" VALUES(1,'2027-03-18 14:42:07.000000','list.import',1,'list','1','{"state": "withdrawn"}','{"state": "current"}','me','0007',NULL);
INSERT INTO "entry" VALUES(2,'2027-03-18 14:42:07.000000','list.import',2,'list','1','{"after_round": 0, "rejected_count": 0}','{"after_round": 1, "rejected_count": 1}','me','0007',NULL);
INSERT INTO "entry" VALUES(3,'2027-03-18 14:42:07.000000','me.set',3,'me','1','{"aamc_id": "", "country": "", "crisis_line": "", "ecfmg": "", "exams": "", "friend": "", "friend_phone": "", "graduation_year": "", "location": "", "mail": "", "name": "", "phone": "", "prior_training": false, "school": "", "school_code": "", "soap_lead": "", "soap_lead_phone": "", "state": "unknown", "training": "", "us_experience": "", "visa": "", "zone": ""}','{"aamc_id": "13579246", "country": "Pakistan", "crisis_line": "0311 555 0104", "ecfmg": "certified", "exams": "Step 1 pass, Step 2 CK 231, both first attempt", "friend": "Imran Bajwa", "friend_phone": "+1 305 555 0103", "graduation_year": "2024", "location": "Lahore, outside the U.S.", "mail": "zoe@example.org", "name": "Zoë Kareem", "phone": "+1 305 555 0101", "prior_training": true, "school": "Fictional Medical College", "school_code": "9700", "soap_lead": "Dr. Lena Ostrow", "soap_lead_phone": "+1 305 555 0102", "state": "unmatched", "training": "one year of surgery, Lahore", "us_experience": "two months of wards, Anytown", "visa": "J-1", "zone": "Asia/Karachi"}','me','0007',NULL);
INSERT INTO "entry" VALUES(4,'2027-03-18 14:42:07.000000','triage.set',4,'triage','9000120C0',NULL,'{"code": "9000120C0", "lane": "primary", "tier": "top", "refused": true, "note": "asked\nfor me", "zone": "America/Denver"}','me','0007',NULL);
INSERT INTO "entry" VALUES(5,'2027-03-18 14:42:07.000000','application.set',5,'application','9000120C0',NULL,'{"code": "9000120C0", "planned": true, "submitted_at": "2027-03-17T18:42:07+00:00", "via": "ERAS", "because": "R3 shows it"}','me','0007',NULL);
INSERT INTO "entry" VALUES(6,'2027-03-18 14:42:07.000000','call.set',6,'call','1',NULL,'{"id": 1, "at": "2027-03-18T13:42:07+00:00", "program": "9000120C0", "confirmed": true, "to": "advocate", "to_name": "Dr. Osei Mensah", "number": "+1 305 555 0142", "caller": "Dr. Quill", "role": "program director", "channel": "voicemail", "kind": "interview", "note": "warm\nsecond line", "heat": 5, "incident": "too_early", "missed": true, "call_back": "due", "next_step": "ring back", "next_due": "2027-03-18T15:12:07+00:00", "incident_words": "are you ranking us", "begun_by": "program", "counts": "school", "counted_at": "2027-03-18T14:37:07+00:00"}','me','0007',NULL);
INSERT INTO "entry" VALUES(7,'2027-03-18 14:42:07.000000','advocate.set',7,'advocate','1',NULL,'{"id": 1, "name": "Dr. Osei Mensah", "tier": 2, "role": "associate dean", "institution": "Fictional Hospital 9001", "specialty": "Internal Medicine", "relation": "my attending", "mail": "mensah@example.org, osei@example.org", "phone": "(305) 555-0143 / +1 305 555 0144", "best_time": "after rounds", "answer": "yes", "answered_on": "2027-03-10", "note": "knows me\nwell", "leads": "9001140C0"}','me','0007',NULL);
INSERT INTO "entry" VALUES(8,'2027-03-18 14:42:07.000000','moment.set',8,'moment','2027/round_2_closes',NULL,'{"key": "2027/round_2_closes", "at": "2027-03-18T19:42:07+00:00"}','me','0007',NULL);
INSERT INTO "entry" VALUES(9,'2027-03-18 14:42:07.000000','budget_cap.set',9,'budget_cap','ERAS',NULL,'{"service": "ERAS", "cap": 44, "because": "the portal says so"}','me','0007',NULL);
INSERT INTO "entry" VALUES(10,'2027-03-18 14:42:07.000000','round_check.set',10,'round_check','2027/1',NULL,'{"key": "2027/1", "none_at": "2027-03-18T14:40:07+00:00"}','me','0007',NULL);
INSERT INTO "entry" VALUES(11,'2027-03-18 14:42:07.000000','task.set',11,'task','2027/ready.phone',NULL,'{"key": "2027/ready.phone", "done_at": "2027-03-15T20:02:07+00:00", "note": "spare charger\nin the bag"}','me','0007',NULL);
INSERT INTO "entry" VALUES(12,'2027-03-18 14:42:07.000000','absence.set',12,'absence','9000140C0',NULL,'{"code": "9000140C0", "after_round": 1, "confirmed_at": "2027-03-18T14:39:07+00:00"}','me','0007',NULL);
INSERT INTO "entry" VALUES(13,'2027-03-18 14:42:07.000000','preference.set',13,'preference','9000120C0',NULL,'{"code": "9000120C0", "place": 3}','me','0007',NULL);
INSERT INTO "entry" VALUES(14,'2027-03-18 14:42:07.000000','offer.set',14,'offer','1',NULL,'{"id": 1, "program": "9000120C0", "round": 2, "at": "2027-03-18T14:22:07+00:00", "answer": "accepted", "answered_at": "2027-03-18T14:32:07+00:00", "because": "R3 showed it late", "answer_because": "R3 took it", "note": "a good place\nnear home"}','me','0007',NULL);
INSERT INTO "entry" VALUES(15,'2027-03-18 14:42:07.000000','interview.set',15,'interview','1',NULL,'{"id": 1, "program": "9000120C0", "at": "2027-03-18T15:42:07+00:00", "minutes": 45, "channel": "teams", "interviewer": "Dr. Abel Whitcomb", "place": "https://example.org/room", "status": "done", "interest": 4, "note": "two people\nkind"}','me','0007',NULL);
INSERT INTO "entry" VALUES(16,'2027-03-18 14:42:07.000000','packet.set',16,'packet','mine',NULL,'{"key": "mine", "digest": "0123abcd", "made_at": "2027-03-18T13:02:07+00:00", "paper": "a4"}','me','0007',NULL);
INSERT INTO "entry" VALUES(17,'2027-03-18 14:42:07.000000','narrative.set',17,'narrative','mine',NULL,'{"key": "mine", "why_specialty": "about why specialty", "why_unmatched": "about why unmatched", "strength_1": "about strength 1", "strength_2": "about strength 2", "strength_3": "about strength 3", "evidence_1": "about evidence 1", "evidence_2": "about evidence 2", "evidence_3": "about evidence 3", "red_flag": "about red flag", "stress": "about stress", "leave_out": "about leave out", "specialties": "Internal Medicine, Pediatrics", "regions": "about regions", "regions_refused": "about regions refused", "pitch": "about pitch"}','me','0007',NULL);
INSERT INTO "entry" VALUES(18,'2027-03-18 14:42:07.000000','assignment.set',18,'assignment','1',NULL,'{"id": 1, "advocate": 1, "program": "9000120C0", "asked_at": "2027-03-18T13:52:07+00:00", "sent_at": "2027-03-18T14:02:07+00:00", "answered_at": "2027-03-18T14:12:07+00:00", "sent_because": "asked_by_program", "reply": "they will look\nat it", "note": "said on the ward"}','me','0007',NULL);
INSERT INTO "entry" VALUES(19,'2027-03-18 14:42:07.000000','clearance.set',19,'clearance','1',NULL,'{"id": 1, "advocate": 1, "program": "9000140C0", "by": "R. Official", "authority": "nrmp", "at": "2027-03-18T13:47:07+00:00", "why": "they wrote\nthat it may be"}','me','0007',NULL);
INSERT INTO "entry" VALUES(20,'2027-03-18 14:42:07.000000','letter.set',20,'letter','1',NULL,'{"id": 1, "kind": "thanks", "subject": "Thank you, Dr. Mensah", "body": "Dear Dr. Mensah,\n\nthank you.", "heading": "Use only if asked", "to": "mensah@example.org", "advocate": 1, "program": "9000120C0", "used": "why_specialty,pitch", "made_at": "2027-03-18T13:12:07+00:00", "changed_at": "2027-03-18T13:22:07+00:00", "used_at": "2027-03-18T13:32:07+00:00", "how": "copied"}','me','0007',NULL);
CREATE TABLE interview (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	program VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	minutes INTEGER NOT NULL, 
	channel VARCHAR NOT NULL, 
	interviewer VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	interest INTEGER, 
	note TEXT NOT NULL, 
	CONSTRAINT status_known CHECK ("status" IN ('arranged', 'done', 'cancelled')), 
	CONSTRAINT minutes_counted CHECK (minutes > 0), 
	CONSTRAINT interest_range CHECK (interest IS NULL OR interest BETWEEN 1 AND 5)
);
INSERT INTO "interview" VALUES(1,'9000120C0','2027-03-18 15:42:07.000000',45,'teams','Dr. Abel Whitcomb','https://example.org/room','done',4,'two people
kind');
CREATE TABLE letter (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	body TEXT NOT NULL, 
	heading TEXT NOT NULL, 
	"to" VARCHAR NOT NULL, 
	advocate INTEGER, 
	program VARCHAR, 
	used VARCHAR NOT NULL, 
	made_at DATETIME, 
	changed_at DATETIME, 
	used_at DATETIME, 
	how VARCHAR NOT NULL, 
	CONSTRAINT how_known CHECK ("how" IN ('', 'copied', 'saved', 'mailed', 'sent'))
);
INSERT INTO "letter" VALUES(1,'thanks','Thank you, Dr. Mensah','Dear Dr. Mensah,

thank you.','Use only if asked','mensah@example.org',1,'9000120C0','why_specialty,pitch','2027-03-18 13:12:07.000000','2027-03-18 13:22:07.000000','2027-03-18 13:32:07.000000','copied');
CREATE TABLE list (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	after_round INTEGER NOT NULL, 
	whole BOOLEAN NOT NULL, 
	state VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	row_count INTEGER NOT NULL, 
	rejected_count INTEGER NOT NULL, 
	imported_at DATETIME NOT NULL, 
	CONSTRAINT state_known CHECK ("state" IN ('loading', 'withdrawn', 'current')), 
	CONSTRAINT moment_known CHECK (after_round >= 0)
);
INSERT INTO "list" VALUES(1,1,1,'current','monday.csv','',2,1,'2027-03-18 14:42:07.000000');
CREATE TABLE listing (
	list_id INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	institution VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	specialty VARCHAR NOT NULL, 
	type VARCHAR NOT NULL, 
	city VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	positions INTEGER NOT NULL, 
	service VARCHAR NOT NULL, 
	service_derived BOOLEAN NOT NULL, 
	acgme_id VARCHAR NOT NULL, 
	quota INTEGER, 
	phone VARCHAR NOT NULL, 
	website VARCHAR NOT NULL, 
	visa VARCHAR NOT NULL, 
	PRIMARY KEY (list_id, code), 
	CONSTRAINT positions_counted CHECK (positions >= 0), 
	FOREIGN KEY(list_id) REFERENCES list (id) ON DELETE CASCADE
);
INSERT INTO "listing" VALUES(1,'9000120C0','Fictional Hospital 9000','Family Medicine','Family Medicine','C','Anytown','NY',3,'ERAS',1,'1209900001',8,'+1 305 555 0150','https://example.org/9000','J-1');
INSERT INTO "listing" VALUES(1,'9000140C0','','','','','','',1,'',0,'',NULL,'','','');
CREATE TABLE me (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	aamc_id VARCHAR NOT NULL, 
	phone VARCHAR NOT NULL, 
	mail VARCHAR NOT NULL, 
	school VARCHAR NOT NULL, 
	school_code VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	prior_training BOOLEAN NOT NULL, 
	zone VARCHAR NOT NULL, 
	soap_lead VARCHAR DEFAULT '' NOT NULL, 
	soap_lead_phone VARCHAR DEFAULT '' NOT NULL, 
	friend VARCHAR DEFAULT '' NOT NULL, 
	friend_phone VARCHAR DEFAULT '' NOT NULL, 
	country VARCHAR DEFAULT '' NOT NULL, 
	crisis_line VARCHAR DEFAULT '' NOT NULL, 
	graduation_year VARCHAR DEFAULT '' NOT NULL, 
	exams VARCHAR DEFAULT '' NOT NULL, 
	ecfmg VARCHAR DEFAULT '' NOT NULL, 
	visa VARCHAR DEFAULT '' NOT NULL, 
	location VARCHAR DEFAULT '' NOT NULL, 
	us_experience VARCHAR DEFAULT '' NOT NULL, 
	training VARCHAR DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT one_applicant CHECK (id = 1), 
	CONSTRAINT state_known CHECK ("state" IN ('unknown', 'unmatched', 'advanced_only', 'preliminary_only', 'placed', 'ineligible'))
);
INSERT INTO "me" VALUES(1,'Zoë Kareem','13579246','+1 305 555 0101','zoe@example.org','Fictional Medical College','9700','unmatched',1,'Asia/Karachi','Dr. Lena Ostrow','+1 305 555 0102','Imran Bajwa','+1 305 555 0103','Pakistan','0311 555 0104','2024','Step 1 pass, Step 2 CK 231, both first attempt','certified','J-1','Lahore, outside the U.S.','two months of wards, Anytown','one year of surgery, Lahore');
CREATE TABLE moment (
	"key" VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "moment" VALUES('2027/round_2_closes','2027-03-18 19:42:07.000000');
CREATE TABLE narrative (
	"key" VARCHAR NOT NULL, 
	why_specialty TEXT NOT NULL, 
	why_unmatched TEXT NOT NULL, 
	strength_1 TEXT NOT NULL, 
	strength_2 TEXT NOT NULL, 
	strength_3 TEXT NOT NULL, 
	evidence_1 TEXT NOT NULL, 
	evidence_2 TEXT NOT NULL, 
	evidence_3 TEXT NOT NULL, 
	red_flag TEXT NOT NULL, 
	stress TEXT NOT NULL, 
	leave_out TEXT NOT NULL, 
	specialties TEXT NOT NULL, 
	regions TEXT NOT NULL, 
	regions_refused TEXT NOT NULL, 
	pitch TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "narrative" VALUES('mine','about why specialty','about why unmatched','about strength 1','about strength 2','about strength 3','about evidence 1','about evidence 2','about evidence 3','about red flag','about stress','about leave out','Internal Medicine, Pediatrics','about regions','about regions refused','about pitch');
CREATE TABLE offer (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	program VARCHAR NOT NULL, 
	round INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	answer VARCHAR NOT NULL, 
	answered_at DATETIME, 
	because VARCHAR NOT NULL, 
	answer_because VARCHAR NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT answer_known CHECK ("answer" IN ('none', 'accepted', 'rejected')), 
	CONSTRAINT round_counted CHECK (round >= 1), 
	CONSTRAINT answer_timed CHECK ((answer = 'none') = (answered_at IS NULL))
);
INSERT INTO "offer" VALUES(1,'9000120C0',2,'2027-03-18 14:22:07.000000','accepted','2027-03-18 14:32:07.000000','R3 showed it late','R3 took it','a good place
near home');
CREATE TABLE packet (
	"key" VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	made_at DATETIME, 
	paper VARCHAR NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "packet" VALUES('mine','0123abcd','2027-03-18 13:02:07.000000','a4');
CREATE TABLE preference (
	code VARCHAR NOT NULL, 
	place INTEGER, 
	PRIMARY KEY (code)
);
INSERT INTO "preference" VALUES('9000120C0',3);
CREATE TABLE rejected_row (
	list_id INTEGER NOT NULL, 
	"row" INTEGER NOT NULL, 
	reason VARCHAR NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (list_id, "row"), 
	FOREIGN KEY(list_id) REFERENCES list (id) ON DELETE CASCADE
);
INSERT INTO "rejected_row" VALUES(1,7,'positions are no number','9000320C0,Pediatrics,many');
CREATE TABLE round_check (
	"key" VARCHAR NOT NULL, 
	none_at DATETIME, 
	PRIMARY KEY ("key")
);
INSERT INTO "round_check" VALUES('2027/1','2027-03-18 14:40:07.000000');
CREATE TABLE seen (
	"key" VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY ("key")
);
CREATE TABLE task (
	"key" VARCHAR NOT NULL, 
	done_at DATETIME, 
	note TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "task" VALUES('2027/ready.phone','2027-03-15 20:02:07.000000','spare charger
in the bag');
CREATE TABLE triage (
	code VARCHAR NOT NULL, 
	lane VARCHAR, 
	tier VARCHAR, 
	refused BOOLEAN NOT NULL, 
	note TEXT NOT NULL, 
	zone VARCHAR DEFAULT '' NOT NULL, 
	PRIMARY KEY (code), 
	CONSTRAINT lane_known CHECK ("lane" IN ('primary', 'secondary', 'backup')), 
	CONSTRAINT tier_known CHECK ("tier" IN ('top', 'middle', 'safety'))
);
INSERT INTO "triage" VALUES('9000120C0','primary','top',1,'asked
for me','America/Denver');
CREATE TABLE week (
	id INTEGER NOT NULL, 
	epoch VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	undo_floor INTEGER NOT NULL, 
	season INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT one_week CHECK (id = 1), 
	CONSTRAINT kind_known CHECK ("kind" IN ('own', 'rehearsal'))
);
INSERT INTO "week" VALUES(1,'c7682d890f484997b613e54d6eac05fd','own','2027-03-18 14:42:07.000000',0,2027);
CREATE INDEX ix_application_submitted ON application (via, submitted_at);
CREATE INDEX ix_call_at ON call (at);
CREATE INDEX ix_call_program ON call (program);
CREATE INDEX ix_entry_actor ON entry (actor, group_no);
CREATE INDEX ix_entry_row ON entry (entity, "key", seq);
CREATE INDEX ix_offer_program ON offer (program);
CREATE INDEX ix_interview_program ON interview (program);
CREATE INDEX ix_assignment_program ON assignment (program);
CREATE INDEX ix_clearance_program ON clearance (program);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('list',1);
INSERT INTO "sqlite_sequence" VALUES('entry',20);
INSERT INTO "sqlite_sequence" VALUES('call',1);
INSERT INTO "sqlite_sequence" VALUES('advocate',1);
INSERT INTO "sqlite_sequence" VALUES('offer',1);
INSERT INTO "sqlite_sequence" VALUES('interview',1);
INSERT INTO "sqlite_sequence" VALUES('assignment',1);
INSERT INTO "sqlite_sequence" VALUES('clearance',1);
INSERT INTO "sqlite_sequence" VALUES('letter',1);
COMMIT;
