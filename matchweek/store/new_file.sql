-- 0021
CREATE TABLE absence (
	code VARCHAR NOT NULL, 
	after_round INTEGER NOT NULL, 
	confirmed_at DATETIME, 
	PRIMARY KEY (code)
)
;
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
)
;
CREATE TABLE afterwards (
	"key" VARCHAR NOT NULL, 
	thanked_at DATETIME, 
	noted_at DATETIME, 
	asked_at DATETIME, 
	against TEXT NOT NULL, 
	change TEXT NOT NULL, 
	"instead" TEXT NOT NULL, 
	fix TEXT NOT NULL, 
	verdict TEXT NOT NULL, 
	PRIMARY KEY ("key")
)
;
CREATE TABLE alias (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR NOT NULL, 
	program VARCHAR NOT NULL, 
	call INTEGER
)
;
CREATE INDEX ix_alias_program ON alias (program)
;
CREATE TABLE application (
	code VARCHAR NOT NULL, 
	planned BOOLEAN NOT NULL, 
	submitted_at DATETIME, 
	via VARCHAR NOT NULL, 
	because VARCHAR NOT NULL, 
	statement INTEGER, 
	letters VARCHAR DEFAULT '' NOT NULL, 
	PRIMARY KEY (code)
)
;
CREATE INDEX ix_application_submitted ON application (via, submitted_at)
;
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
)
;
CREATE INDEX ix_assignment_program ON assignment (program)
;
CREATE TABLE blocked (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	first DATE NOT NULL, 
	last DATE NOT NULL, 
	kind VARCHAR NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT kind_known CHECK ("kind" IN ('exam', 'visa', 'travel', 'rest', 'other')), 
	CONSTRAINT days_in_order CHECK (first <= last)
)
;
CREATE TABLE budget_cap (
	service VARCHAR NOT NULL, 
	cap INTEGER NOT NULL, 
	because VARCHAR NOT NULL, 
	PRIMARY KEY (service), 
	CONSTRAINT cap_counted CHECK (cap >= 0)
)
;
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
	outcome VARCHAR DEFAULT '' NOT NULL, 
	left_number VARCHAR DEFAULT '' NOT NULL, 
	tries INTEGER DEFAULT '0' NOT NULL, 
	tried_at DATETIME, 
	CONSTRAINT to_known CHECK ("to" IN ('me', 'advocate', 'school')), 
	CONSTRAINT channel_known CHECK ("channel" IN ('phone', 'voicemail', 'email', 'text', 'whatsapp', 'thalamus', 'zoom', 'teams', 'portal')), 
	CONSTRAINT kind_known CHECK ("kind" IN ('screening', 'interview', 'offer_talk', 'information', 'other')), 
	CONSTRAINT call_back_known CHECK ("call_back" IN ('none', 'due', 'done')), 
	CONSTRAINT heat_range CHECK (heat IS NULL OR heat BETWEEN 1 AND 5)
)
;
CREATE INDEX ix_call_at ON call (at)
;
CREATE INDEX ix_call_program ON call (program)
;
CREATE TABLE clearance (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	advocate INTEGER, 
	program VARCHAR NOT NULL, 
	"by" VARCHAR NOT NULL, 
	authority VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	why TEXT NOT NULL, 
	CONSTRAINT authority_known CHECK ("authority" IN ('nrmp', 'school'))
)
;
CREATE INDEX ix_clearance_program ON clearance (program)
;
CREATE TABLE document (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	writer VARCHAR NOT NULL, 
	specialty VARCHAR NOT NULL, 
	types VARCHAR NOT NULL, 
	lane VARCHAR NOT NULL, 
	program VARCHAR, 
	note TEXT NOT NULL, 
	CONSTRAINT kind_known CHECK ("kind" IN ('statement', 'letter', 'cv', 'other')), 
	CONSTRAINT lane_known CHECK ("lane" IN ('', 'primary', 'secondary', 'backup'))
)
;
CREATE TABLE draft (
	form VARCHAR NOT NULL, 
	"values" TEXT NOT NULL, 
	typed_at DATETIME NOT NULL, 
	PRIMARY KEY (form)
)
;
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
)
;
CREATE INDEX ix_entry_actor ON entry (actor, group_no)
;
CREATE INDEX ix_entry_row ON entry (entity, "key", seq)
;
CREATE TABLE fact (
	"key" VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	"on" DATE NOT NULL, 
	words TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	CONSTRAINT kind_known CHECK ("kind" IN ('visa', 'img', 'score', 'year', 'home', 'link', 'known', 'warning'))
)
;
CREATE INDEX ix_fact_code ON fact (code)
;
CREATE TABLE fit_weight (
	factor VARCHAR NOT NULL, 
	weight INTEGER NOT NULL, 
	PRIMARY KEY (factor), 
	CONSTRAINT weight_range CHECK (weight BETWEEN 0 AND 100)
)
;
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
	calendar VARCHAR DEFAULT '' NOT NULL, 
	leave VARCHAR DEFAULT '' NOT NULL, 
	fit INTEGER, 
	training INTEGER, 
	location INTEGER, 
	residents TEXT DEFAULT '' NOT NULL, 
	flags TEXT DEFAULT '' NOT NULL, 
	asked TEXT DEFAULT '' NOT NULL, 
	improve TEXT DEFAULT '' NOT NULL, 
	tracked INTEGER, 
	CONSTRAINT status_known CHECK ("status" IN ('arranged', 'done', 'cancelled')), 
	CONSTRAINT minutes_counted CHECK (minutes > 0), 
	CONSTRAINT interest_range CHECK (interest IS NULL OR interest BETWEEN 1 AND 5)
)
;
CREATE INDEX ix_interview_program ON interview (program)
;
CREATE TABLE invitation (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uid VARCHAR NOT NULL, 
	interview INTEGER NOT NULL, 
	occurrence VARCHAR NOT NULL, 
	sequence INTEGER NOT NULL, 
	stamp DATETIME, 
	at DATETIME, 
	minutes INTEGER, 
	place VARCHAR NOT NULL, 
	zone VARCHAR NOT NULL, 
	cancelled BOOLEAN NOT NULL
)
;
CREATE INDEX ix_invitation_uid ON invitation (uid)
;
CREATE TABLE lane_rule (
	lane VARCHAR NOT NULL, 
	rule TEXT NOT NULL, 
	names TEXT NOT NULL, 
	PRIMARY KEY (lane), 
	CONSTRAINT lane_known CHECK ("lane" IN ('primary', 'secondary', 'backup', 'refuse'))
)
;
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
	tracked INTEGER, 
	CONSTRAINT how_known CHECK ("how" IN ('', 'copied', 'saved', 'mailed', 'sent'))
)
;
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
)
;
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
	nrmp_id VARCHAR DEFAULT '' NOT NULL, 
	usmle_id VARCHAR DEFAULT '' NOT NULL, 
	step1 VARCHAR DEFAULT '' NOT NULL, 
	step1_attempts INTEGER, 
	step2 INTEGER, 
	step2_attempts INTEGER, 
	comlex VARCHAR DEFAULT '' NOT NULL, 
	step3 VARCHAR DEFAULT '' NOT NULL, 
	us_months INTEGER, 
	us_letters INTEGER, 
	img BOOLEAN, 
	visa_need VARCHAR DEFAULT '' NOT NULL, 
	visa_status VARCHAR DEFAULT '' NOT NULL, 
	inside_us BOOLEAN, 
	languages VARCHAR DEFAULT '' NOT NULL, 
	matched_place VARCHAR DEFAULT '' NOT NULL, 
	partner_place VARCHAR DEFAULT '' NOT NULL, 
	home_states VARCHAR DEFAULT '' NOT NULL, 
	states_wanted VARCHAR DEFAULT '' NOT NULL, 
	states_refused VARCHAR DEFAULT '' NOT NULL, 
	specialties_accepted VARCHAR DEFAULT '' NOT NULL, 
	specialties_refused VARCHAR DEFAULT '' NOT NULL, 
	types_accepted VARCHAR DEFAULT '' NOT NULL, 
	types_refused VARCHAR DEFAULT '' NOT NULL, 
	season_programs INTEGER, 
	season_first INTEGER, 
	season_backup INTEGER, 
	season_interviews INTEGER, 
	season_late BOOLEAN, 
	told VARCHAR DEFAULT '' NOT NULL, 
	match_answer VARCHAR DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT one_applicant CHECK (id = 1), 
	CONSTRAINT state_known CHECK ("state" IN ('unknown', 'unmatched', 'advanced_only', 'preliminary_only', 'placed', 'ineligible'))
)
;
CREATE TABLE moment (
	"key" VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY ("key")
)
;
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
	start TEXT DEFAULT '' NOT NULL, 
	why_committed TEXT DEFAULT '' NOT NULL, 
	about_me TEXT DEFAULT '' NOT NULL, 
	why_us TEXT DEFAULT '' NOT NULL, 
	weakness_1 TEXT DEFAULT '' NOT NULL, 
	weakness_2 TEXT DEFAULT '' NOT NULL, 
	goal_1 TEXT DEFAULT '' NOT NULL, 
	goal_2 TEXT DEFAULT '' NOT NULL, 
	goal_3 TEXT DEFAULT '' NOT NULL, 
	bring_1 TEXT DEFAULT '' NOT NULL, 
	bring_2 TEXT DEFAULT '' NOT NULL, 
	bring_3 TEXT DEFAULT '' NOT NULL, 
	setup TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY ("key")
)
;
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
)
;
CREATE INDEX ix_offer_program ON offer (program)
;
CREATE TABLE outreach (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	title TEXT NOT NULL, 
	code VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	imgs VARCHAR NOT NULL, 
	mail VARCHAR NOT NULL, 
	reason TEXT NOT NULL, 
	sent_at DATETIME, 
	replied_at DATETIME, 
	reply TEXT NOT NULL, 
	CONSTRAINT kind_known CHECK ("kind" IN ('', 'community', 'affiliated', 'university')), 
	CONSTRAINT imgs_known CHECK ("imgs" IN ('', 'yes', 'no'))
)
;
CREATE TABLE own_task (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	title TEXT NOT NULL, 
	first DATE NOT NULL, 
	last DATE NOT NULL, 
	track VARCHAR NOT NULL, 
	why TEXT NOT NULL, 
	full_time BOOLEAN DEFAULT '0' NOT NULL, 
	CONSTRAINT track_known CHECK ("track" IN ('this', 'next', 'after')), 
	CONSTRAINT days_in_order CHECK (first <= last)
)
;
CREATE TABLE packet (
	"key" VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	made_at DATETIME, 
	paper VARCHAR NOT NULL, 
	PRIMARY KEY ("key")
)
;
CREATE TABLE preference (
	code VARCHAR NOT NULL, 
	place INTEGER, 
	PRIMARY KEY (code)
)
;
CREATE TABLE ranking (
	name VARCHAR NOT NULL, 
	"order" TEXT NOT NULL, 
	certified_at DATETIME, 
	proof TEXT NOT NULL, 
	PRIMARY KEY (name)
)
;
CREATE TABLE reserve (
	service VARCHAR NOT NULL, 
	held INTEGER NOT NULL, 
	PRIMARY KEY (service), 
	CONSTRAINT held_counted CHECK (held >= 0)
)
;
CREATE TABLE round_check (
	"key" VARCHAR NOT NULL, 
	none_at DATETIME, 
	PRIMARY KEY ("key")
)
;
CREATE TABLE seen (
	"key" VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY ("key")
)
;
CREATE TABLE story (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	title TEXT NOT NULL, 
	situation TEXT NOT NULL, 
	action TEXT NOT NULL, 
	result TEXT NOT NULL, 
	reflection TEXT NOT NULL
)
;
CREATE TABLE task (
	"key" VARCHAR NOT NULL, 
	done_at DATETIME, 
	note TEXT NOT NULL, 
	postponed_to DATE, 
	dropped_at DATETIME, 
	choice VARCHAR DEFAULT '' NOT NULL, 
	PRIMARY KEY ("key")
)
;
CREATE TABLE tracked (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	code VARCHAR NOT NULL, 
	institution VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	specialty VARCHAR NOT NULL, 
	type VARCHAR NOT NULL, 
	city VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	acgme_id VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	format VARCHAR NOT NULL, 
	visa VARCHAR NOT NULL, 
	invited_at DATETIME, 
	answer_by DATETIME, 
	answered_at DATETIME, 
	offered TEXT NOT NULL, 
	vibe INTEGER, 
	fit INTEGER, 
	training INTEGER, 
	lifestyle INTEGER, 
	note TEXT NOT NULL, 
	living TEXT NOT NULL, 
	transport TEXT NOT NULL, 
	visa_limits TEXT NOT NULL, 
	volume TEXT NOT NULL, 
	hospital TEXT NOT NULL, 
	fellowships TEXT NOT NULL, 
	flags TEXT NOT NULL, 
	residents TEXT NOT NULL, 
	faculty TEXT NOT NULL, 
	thanked_at DATETIME, 
	bucket VARCHAR NOT NULL, 
	not_ranked TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	mentor TEXT NOT NULL, 
	resident TEXT NOT NULL, 
	question_1 TEXT NOT NULL, 
	question_2 TEXT NOT NULL, 
	question_3 TEXT NOT NULL, 
	CONSTRAINT status_known CHECK ("status" IN ('invited', 'scheduled', 'waitlist', 'done', 'declined', 'cancelled', 'rejected')), 
	CONSTRAINT format_known CHECK ("format" IN ('', 'in person', 'virtual')), 
	CONSTRAINT visa_known CHECK ("visa" IN ('', 'yes', 'no')), 
	CONSTRAINT bucket_known CHECK ("bucket" IN ('', 'top', 'middle', 'safety')), 
	CONSTRAINT scores_range CHECK ((vibe IS NULL OR vibe BETWEEN 1 AND 10) AND (fit IS NULL OR fit BETWEEN 1 AND 10) AND (training IS NULL OR training BETWEEN 1 AND 10) AND (lifestyle IS NULL OR lifestyle BETWEEN 1 AND 10))
)
;
CREATE INDEX ix_tracked_code ON tracked (code)
;
CREATE TABLE triage (
	code VARCHAR NOT NULL, 
	lane VARCHAR, 
	tier VARCHAR, 
	refused BOOLEAN NOT NULL, 
	note TEXT NOT NULL, 
	zone VARCHAR DEFAULT '' NOT NULL, 
	why_here VARCHAR DEFAULT '' NOT NULL, 
	to_ask VARCHAR DEFAULT '' NOT NULL, 
	PRIMARY KEY (code), 
	CONSTRAINT lane_known CHECK ("lane" IN ('primary', 'secondary', 'backup')), 
	CONSTRAINT tier_known CHECK ("tier" IN ('top', 'middle', 'safety'))
)
;
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
)
;
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
)
;
CREATE TABLE rejected_row (
	list_id INTEGER NOT NULL, 
	"row" INTEGER NOT NULL, 
	reason VARCHAR NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (list_id, "row"), 
	FOREIGN KEY(list_id) REFERENCES list (id) ON DELETE CASCADE
)
;
