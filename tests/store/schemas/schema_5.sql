PRAGMA application_id=1397771569;
PRAGMA user_version=5;
BEGIN TRANSACTION;
CREATE TABLE acceptance (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	project_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	planned_on TEXT NOT NULL, 
	held_on TEXT, 
	participants TEXT NOT NULL, 
	deliverables TEXT NOT NULL, 
	result TEXT NOT NULL, 
	signed_by TEXT, 
	signed_on TEXT, 
	leftovers TEXT NOT NULL, 
	follow_up_plan TEXT NOT NULL, 
	CONSTRAINT fk_acceptance_project_id FOREIGN KEY(project_id) REFERENCES project (id), 
	CONSTRAINT ck_acceptance_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_acceptance_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_acceptance_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_acceptance_kind CHECK ("kind" IN ('internal', 'client', 'final')), 
	CONSTRAINT ck_acceptance_planned_on CHECK ("planned_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_acceptance_held_on CHECK ("held_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_acceptance_result CHECK ("result" IN ('pending', 'passed', 'conditional', 'failed')), 
	CONSTRAINT ck_acceptance_signed_on CHECK ("signed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
)
 STRICT;
INSERT INTO "acceptance" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,'final','2026-11-23','2026-11-23','participants “11” 项目','deliverables “11” 项目','failed','signed_by “11” 项目','2026-11-23','leftovers “11” 项目','follow_up_plan “11” 项目');
INSERT INTO "acceptance" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,'final','2026-11-23','2026-11-23','participants “12” 项目','deliverables “12” 项目','failed','signed_by “12” 项目','2026-11-23','leftovers “12” 项目','follow_up_plan “12” 项目');
CREATE TABLE acceptance_item (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	acceptance_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	requirement_id INTEGER, 
	goal_id INTEGER, 
	name TEXT NOT NULL, 
	criterion TEXT NOT NULL, 
	target TEXT NOT NULL, 
	actual TEXT NOT NULL, 
	result TEXT NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT fk_acceptance_item_acceptance_id FOREIGN KEY(acceptance_id) REFERENCES acceptance (id), 
	CONSTRAINT fk_acceptance_item_requirement_id FOREIGN KEY(requirement_id) REFERENCES requirement (id), 
	CONSTRAINT fk_acceptance_item_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id), 
	CONSTRAINT ck_acceptance_item_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_acceptance_item_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_acceptance_item_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_acceptance_item_result CHECK ("result" IN ('pending', 'pass', 'partial', 'fail', 'waived'))
)
 STRICT;
INSERT INTO "acceptance_item" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,11,11,11,'name “11” 项目','criterion “11” 项目','target “11” 项目','actual “11” 项目','waived','note “11” 项目');
INSERT INTO "acceptance_item" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,12,12,12,'name “12” 项目','criterion “12” 项目','target “12” 项目','actual “12” 项目','waived','note “12” 项目');
CREATE TABLE action_item (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	kind TEXT NOT NULL, 
	title TEXT NOT NULL, 
	owner TEXT, 
	due_on TEXT, 
	status TEXT NOT NULL, 
	done_on TEXT, 
	client_id INTEGER, 
	project_id INTEGER, 
	interaction_id INTEGER, 
	task_id INTEGER, 
	opportunity_id INTEGER, 
	lead_id INTEGER, 
	goal_id INTEGER, 
	risk_id INTEGER, 
	issue_id INTEGER, 
	feedback_id INTEGER, 
	change_request_id INTEGER, 
	acceptance_id INTEGER, 
	effect TEXT, 
	notes TEXT NOT NULL, 
	CONSTRAINT fk_action_item_client_id FOREIGN KEY(client_id) REFERENCES client (id), 
	CONSTRAINT fk_action_item_project_id FOREIGN KEY(project_id) REFERENCES project (id), 
	CONSTRAINT fk_action_item_interaction_id FOREIGN KEY(interaction_id) REFERENCES interaction (id), 
	CONSTRAINT fk_action_item_task_id FOREIGN KEY(task_id) REFERENCES task (id), 
	CONSTRAINT fk_action_item_opportunity_id FOREIGN KEY(opportunity_id) REFERENCES opportunity (id), 
	CONSTRAINT fk_action_item_lead_id FOREIGN KEY(lead_id) REFERENCES lead (id), 
	CONSTRAINT fk_action_item_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id), 
	CONSTRAINT fk_action_item_risk_id FOREIGN KEY(risk_id) REFERENCES risk (id), 
	CONSTRAINT fk_action_item_issue_id FOREIGN KEY(issue_id) REFERENCES issue (id), 
	CONSTRAINT fk_action_item_feedback_id FOREIGN KEY(feedback_id) REFERENCES feedback (id), 
	CONSTRAINT fk_action_item_change_request_id FOREIGN KEY(change_request_id) REFERENCES change_request (id), 
	CONSTRAINT fk_action_item_acceptance_id FOREIGN KEY(acceptance_id) REFERENCES acceptance (id), 
	CONSTRAINT ck_action_item_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_action_item_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_action_item_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_action_item_kind CHECK ("kind" IN ('corrective', 'preventive', 'follow_up', 'response', 'improvement', 'todo')), 
	CONSTRAINT ck_action_item_due_on CHECK ("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_action_item_status CHECK ("status" IN ('open', 'done', 'dropped')), 
	CONSTRAINT ck_action_item_done_on CHECK ("done_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_action_item_effect CHECK ("effect" IN ('worked', 'partly', 'failed'))
)
 STRICT;
INSERT INTO "action_item" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','todo','title “11” 项目','owner “11” 项目','2026-11-23','dropped','2026-11-23',11,11,11,11,11,11,11,11,11,11,11,11,'failed','notes “11” 项目');
INSERT INTO "action_item" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','todo','title “12” 项目','owner “12” 项目','2026-11-23','dropped','2026-11-23',12,12,12,12,12,12,12,12,12,12,12,12,'failed','notes “12” 项目');
CREATE TABLE assignment (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	task_id INTEGER NOT NULL, 
	resource_id INTEGER NOT NULL, 
	units_percent INTEGER NOT NULL, 
	planned_min INTEGER, 
	actual_min INTEGER, 
	remaining_min INTEGER, 
	planned_cost_minor INTEGER, 
	actual_cost_minor INTEGER, 
	CONSTRAINT fk_assignment_task_id FOREIGN KEY(task_id) REFERENCES task (id), 
	CONSTRAINT fk_assignment_resource_id FOREIGN KEY(resource_id) REFERENCES resource (id), 
	CONSTRAINT ck_assignment_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_assignment_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_assignment_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_assignment_units_percent CHECK ("units_percent" >= 0), 
	CONSTRAINT ck_assignment_planned_min CHECK ("planned_min" >= 0), 
	CONSTRAINT ck_assignment_actual_min CHECK ("actual_min" >= 0), 
	CONSTRAINT ck_assignment_remaining_min CHECK ("remaining_min" >= 0)
)
 STRICT;
INSERT INTO "assignment" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,11,11,11,11,11,11,11);
INSERT INTO "assignment" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,12,12,12,12,12,12,12);
CREATE TABLE baseline (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	project_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	taken_at TEXT NOT NULL, 
	note TEXT NOT NULL, 
	is_current INTEGER NOT NULL, 
	source_number INTEGER, 
	CONSTRAINT fk_baseline_project_id FOREIGN KEY(project_id) REFERENCES project (id), 
	CONSTRAINT ck_baseline_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_baseline_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_baseline_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_baseline_taken_at CHECK ("taken_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_baseline_is_current CHECK ("is_current" >= 0 AND "is_current" <= 1), 
	CONSTRAINT ck_baseline_source_number CHECK ("source_number" >= 0)
)
 STRICT;
INSERT INTO "baseline" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,'name “11” 项目','2026-11-23T09:00:00.000000Z','note “11” 项目',1,11);
INSERT INTO "baseline" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,'name “12” 项目','2026-11-23T09:00:00.000000Z','note “12” 项目',1,12);
CREATE TABLE baseline_task (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	baseline_id INTEGER NOT NULL, 
	task_id INTEGER NOT NULL, 
	start_on TEXT, 
	due_on TEXT, 
	duration_min INTEGER, 
	effort_min INTEGER, 
	budget_minor INTEGER, 
	CONSTRAINT fk_baseline_task_baseline_id FOREIGN KEY(baseline_id) REFERENCES baseline (id), 
	CONSTRAINT fk_baseline_task_task_id FOREIGN KEY(task_id) REFERENCES task (id), 
	CONSTRAINT ck_baseline_task_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_baseline_task_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_baseline_task_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_baseline_task_start_on CHECK ("start_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]'), 
	CONSTRAINT ck_baseline_task_due_on CHECK ("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]'), 
	CONSTRAINT ck_baseline_task_duration_min CHECK ("duration_min" >= 0), 
	CONSTRAINT ck_baseline_task_effort_min CHECK ("effort_min" >= 0)
)
 STRICT;
INSERT INTO "baseline_task" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,11,'2026-11-30T08:30','2026-11-30T08:30',11,11,11);
INSERT INTO "baseline_task" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,12,'2026-11-30T08:30','2026-11-30T08:30',12,12,12);
CREATE TABLE budget_line (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	project_id INTEGER NOT NULL, 
	category TEXT NOT NULL, 
	name TEXT NOT NULL, 
	planned_minor INTEGER NOT NULL, 
	revised_minor INTEGER, 
	task_id INTEGER, 
	note TEXT NOT NULL, 
	CONSTRAINT fk_budget_line_project_id FOREIGN KEY(project_id) REFERENCES project (id), 
	CONSTRAINT fk_budget_line_task_id FOREIGN KEY(task_id) REFERENCES task (id), 
	CONSTRAINT ck_budget_line_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_budget_line_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_budget_line_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_budget_line_category CHECK ("category" IN ('marketing', 'payroll', 'channel', 'tools', 'travel', 'client', 'training', 'contingency', 'management_reserve', 'other'))
)
 STRICT;
INSERT INTO "budget_line" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,'other','name “11” 项目',11,11,11,'note “11” 项目');
INSERT INTO "budget_line" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,'other','name “12” 项目',12,12,12,'note “12” 项目');
CREATE TABLE budget_revision (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	budget_line_id INTEGER NOT NULL, 
	as_of TEXT NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	CONSTRAINT fk_budget_revision_budget_line_id FOREIGN KEY(budget_line_id) REFERENCES budget_line (id), 
	CONSTRAINT ck_budget_revision_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_budget_revision_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_budget_revision_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_budget_revision_as_of CHECK ("as_of" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
)
 STRICT;
INSERT INTO "budget_revision" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,'2026-11-23',11,'reason “11” 项目');
INSERT INTO "budget_revision" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,'2026-11-23',12,'reason “12” 项目');
CREATE TABLE calendar_exception (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	calendar_id INTEGER NOT NULL, 
	first_on TEXT NOT NULL, 
	last_on TEXT NOT NULL, 
	intervals TEXT NOT NULL, 
	recurrence TEXT, 
	name TEXT NOT NULL, 
	source TEXT, 
	provisional INTEGER, 
	CONSTRAINT fk_calendar_exception_calendar_id FOREIGN KEY(calendar_id) REFERENCES work_calendar (id), 
	CONSTRAINT ck_calendar_exception_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_calendar_exception_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_calendar_exception_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_calendar_exception_first_on CHECK ("first_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_calendar_exception_last_on CHECK ("last_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_calendar_exception_provisional CHECK ("provisional" >= 0 AND "provisional" <= 1)
)
 STRICT;
INSERT INTO "calendar_exception" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,'2026-11-23','2026-11-23','intervals “11” 项目','recurrence “11” 项目','name “11” 项目','source “11” 项目',1);
INSERT INTO "calendar_exception" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,'2026-11-23','2026-11-23','intervals “12” 项目','recurrence “12” 项目','name “12” 项目','source “12” 项目',1);
CREATE TABLE change_request (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	project_id INTEGER NOT NULL, 
	client_id INTEGER, 
	task_id INTEGER, 
	title TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	description TEXT NOT NULL, 
	impact_scope TEXT NOT NULL, 
	impact_days INTEGER, 
	impact_cost_minor INTEGER, 
	priority INTEGER NOT NULL, 
	status TEXT NOT NULL, 
	requested_on TEXT NOT NULL, 
	decide_by TEXT, 
	decided_by TEXT, 
	decided_on TEXT, 
	decision_note TEXT NOT NULL, 
	notes TEXT NOT NULL, 
	CONSTRAINT fk_change_request_project_id FOREIGN KEY(project_id) REFERENCES project (id), 
	CONSTRAINT fk_change_request_client_id FOREIGN KEY(client_id) REFERENCES client (id), 
	CONSTRAINT fk_change_request_task_id FOREIGN KEY(task_id) REFERENCES task (id), 
	CONSTRAINT ck_change_request_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_change_request_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_change_request_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_change_request_priority CHECK ("priority" >= 1 AND "priority" <= 5), 
	CONSTRAINT ck_change_request_status CHECK ("status" IN ('submitted', 'assessing', 'approved', 'rejected', 'implemented', 'withdrawn')), 
	CONSTRAINT ck_change_request_requested_on CHECK ("requested_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_change_request_decide_by CHECK ("decide_by" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_change_request_decided_on CHECK ("decided_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
)
 STRICT;
INSERT INTO "change_request" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,11,11,'title “11” 项目','reason “11” 项目','description “11” 项目','impact_scope “11” 项目',11,11,1,'withdrawn','2026-11-23','2026-11-23','decided_by “11” 项目','2026-11-23','decision_note “11” 项目','notes “11” 项目');
INSERT INTO "change_request" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,12,12,'title “12” 项目','reason “12” 项目','description “12” 项目','impact_scope “12” 项目',12,12,1,'withdrawn','2026-11-23','2026-11-23','decided_by “12” 项目','2026-11-23','decision_note “12” 项目','notes “12” 项目');
CREATE TABLE change_row (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	set_id INTEGER NOT NULL, 
	table_name TEXT NOT NULL, 
	row_id INTEGER NOT NULL, 
	before_json TEXT, 
	after_json TEXT, 
	CONSTRAINT fk_change_row_set_id FOREIGN KEY(set_id) REFERENCES change_set (id)
)
 STRICT;
INSERT INTO "change_row" VALUES(1,1,'meta',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","key":"key “11” 项目","value":"value “11” 项目"}');
INSERT INTO "change_row" VALUES(2,1,'meta',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","key":"key “12” 项目","value":"value “12” 项目"}');
INSERT INTO "change_row" VALUES(3,1,'work_calendar',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","name":"name “11” 项目","base_id":11,"week":"week “11” 项目","project_id":11,"source_uid":11}');
INSERT INTO "change_row" VALUES(4,1,'work_calendar',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","name":"name “12” 项目","base_id":12,"week":"week “12” 项目","project_id":12,"source_uid":12}');
INSERT INTO "change_row" VALUES(5,1,'calendar_exception',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","calendar_id":11,"first_on":"2026-11-23","last_on":"2026-11-23","intervals":"intervals “11” 项目","recurrence":"recurrence “11” 项目","name":"name “11” 项目","source":"source “11” 项目","provisional":1}');
INSERT INTO "change_row" VALUES(6,1,'calendar_exception',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","calendar_id":12,"first_on":"2026-11-23","last_on":"2026-11-23","intervals":"intervals “12” 项目","recurrence":"recurrence “12” 项目","name":"name “12” 项目","source":"source “12” 项目","provisional":1}');
INSERT INTO "change_row" VALUES(7,1,'client',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","name":"name “11” 项目","short_name":"short_name “11” 项目","aliases":"aliases “11” 项目","kind":"government","industry":"industry “11” 项目","region":"region “11” 项目","tier":"C","status":"lost","cadence_days":1,"notes":"notes “11” 项目"}');
INSERT INTO "change_row" VALUES(8,1,'client',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","name":"name “12” 项目","short_name":"short_name “12” 项目","aliases":"aliases “12” 项目","kind":"government","industry":"industry “12” 项目","region":"region “12” 项目","tier":"C","status":"lost","cadence_days":1,"notes":"notes “12” 项目"}');
INSERT INTO "change_row" VALUES(9,1,'contact',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","client_id":11,"name":"name “11” 项目","title":"title “11” 项目","phone":"phone “11” 项目","email":"email “11” 项目","wechat":"wechat “11” 项目","role":"blocker","influence":1,"attitude":"resistant","preferred_channel":"other","notes":"notes “11” 项目"}');
INSERT INTO "change_row" VALUES(10,1,'contact',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","client_id":12,"name":"name “12” 项目","title":"title “12” 项目","phone":"phone “12” 项目","email":"email “12” 项目","wechat":"wechat “12” 项目","role":"blocker","influence":1,"attitude":"resistant","preferred_channel":"other","notes":"notes “12” 项目"}');
INSERT INTO "change_row" VALUES(11,1,'project',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","code":"code “11” 项目","name":"name “11” 项目","status":"cancelled","phase":"closing","client_id":11,"manager":"manager “11” 项目","currency":"currency “11” 项目","start_on":"2026-11-30T08:30","end_on":"2026-11-30T08:30","status_date":"2026-11-23","objective":"objective “11” 项目","scope_in":"scope_in “11” 项目","scope_out":"scope_out “11” 项目","deliverables":"deliverables “11” 项目","feasibility":"infeasible","feasibility_notes":"feasibility_notes “11” 项目","market_notes":"market_notes “11” 项目","competitor_notes":"competitor_notes “11” 项目","approved_by":"approved_by “11” 项目","approved_on":"2026-11-23","health_override":"red","calendar_id":11,"minutes_per_day":1,"minutes_per_week":1,"days_per_month":1,"critical_slack_min":11,"honours_constraints":1,"template_id":11,"source_name":"source_name “11” 项目","source_guid":"source_guid “11” 项目","source_created":"source_created “11” 项目"}');
INSERT INTO "change_row" VALUES(12,1,'project',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","code":"code “12” 项目","name":"name “12” 项目","status":"cancelled","phase":"closing","client_id":12,"manager":"manager “12” 项目","currency":"currency “12” 项目","start_on":"2026-11-30T08:30","end_on":"2026-11-30T08:30","status_date":"2026-11-23","objective":"objective “12” 项目","scope_in":"scope_in “12” 项目","scope_out":"scope_out “12” 项目","deliverables":"deliverables “12” 项目","feasibility":"infeasible","feasibility_notes":"feasibility_notes “12” 项目","market_notes":"market_notes “12” 项目","competitor_notes":"competitor_notes “12” 项目","approved_by":"approved_by “12” 项目","approved_on":"2026-11-23","health_override":"red","calendar_id":12,"minutes_per_day":1,"minutes_per_week":1,"days_per_month":1,"critical_slack_min":12,"honours_constraints":1,"template_id":12,"source_name":"source_name “12” 项目","source_guid":"source_guid “12” 项目","source_created":"source_created “12” 项目"}');
INSERT INTO "change_row" VALUES(13,1,'task',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","project_id":11,"parent_id":11,"position":11,"name":"name “11” 项目","kind":"milestone","status":"cancelled","priority":1,"start_on":"2026-11-30T08:30","due_on":"2026-11-30T08:30","duration_min":11,"duration_elapsed":1,"pauses":"pauses “11” 项目","effort_min":11,"constraint":"mfo","constraint_on":"2026-11-30T08:30","deadline_on":"2026-11-30T08:30","schedule_mode":"manual","percent":11,"ev_method":"milestone","fixed_cost_minor":11,"actual_start_on":"2026-11-30T08:30","actual_end_on":"2026-11-30T08:30","owner":"owner “11” 项目","required_skill":"required_skill “11” 项目","calendar_id":11,"ignores_resources":1,"blocked_reason":"blocked_reason “11” 项目","waiting_on":"third_party","quality":"quality “11” 项目","requirement_id":11,"notes":"notes “11” 项目","source_uid":11}');
INSERT INTO "change_row" VALUES(14,1,'task',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","project_id":12,"parent_id":12,"position":12,"name":"name “12” 项目","kind":"milestone","status":"cancelled","priority":1,"start_on":"2026-11-30T08:30","due_on":"2026-11-30T08:30","duration_min":12,"duration_elapsed":1,"pauses":"pauses “12” 项目","effort_min":12,"constraint":"mfo","constraint_on":"2026-11-30T08:30","deadline_on":"2026-11-30T08:30","schedule_mode":"manual","percent":12,"ev_method":"milestone","fixed_cost_minor":12,"actual_start_on":"2026-11-30T08:30","actual_end_on":"2026-11-30T08:30","owner":"owner “12” 项目","required_skill":"required_skill “12” 项目","calendar_id":12,"ignores_resources":1,"blocked_reason":"blocked_reason “12” 项目","waiting_on":"third_party","quality":"quality “12” 项目","requirement_id":12,"notes":"notes “12” 项目","source_uid":12}');
INSERT INTO "change_row" VALUES(15,1,'dependency',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","predecessor_id":11,"successor_id":12,"type":"sf","lag":11,"lag_unit":"percent"}');
INSERT INTO "change_row" VALUES(16,1,'dependency',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","predecessor_id":12,"successor_id":11,"type":"sf","lag":12,"lag_unit":"percent"}');
INSERT INTO "change_row" VALUES(17,1,'resource',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","name":"name “11” 项目","kind":"budget","job_title":"job_title “11” 项目","responsibilities":"responsibilities “11” 项目","authority":"authority “11” 项目","email":"email “11” 项目","calendar_id":11,"capacity_min_per_day":11,"cost_rate_minor_per_hour":11,"currency":"currency “11” 项目","active":1,"project_id":11,"supplier":"supplier “11” 项目","needed_by":"2026-11-23","ordered_on":"2026-11-23","delivered_on":"2026-11-23","price_minor":11,"notes":"notes “11” 项目"}');
INSERT INTO "change_row" VALUES(18,1,'resource',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","name":"name “12” 项目","kind":"budget","job_title":"job_title “12” 项目","responsibilities":"responsibilities “12” 项目","authority":"authority “12” 项目","email":"email “12” 项目","calendar_id":12,"capacity_min_per_day":12,"cost_rate_minor_per_hour":12,"currency":"currency “12” 项目","active":1,"project_id":12,"supplier":"supplier “12” 项目","needed_by":"2026-11-23","ordered_on":"2026-11-23","delivered_on":"2026-11-23","price_minor":12,"notes":"notes “12” 项目"}');
INSERT INTO "change_row" VALUES(19,1,'assignment',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","task_id":11,"resource_id":11,"units_percent":11,"planned_min":11,"actual_min":11,"remaining_min":11,"planned_cost_minor":11,"actual_cost_minor":11}');
INSERT INTO "change_row" VALUES(20,1,'assignment',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","task_id":12,"resource_id":12,"units_percent":12,"planned_min":12,"actual_min":12,"remaining_min":12,"planned_cost_minor":12,"actual_cost_minor":12}');
INSERT INTO "change_row" VALUES(21,1,'baseline',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","project_id":11,"name":"name “11” 项目","taken_at":"2026-11-23T09:00:00.000000Z","note":"note “11” 项目","is_current":1,"source_number":11}');
INSERT INTO "change_row" VALUES(22,1,'baseline',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","project_id":12,"name":"name “12” 项目","taken_at":"2026-11-23T09:00:00.000000Z","note":"note “12” 项目","is_current":1,"source_number":12}');
INSERT INTO "change_row" VALUES(23,1,'baseline_task',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","baseline_id":11,"task_id":11,"start_on":"2026-11-30T08:30","due_on":"2026-11-30T08:30","duration_min":11,"effort_min":11,"budget_minor":11}');
INSERT INTO "change_row" VALUES(24,1,'baseline_task',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","baseline_id":12,"task_id":12,"start_on":"2026-11-30T08:30","due_on":"2026-11-30T08:30","duration_min":12,"effort_min":12,"budget_minor":12}');
INSERT INTO "change_row" VALUES(25,1,'product',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","name":"name “11” 项目","series":"series “11” 项目","price_minor":11,"currency":"currency “11” 项目"}');
INSERT INTO "change_row" VALUES(26,1,'product',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","name":"name “12” 项目","series":"series “12” 项目","price_minor":12,"currency":"currency “12” 项目"}');
INSERT INTO "change_row" VALUES(27,1,'pipeline_stage',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","position":11,"name_en":"name_en “11” 项目","name_zh":"name_zh “11” 项目","kind":"lost","probability":11,"rot_days":1,"exit_criteria":"exit_criteria “11” 项目"}');
INSERT INTO "change_row" VALUES(28,1,'pipeline_stage',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","position":12,"name_en":"name_en “12” 项目","name_zh":"name_zh “12” 项目","kind":"lost","probability":12,"rot_days":1,"exit_criteria":"exit_criteria “12” 项目"}');
INSERT INTO "change_row" VALUES(29,1,'goal',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","project_id":11,"parent_id":11,"name":"name “11” 项目","metric":"custom","unit":"unit “11” 项目","currency":"currency “11” 项目","aggregation":"average","direction":"lower","baseline_value":11,"target_value":11,"stretch_value":11,"start_on":"2026-11-23","due_on":"2026-11-23","curve":"custom","curve_json":"curve_json “11” 项目","fed_by":"clients","owner":"owner “11” 项目","strategy_note":"strategy_note “11” 项目","status":"abandoned","notes":"notes “11” 项目"}');
INSERT INTO "change_row" VALUES(30,1,'goal',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","project_id":12,"parent_id":12,"name":"name “12” 项目","metric":"custom","unit":"unit “12” 项目","currency":"currency “12” 项目","aggregation":"average","direction":"lower","baseline_value":12,"target_value":12,"stretch_value":12,"start_on":"2026-11-23","due_on":"2026-11-23","curve":"custom","curve_json":"curve_json “12” 项目","fed_by":"clients","owner":"owner “12” 项目","strategy_note":"strategy_note “12” 项目","status":"abandoned","notes":"notes “12” 项目"}');
INSERT INTO "change_row" VALUES(31,1,'goal_actual',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","goal_id":11,"as_of":"2026-11-23","value":11,"source":"cost","confidence":1,"note":"note “11” 项目"}');
INSERT INTO "change_row" VALUES(32,1,'goal_actual',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","goal_id":12,"as_of":"2026-11-23","value":12,"source":"cost","confidence":1,"note":"note “12” 项目"}');
INSERT INTO "change_row" VALUES(33,1,'goal_factor',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","goal_id":11,"kind":"other","effect":"negative","weight":1,"note":"note “11” 项目"}');
INSERT INTO "change_row" VALUES(34,1,'goal_factor',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","goal_id":12,"kind":"other","effect":"negative","weight":1,"note":"note “12” 项目"}');
INSERT INTO "change_row" VALUES(35,1,'lead',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","title":"title “11” 项目","project_id":11,"client_id":11,"contact_name":"contact_name “11” 项目","company":"company “11” 项目","phone":"phone “11” 项目","email":"email “11” 项目","source":"other","status":"disqualified","score":11,"owner":"owner “11” 项目","lost_reason":"lost_reason “11” 项目","converted_opportunity_id":11,"converted_at":"2026-11-23T09:00:00.000000Z","notes":"notes “11” 项目","source_uid":"source_uid “11” 项目"}');
INSERT INTO "change_row" VALUES(36,1,'lead',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","title":"title “12” 项目","project_id":12,"client_id":12,"contact_name":"contact_name “12” 项目","company":"company “12” 项目","phone":"phone “12” 项目","email":"email “12” 项目","source":"other","status":"disqualified","score":12,"owner":"owner “12” 项目","lost_reason":"lost_reason “12” 项目","converted_opportunity_id":12,"converted_at":"2026-11-23T09:00:00.000000Z","notes":"notes “12” 项目","source_uid":"source_uid “12” 项目"}');
INSERT INTO "change_row" VALUES(37,1,'opportunity',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","name":"name “11” 项目","project_id":11,"client_id":11,"goal_id":11,"amount_minor":11,"currency":"currency “11” 项目","stage_id":11,"probability_override":11,"forecast_category":"closed","opened_on":"2026-11-23","expected_close_on":"2026-11-23","closed_on":"2026-11-23","stage_entered_at":"2026-11-23T09:00:00.000000Z","waiting_on":"third_party","competitor":"competitor “11” 项目","products":"products “11” 项目","bant_budget":3,"bant_authority":3,"bant_need":3,"bant_timing":3,"owner":"owner “11” 项目","outcome_reason":"other","outcome_detail":"outcome_detail “11” 项目","notes":"notes “11” 项目","source_uid":"source_uid “11” 项目"}');
INSERT INTO "change_row" VALUES(38,1,'opportunity',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","name":"name “12” 项目","project_id":12,"client_id":12,"goal_id":12,"amount_minor":12,"currency":"currency “12” 项目","stage_id":12,"probability_override":12,"forecast_category":"closed","opened_on":"2026-11-23","expected_close_on":"2026-11-23","closed_on":"2026-11-23","stage_entered_at":"2026-11-23T09:00:00.000000Z","waiting_on":"third_party","competitor":"competitor “12” 项目","products":"products “12” 项目","bant_budget":3,"bant_authority":3,"bant_need":3,"bant_timing":3,"owner":"owner “12” 项目","outcome_reason":"other","outcome_detail":"outcome_detail “12” 项目","notes":"notes “12” 项目","source_uid":"source_uid “12” 项目"}');
INSERT INTO "change_row" VALUES(39,1,'stage_change',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","opportunity_id":11,"from_stage_id":11,"to_stage_id":11,"at":"2026-11-23T09:00:00.000000Z","note":"note “11” 项目","amount_minor_at":11,"probability_at":11}');
INSERT INTO "change_row" VALUES(40,1,'stage_change',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","opportunity_id":12,"from_stage_id":12,"to_stage_id":12,"at":"2026-11-23T09:00:00.000000Z","note":"note “12” 项目","amount_minor_at":12,"probability_at":12}');
INSERT INTO "change_row" VALUES(41,1,'payment',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","project_id":11,"client_id":11,"opportunity_id":11,"collected_on":"2026-11-23","amount_minor":11,"currency":"currency “11” 项目","note":"note “11” 项目"}');
INSERT INTO "change_row" VALUES(42,1,'payment',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","project_id":12,"client_id":12,"opportunity_id":12,"collected_on":"2026-11-23","amount_minor":12,"currency":"currency “12” 项目","note":"note “12” 项目"}');
INSERT INTO "change_row" VALUES(43,1,'interaction',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","client_id":11,"contact_id":11,"project_id":11,"opportunity_id":11,"channel":"other","direction":"in","occurred_at":"2026-11-23T09:00:00.000000Z","planned":1,"duration_min":11,"summary":"summary “11” 项目","outcome":"outcome “11” 项目","sentiment":"negative"}');
INSERT INTO "change_row" VALUES(44,1,'interaction',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","client_id":12,"contact_id":12,"project_id":12,"opportunity_id":12,"channel":"other","direction":"in","occurred_at":"2026-11-23T09:00:00.000000Z","planned":1,"duration_min":12,"summary":"summary “12” 项目","outcome":"outcome “12” 项目","sentiment":"negative"}');
INSERT INTO "change_row" VALUES(45,1,'action_item',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","kind":"todo","title":"title “11” 项目","owner":"owner “11” 项目","due_on":"2026-11-23","status":"dropped","done_on":"2026-11-23","client_id":11,"project_id":11,"interaction_id":11,"task_id":11,"opportunity_id":11,"lead_id":11,"goal_id":11,"risk_id":11,"issue_id":11,"feedback_id":11,"change_request_id":11,"acceptance_id":11,"effect":"failed","notes":"notes “11” 项目"}');
INSERT INTO "change_row" VALUES(46,1,'action_item',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","kind":"todo","title":"title “12” 项目","owner":"owner “12” 项目","due_on":"2026-11-23","status":"dropped","done_on":"2026-11-23","client_id":12,"project_id":12,"interaction_id":12,"task_id":12,"opportunity_id":12,"lead_id":12,"goal_id":12,"risk_id":12,"issue_id":12,"feedback_id":12,"change_request_id":12,"acceptance_id":12,"effect":"failed","notes":"notes “12” 项目"}');
INSERT INTO "change_row" VALUES(47,1,'stand_up',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","on":"2026-11-23","project_id":11,"note":"note “11” 项目","minutes_text":"minutes_text “11” 项目","finalized_at":"2026-11-23T09:00:00.000000Z","seconds_used":11,"set_id":11}');
INSERT INTO "change_row" VALUES(48,1,'stand_up',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","on":"2026-11-23","project_id":12,"note":"note “12” 项目","minutes_text":"minutes_text “12” 项目","finalized_at":"2026-11-23T09:00:00.000000Z","seconds_used":12,"set_id":12}');
INSERT INTO "change_row" VALUES(49,1,'stand_up_item',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","stand_up_id":11,"position":11,"section":"snoozed","text":"text “11” 项目","ref_kind":"ref_kind “11” 项目","ref_id":11,"until_on":"2026-11-23","by":"by “11” 项目","carried_from":11}');
INSERT INTO "change_row" VALUES(50,1,'stand_up_item',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","stand_up_id":12,"position":12,"section":"snoozed","text":"text “12” 项目","ref_kind":"ref_kind “12” 项目","ref_id":12,"until_on":"2026-11-23","by":"by “12” 项目","carried_from":12}');
INSERT INTO "change_row" VALUES(51,1,'finish_mark',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","task_id":11,"finish_at":"2026-11-30T08:30"}');
INSERT INTO "change_row" VALUES(52,1,'finish_mark',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","task_id":12,"finish_at":"2026-11-30T08:30"}');
INSERT INTO "change_row" VALUES(53,1,'import_base',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","project_id":11,"kind":"kind “11” 项目","source_uid":"source_uid “11” 项目","row_id":11,"values_json":"values_json “11” 项目"}');
INSERT INTO "change_row" VALUES(54,1,'import_base',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","project_id":12,"kind":"kind “12” 项目","source_uid":"source_uid “12” 项目","row_id":12,"values_json":"values_json “12” 项目"}');
INSERT INTO "change_row" VALUES(55,1,'risk',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","project_id":11,"title":"title “11” 项目","cause":"cause “11” 项目","event":"event “11” 项目","effect":"effect “11” 项目","category":"other","polarity":"opportunity","probability":1,"impact":1,"impact_schedule_days":11,"impact_cost_minor":11,"residual_probability":1,"residual_impact":1,"strategy":"share","response":"response “11” 项目","contingency":"contingency “11” 项目","trigger":"trigger “11” 项目","triggered_on":"2026-11-23","owner":"owner “11” 项目","status":"closed","proximity":"far","identified_on":"2026-11-23","next_review_on":"2026-11-23","review_every_days":1,"closed_on":"2026-11-23","close_reason":"close_reason “11” 项目","goal_id":11,"task_id":11,"opportunity_id":11,"client_id":11,"notes":"notes “11” 项目","source_uid":"source_uid “11” 项目"}');
INSERT INTO "change_row" VALUES(56,1,'risk',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","project_id":12,"title":"title “12” 项目","cause":"cause “12” 项目","event":"event “12” 项目","effect":"effect “12” 项目","category":"other","polarity":"opportunity","probability":1,"impact":1,"impact_schedule_days":12,"impact_cost_minor":12,"residual_probability":1,"residual_impact":1,"strategy":"share","response":"response “12” 项目","contingency":"contingency “12” 项目","trigger":"trigger “12” 项目","triggered_on":"2026-11-23","owner":"owner “12” 项目","status":"closed","proximity":"far","identified_on":"2026-11-23","next_review_on":"2026-11-23","review_every_days":1,"closed_on":"2026-11-23","close_reason":"close_reason “12” 项目","goal_id":12,"task_id":12,"opportunity_id":12,"client_id":12,"notes":"notes “12” 项目","source_uid":"source_uid “12” 项目"}');
INSERT INTO "change_row" VALUES(57,1,'risk_review',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","risk_id":11,"on":"2026-11-23","probability":1,"impact":1,"note":"note “11” 项目"}');
INSERT INTO "change_row" VALUES(58,1,'risk_review',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","risk_id":12,"on":"2026-11-23","probability":1,"impact":1,"note":"note “12” 项目"}');
INSERT INTO "change_row" VALUES(59,1,'issue',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","project_id":11,"title":"title “11” 项目","kind":"other","metric":"goal","deviation_value":11,"cause":"other","cause_detail":"cause_detail “11” 项目","severity":1,"status":"closed","owner":"owner “11” 项目","raised_on":"2026-11-23","due_on":"2026-11-23","resolved_on":"2026-11-23","risk_id":11,"task_id":11,"goal_id":11,"opportunity_id":11,"client_id":11,"notes":"notes “11” 项目"}');
INSERT INTO "change_row" VALUES(60,1,'issue',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","project_id":12,"title":"title “12” 项目","kind":"other","metric":"goal","deviation_value":12,"cause":"other","cause_detail":"cause_detail “12” 项目","severity":1,"status":"closed","owner":"owner “12” 项目","raised_on":"2026-11-23","due_on":"2026-11-23","resolved_on":"2026-11-23","risk_id":12,"task_id":12,"goal_id":12,"opportunity_id":12,"client_id":12,"notes":"notes “12” 项目"}');
INSERT INTO "change_row" VALUES(61,1,'budget_line',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","project_id":11,"category":"other","name":"name “11” 项目","planned_minor":11,"revised_minor":11,"task_id":11,"note":"note “11” 项目"}');
INSERT INTO "change_row" VALUES(62,1,'budget_line',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","project_id":12,"category":"other","name":"name “12” 项目","planned_minor":12,"revised_minor":12,"task_id":12,"note":"note “12” 项目"}');
INSERT INTO "change_row" VALUES(63,1,'requirement',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","project_id":11,"client_id":11,"interaction_id":11,"title":"title “11” 项目","source":"feedback","kind":"other","pain":"pain “11” 项目","priority":"wont","status":"rejected","acceptance_criteria":"acceptance_criteria “11” 项目","owner":"owner “11” 项目","signed_by":"signed_by “11” 项目","signed_on":"2026-11-23","notes":"notes “11” 项目"}');
INSERT INTO "change_row" VALUES(64,1,'requirement',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","project_id":12,"client_id":12,"interaction_id":12,"title":"title “12” 项目","source":"feedback","kind":"other","pain":"pain “12” 项目","priority":"wont","status":"rejected","acceptance_criteria":"acceptance_criteria “12” 项目","owner":"owner “12” 项目","signed_by":"signed_by “12” 项目","signed_on":"2026-11-23","notes":"notes “12” 项目"}');
INSERT INTO "change_row" VALUES(65,1,'expectation',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","client_id":11,"project_id":11,"opportunity_id":11,"interaction_id":11,"statement":"statement “11” 项目","our_position":"our_position “11” 项目","promised_by":"promised_by “11” 项目","promised_on":"2026-11-23","due_on":"2026-11-23","importance":1,"gap":"gap","status":"broken","settled_on":"2026-11-23","notes":"notes “11” 项目"}');
INSERT INTO "change_row" VALUES(66,1,'expectation',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","client_id":12,"project_id":12,"opportunity_id":12,"interaction_id":12,"statement":"statement “12” 项目","our_position":"our_position “12” 项目","promised_by":"promised_by “12” 项目","promised_on":"2026-11-23","due_on":"2026-11-23","importance":1,"gap":"gap","status":"broken","settled_on":"2026-11-23","notes":"notes “12” 项目"}');
INSERT INTO "change_row" VALUES(67,1,'change_request',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","project_id":11,"client_id":11,"task_id":11,"title":"title “11” 项目","reason":"reason “11” 项目","description":"description “11” 项目","impact_scope":"impact_scope “11” 项目","impact_days":11,"impact_cost_minor":11,"priority":1,"status":"withdrawn","requested_on":"2026-11-23","decide_by":"2026-11-23","decided_by":"decided_by “11” 项目","decided_on":"2026-11-23","decision_note":"decision_note “11” 项目","notes":"notes “11” 项目"}');
INSERT INTO "change_row" VALUES(68,1,'change_request',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","project_id":12,"client_id":12,"task_id":12,"title":"title “12” 项目","reason":"reason “12” 项目","description":"description “12” 项目","impact_scope":"impact_scope “12” 项目","impact_days":12,"impact_cost_minor":12,"priority":1,"status":"withdrawn","requested_on":"2026-11-23","decide_by":"2026-11-23","decided_by":"decided_by “12” 项目","decided_on":"2026-11-23","decision_note":"decision_note “12” 项目","notes":"notes “12” 项目"}');
INSERT INTO "change_row" VALUES(69,1,'feedback',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","client_id":11,"project_id":11,"contact_id":11,"interaction_id":11,"acceptance_id":11,"kind":"survey","content":"content “11” 项目","csat":1,"nps":10,"status":"closed","owner":"owner “11” 项目","received_on":"2026-11-23","due_on":"2026-11-23","resolved_on":"2026-11-23","resolution":"resolution “11” 项目","notes":"notes “11” 项目"}');
INSERT INTO "change_row" VALUES(70,1,'feedback',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","client_id":12,"project_id":12,"contact_id":12,"interaction_id":12,"acceptance_id":12,"kind":"survey","content":"content “12” 项目","csat":1,"nps":10,"status":"closed","owner":"owner “12” 项目","received_on":"2026-11-23","due_on":"2026-11-23","resolved_on":"2026-11-23","resolution":"resolution “12” 项目","notes":"notes “12” 项目"}');
INSERT INTO "change_row" VALUES(71,1,'client_report',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","client_id":11,"project_id":11,"interaction_id":11,"title":"title “11” 项目","start_on":"2026-11-23","end_on":"2026-11-23","text":"text “11” 项目","status":"sent","sent_on":"2026-11-23"}');
INSERT INTO "change_row" VALUES(72,1,'client_report',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","client_id":12,"project_id":12,"interaction_id":12,"title":"title “12” 项目","start_on":"2026-11-23","end_on":"2026-11-23","text":"text “12” 项目","status":"sent","sent_on":"2026-11-23"}');
INSERT INTO "change_row" VALUES(73,1,'resource_skill',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","resource_id":11,"skill":"skill “11” 项目","level":1,"years":11,"training_plan":"training_plan “11” 项目","trained_by_on":"2026-11-23"}');
INSERT INTO "change_row" VALUES(74,1,'resource_skill',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","resource_id":12,"skill":"skill “12” 项目","level":1,"years":12,"training_plan":"training_plan “12” 项目","trained_by_on":"2026-11-23"}');
INSERT INTO "change_row" VALUES(75,1,'budget_revision',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","budget_line_id":11,"as_of":"2026-11-23","amount_minor":11,"reason":"reason “11” 项目"}');
INSERT INTO "change_row" VALUES(76,1,'budget_revision',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","budget_line_id":12,"as_of":"2026-11-23","amount_minor":12,"reason":"reason “12” 项目"}');
INSERT INTO "change_row" VALUES(77,1,'cost_entry',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","budget_line_id":11,"task_id":11,"resource_id":11,"on":"2026-11-23","amount_minor":11,"status":"committed","note":"note “11” 项目","source_uid":"source_uid “11” 项目"}');
INSERT INTO "change_row" VALUES(78,1,'cost_entry',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","budget_line_id":12,"task_id":12,"resource_id":12,"on":"2026-11-23","amount_minor":12,"status":"committed","note":"note “12” 项目","source_uid":"source_uid “12” 项目"}');
INSERT INTO "change_row" VALUES(79,1,'progress_entry',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","task_id":11,"as_of":"2026-11-23","percent":11,"actual_min":11,"remaining_min":11,"note":"note “11” 项目"}');
INSERT INTO "change_row" VALUES(80,1,'progress_entry',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","task_id":12,"as_of":"2026-11-23","percent":12,"actual_min":12,"remaining_min":12,"note":"note “12” 项目"}');
INSERT INTO "change_row" VALUES(81,1,'gate_check',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","project_id":11,"phase":"closing","key":"key “11” 项目","text":"text “11” 项目","done_on":"2026-11-23","note":"note “11” 项目"}');
INSERT INTO "change_row" VALUES(82,1,'gate_check',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","project_id":12,"phase":"closing","key":"key “12” 项目","text":"text “12” 项目","done_on":"2026-11-23","note":"note “12” 项目"}');
INSERT INTO "change_row" VALUES(83,1,'gate_review',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","project_id":11,"phase":"closing","decision":"no_go","decided_on":"2026-11-23","decided_by":"decided_by “11” 项目","reason":"reason “11” 项目"}');
INSERT INTO "change_row" VALUES(84,1,'gate_review',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","project_id":12,"phase":"closing","decision":"no_go","decided_on":"2026-11-23","decided_by":"decided_by “12” 项目","reason":"reason “12” 项目"}');
INSERT INTO "change_row" VALUES(85,1,'acceptance',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","project_id":11,"kind":"final","planned_on":"2026-11-23","held_on":"2026-11-23","participants":"participants “11” 项目","deliverables":"deliverables “11” 项目","result":"failed","signed_by":"signed_by “11” 项目","signed_on":"2026-11-23","leftovers":"leftovers “11” 项目","follow_up_plan":"follow_up_plan “11” 项目"}');
INSERT INTO "change_row" VALUES(86,1,'acceptance',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","project_id":12,"kind":"final","planned_on":"2026-11-23","held_on":"2026-11-23","participants":"participants “12” 项目","deliverables":"deliverables “12” 项目","result":"failed","signed_by":"signed_by “12” 项目","signed_on":"2026-11-23","leftovers":"leftovers “12” 项目","follow_up_plan":"follow_up_plan “12” 项目"}');
INSERT INTO "change_row" VALUES(87,1,'acceptance_item',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","acceptance_id":11,"position":11,"requirement_id":11,"goal_id":11,"name":"name “11” 项目","criterion":"criterion “11” 项目","target":"target “11” 项目","actual":"actual “11” 项目","result":"waived","note":"note “11” 项目"}');
INSERT INTO "change_row" VALUES(88,1,'acceptance_item',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","acceptance_id":12,"position":12,"requirement_id":12,"goal_id":12,"name":"name “12” 项目","criterion":"criterion “12” 项目","target":"target “12” 项目","actual":"actual “12” 项目","result":"waived","note":"note “12” 项目"}');
INSERT INTO "change_row" VALUES(89,1,'evaluation',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","project_id":11,"kind":"final","phase":"closing","start_on":"2026-11-23","end_on":"2026-11-23","summary":"summary “11” 项目","success_factors":"success_factors “11” 项目","problems":"problems “11” 项目","improvements":"improvements “11” 项目"}');
INSERT INTO "change_row" VALUES(90,1,'evaluation',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","project_id":12,"kind":"final","phase":"closing","start_on":"2026-11-23","end_on":"2026-11-23","summary":"summary “12” 项目","success_factors":"success_factors “12” 项目","problems":"problems “12” 项目","improvements":"improvements “12” 项目"}');
INSERT INTO "change_row" VALUES(91,1,'kpi_result',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","evaluation_id":11,"position":11,"subject":"team","resource_id":11,"metric":"metric “11” 项目","name":"name “11” 项目","unit":"unit “11” 项目","target":11,"actual":11,"weight":11,"direction":"lower","comment":"comment “11” 项目"}');
INSERT INTO "change_row" VALUES(92,1,'kpi_result',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","evaluation_id":12,"position":12,"subject":"team","resource_id":12,"metric":"metric “12” 项目","name":"name “12” 项目","unit":"unit “12” 项目","target":12,"actual":12,"weight":12,"direction":"lower","comment":"comment “12” 项目"}');
INSERT INTO "change_row" VALUES(93,1,'lesson',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","project_id":11,"kind":"best_practice","area":"other","title":"title “11” 项目","situation":"situation “11” 项目","action":"action “11” 项目","result":"result “11” 项目","recommendation":"recommendation “11” 项目","tags":"tags “11” 项目","reusable":1,"learnt_on":"2026-11-23"}');
INSERT INTO "change_row" VALUES(94,1,'lesson',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","project_id":12,"kind":"best_practice","area":"other","title":"title “12” 项目","situation":"situation “12” 项目","action":"action “12” 项目","result":"result “12” 项目","recommendation":"recommendation “12” 项目","tags":"tags “12” 项目","reusable":1,"learnt_on":"2026-11-23"}');
INSERT INTO "change_row" VALUES(95,1,'lesson_use',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","lesson_id":11,"project_id":11,"on":"2026-11-23","note":"note “11” 项目"}');
INSERT INTO "change_row" VALUES(96,1,'lesson_use',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","lesson_id":12,"project_id":12,"on":"2026-11-23","note":"note “12” 项目"}');
INSERT INTO "change_row" VALUES(97,1,'template',11,NULL,'{"id":11,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","name":"name “11” 项目","kind":"message","version":1,"payload":"payload “11” 项目","source_project_id":11,"notes":"notes “11” 项目"}');
INSERT INTO "change_row" VALUES(98,1,'template',12,NULL,'{"id":12,"created_at":"2026-11-23T09:00:00.000000Z","updated_at":"2026-11-23T09:00:00.000000Z","archived_at":"2026-11-23T09:00:00.000000Z","name":"name “12” 项目","kind":"message","version":1,"payload":"payload “12” 项目","source_project_id":12,"notes":"notes “12” 项目"}');
INSERT INTO "change_row" VALUES(99,2,'client',11,'{"name":"name “11” 项目"}','{"name":"Renamed"}');
INSERT INTO "change_row" VALUES(100,2,'client',12,'{"name":"name “12” 项目"}','{"name":"Renamed"}');
INSERT INTO "change_row" VALUES(101,3,'client',12,'{"name":"Renamed"}','{"name":"name “12” 项目"}');
INSERT INTO "change_row" VALUES(102,3,'client',11,'{"name":"Renamed"}','{"name":"name “11” 项目"}');
CREATE TABLE change_set (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	host TEXT NOT NULL, 
	session TEXT NOT NULL, 
	command TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	label TEXT NOT NULL, 
	undoes_id INTEGER, 
	undone_by_id INTEGER, 
	reason TEXT, 
	CONSTRAINT fk_change_set_undoes_id FOREIGN KEY(undoes_id) REFERENCES change_set (id), 
	CONSTRAINT fk_change_set_undone_by_id FOREIGN KEY(undone_by_id) REFERENCES change_set (id), 
	CONSTRAINT ck_change_set_at CHECK ("at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_change_set_kind CHECK ("kind" IN ('do', 'undo', 'redo'))
)
 STRICT;
INSERT INTO "change_set" VALUES(1,'2026-11-23T09:00:00.000000Z','mei','desk','desk/boot/1','fill','do','{"key": "Filled", "args": {}, "plural": null, "number": 0}',NULL,NULL,NULL);
INSERT INTO "change_set" VALUES(2,'2026-11-23T09:00:00.000000Z','mei','desk','desk/boot/1','fill','do','{"key": "Taken back", "args": {}, "plural": null, "number": 0}',NULL,3,NULL);
INSERT INTO "change_set" VALUES(3,'2026-11-23T09:00:00.000000Z','mei','desk','desk/boot/1','undo','undo','{"key": "Taken back", "args": {}, "plural": null, "number": 0}',2,NULL,NULL);
CREATE TABLE client (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	name TEXT NOT NULL, 
	short_name TEXT, 
	aliases TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	industry TEXT, 
	region TEXT, 
	tier TEXT, 
	status TEXT NOT NULL, 
	cadence_days INTEGER, 
	notes TEXT NOT NULL, 
	CONSTRAINT ck_client_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_client_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_client_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_client_kind CHECK ("kind" IN ('company', 'individual', 'government')), 
	CONSTRAINT ck_client_tier CHECK ("tier" IN ('A', 'B', 'C')), 
	CONSTRAINT ck_client_status CHECK ("status" IN ('prospect', 'active', 'dormant', 'lost')), 
	CONSTRAINT ck_client_cadence_days CHECK ("cadence_days" >= 1)
)
 STRICT;
INSERT INTO "client" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','name “11” 项目','short_name “11” 项目','aliases “11” 项目','government','industry “11” 项目','region “11” 项目','C','lost',1,'notes “11” 项目');
INSERT INTO "client" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','name “12” 项目','short_name “12” 项目','aliases “12” 项目','government','industry “12” 项目','region “12” 项目','C','lost',1,'notes “12” 项目');
CREATE TABLE client_report (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	client_id INTEGER NOT NULL, 
	project_id INTEGER, 
	interaction_id INTEGER, 
	title TEXT NOT NULL, 
	start_on TEXT NOT NULL, 
	end_on TEXT NOT NULL, 
	text TEXT NOT NULL, 
	status TEXT NOT NULL, 
	sent_on TEXT, 
	CONSTRAINT fk_client_report_client_id FOREIGN KEY(client_id) REFERENCES client (id), 
	CONSTRAINT fk_client_report_project_id FOREIGN KEY(project_id) REFERENCES project (id), 
	CONSTRAINT fk_client_report_interaction_id FOREIGN KEY(interaction_id) REFERENCES interaction (id), 
	CONSTRAINT ck_client_report_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_client_report_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_client_report_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_client_report_start_on CHECK ("start_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_client_report_end_on CHECK ("end_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_client_report_status CHECK ("status" IN ('draft', 'sent')), 
	CONSTRAINT ck_client_report_sent_on CHECK ("sent_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
)
 STRICT;
INSERT INTO "client_report" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,11,11,'title “11” 项目','2026-11-23','2026-11-23','text “11” 项目','sent','2026-11-23');
INSERT INTO "client_report" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,12,12,'title “12” 项目','2026-11-23','2026-11-23','text “12” 项目','sent','2026-11-23');
CREATE TABLE contact (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	client_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	title TEXT, 
	phone TEXT, 
	email TEXT, 
	wechat TEXT, 
	role TEXT, 
	influence INTEGER, 
	attitude TEXT, 
	preferred_channel TEXT, 
	notes TEXT NOT NULL, 
	CONSTRAINT fk_contact_client_id FOREIGN KEY(client_id) REFERENCES client (id), 
	CONSTRAINT ck_contact_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_contact_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_contact_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_contact_role CHECK ("role" IN ('decision_maker', 'economic_buyer', 'champion', 'influencer', 'user', 'gatekeeper', 'procurement', 'blocker')), 
	CONSTRAINT ck_contact_influence CHECK ("influence" >= 1 AND "influence" <= 5), 
	CONSTRAINT ck_contact_attitude CHECK ("attitude" IN ('supportive', 'neutral', 'resistant')), 
	CONSTRAINT ck_contact_preferred_channel CHECK ("preferred_channel" IN ('call', 'meeting', 'visit', 'wechat', 'email', 'video', 'event', 'other'))
)
 STRICT;
INSERT INTO "contact" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,'name “11” 项目','title “11” 项目','phone “11” 项目','email “11” 项目','wechat “11” 项目','blocker',1,'resistant','other','notes “11” 项目');
INSERT INTO "contact" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,'name “12” 项目','title “12” 项目','phone “12” 项目','email “12” 项目','wechat “12” 项目','blocker',1,'resistant','other','notes “12” 项目');
CREATE TABLE cost_entry (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	budget_line_id INTEGER NOT NULL, 
	task_id INTEGER, 
	resource_id INTEGER, 
	"on" TEXT NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	status TEXT NOT NULL, 
	note TEXT NOT NULL, 
	source_uid TEXT, 
	CONSTRAINT fk_cost_entry_budget_line_id FOREIGN KEY(budget_line_id) REFERENCES budget_line (id), 
	CONSTRAINT fk_cost_entry_task_id FOREIGN KEY(task_id) REFERENCES task (id), 
	CONSTRAINT fk_cost_entry_resource_id FOREIGN KEY(resource_id) REFERENCES resource (id), 
	CONSTRAINT ck_cost_entry_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_cost_entry_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_cost_entry_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_cost_entry_on CHECK ("on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_cost_entry_status CHECK ("status" IN ('spent', 'committed'))
)
 STRICT;
INSERT INTO "cost_entry" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,11,11,'2026-11-23',11,'committed','note “11” 项目','source_uid “11” 项目');
INSERT INTO "cost_entry" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,12,12,'2026-11-23',12,'committed','note “12” 项目','source_uid “12” 项目');
CREATE TABLE dependency (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	predecessor_id INTEGER NOT NULL, 
	successor_id INTEGER NOT NULL, 
	type TEXT NOT NULL, 
	lag INTEGER NOT NULL, 
	lag_unit TEXT NOT NULL, 
	CONSTRAINT uq_dependency_predecessor_id_successor_id UNIQUE (predecessor_id, successor_id), 
	CONSTRAINT ck_dependency_two_tasks CHECK (predecessor_id <> successor_id), 
	CONSTRAINT fk_dependency_predecessor_id FOREIGN KEY(predecessor_id) REFERENCES task (id), 
	CONSTRAINT fk_dependency_successor_id FOREIGN KEY(successor_id) REFERENCES task (id), 
	CONSTRAINT ck_dependency_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_dependency_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_dependency_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_dependency_type CHECK ("type" IN ('fs', 'ss', 'ff', 'sf')), 
	CONSTRAINT ck_dependency_lag_unit CHECK ("lag_unit" IN ('working', 'elapsed', 'percent'))
)
 STRICT;
INSERT INTO "dependency" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,12,'sf',11,'percent');
INSERT INTO "dependency" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,11,'sf',12,'percent');
CREATE TABLE evaluation (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	project_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	phase TEXT, 
	start_on TEXT NOT NULL, 
	end_on TEXT NOT NULL, 
	summary TEXT NOT NULL, 
	success_factors TEXT NOT NULL, 
	problems TEXT NOT NULL, 
	improvements TEXT NOT NULL, 
	CONSTRAINT fk_evaluation_project_id FOREIGN KEY(project_id) REFERENCES project (id), 
	CONSTRAINT ck_evaluation_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_evaluation_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_evaluation_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_evaluation_kind CHECK ("kind" IN ('stage', 'final')), 
	CONSTRAINT ck_evaluation_phase CHECK ("phase" IN ('needs', 'initiation', 'planning', 'execution', 'acceptance', 'closing')), 
	CONSTRAINT ck_evaluation_start_on CHECK ("start_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_evaluation_end_on CHECK ("end_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
)
 STRICT;
INSERT INTO "evaluation" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,'final','closing','2026-11-23','2026-11-23','summary “11” 项目','success_factors “11” 项目','problems “11” 项目','improvements “11” 项目');
INSERT INTO "evaluation" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,'final','closing','2026-11-23','2026-11-23','summary “12” 项目','success_factors “12” 项目','problems “12” 项目','improvements “12” 项目');
CREATE TABLE expectation (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	client_id INTEGER NOT NULL, 
	project_id INTEGER, 
	opportunity_id INTEGER, 
	interaction_id INTEGER, 
	statement TEXT NOT NULL, 
	our_position TEXT NOT NULL, 
	promised_by TEXT, 
	promised_on TEXT, 
	due_on TEXT, 
	importance INTEGER NOT NULL, 
	gap TEXT NOT NULL, 
	status TEXT NOT NULL, 
	settled_on TEXT, 
	notes TEXT NOT NULL, 
	CONSTRAINT fk_expectation_client_id FOREIGN KEY(client_id) REFERENCES client (id), 
	CONSTRAINT fk_expectation_project_id FOREIGN KEY(project_id) REFERENCES project (id), 
	CONSTRAINT fk_expectation_opportunity_id FOREIGN KEY(opportunity_id) REFERENCES opportunity (id), 
	CONSTRAINT fk_expectation_interaction_id FOREIGN KEY(interaction_id) REFERENCES interaction (id), 
	CONSTRAINT ck_expectation_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_expectation_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_expectation_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_expectation_promised_on CHECK ("promised_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_expectation_due_on CHECK ("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_expectation_importance CHECK ("importance" >= 1 AND "importance" <= 5), 
	CONSTRAINT ck_expectation_gap CHECK ("gap" IN ('aligned', 'unclear', 'gap')), 
	CONSTRAINT ck_expectation_status CHECK ("status" IN ('open', 'agreed', 'kept', 'renegotiated', 'broken')), 
	CONSTRAINT ck_expectation_settled_on CHECK ("settled_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
)
 STRICT;
INSERT INTO "expectation" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,11,11,11,'statement “11” 项目','our_position “11” 项目','promised_by “11” 项目','2026-11-23','2026-11-23',1,'gap','broken','2026-11-23','notes “11” 项目');
INSERT INTO "expectation" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,12,12,12,'statement “12” 项目','our_position “12” 项目','promised_by “12” 项目','2026-11-23','2026-11-23',1,'gap','broken','2026-11-23','notes “12” 项目');
CREATE TABLE feedback (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	client_id INTEGER NOT NULL, 
	project_id INTEGER, 
	contact_id INTEGER, 
	interaction_id INTEGER, 
	acceptance_id INTEGER, 
	kind TEXT NOT NULL, 
	content TEXT NOT NULL, 
	csat INTEGER, 
	nps INTEGER, 
	status TEXT NOT NULL, 
	owner TEXT, 
	received_on TEXT NOT NULL, 
	due_on TEXT, 
	resolved_on TEXT, 
	resolution TEXT NOT NULL, 
	notes TEXT NOT NULL, 
	CONSTRAINT fk_feedback_client_id FOREIGN KEY(client_id) REFERENCES client (id), 
	CONSTRAINT fk_feedback_project_id FOREIGN KEY(project_id) REFERENCES project (id), 
	CONSTRAINT fk_feedback_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id), 
	CONSTRAINT fk_feedback_interaction_id FOREIGN KEY(interaction_id) REFERENCES interaction (id), 
	CONSTRAINT fk_feedback_acceptance_id FOREIGN KEY(acceptance_id) REFERENCES acceptance (id), 
	CONSTRAINT ck_feedback_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_feedback_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_feedback_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_feedback_kind CHECK ("kind" IN ('praise', 'suggestion', 'complaint', 'question', 'survey')), 
	CONSTRAINT ck_feedback_csat CHECK ("csat" >= 1 AND "csat" <= 5), 
	CONSTRAINT ck_feedback_nps CHECK ("nps" >= 0 AND "nps" <= 10), 
	CONSTRAINT ck_feedback_status CHECK ("status" IN ('new', 'handling', 'resolved', 'closed')), 
	CONSTRAINT ck_feedback_received_on CHECK ("received_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_feedback_due_on CHECK ("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_feedback_resolved_on CHECK ("resolved_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
)
 STRICT;
INSERT INTO "feedback" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,11,11,11,11,'survey','content “11” 项目',1,10,'closed','owner “11” 项目','2026-11-23','2026-11-23','2026-11-23','resolution “11” 项目','notes “11” 项目');
INSERT INTO "feedback" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,12,12,12,12,'survey','content “12” 项目',1,10,'closed','owner “12” 项目','2026-11-23','2026-11-23','2026-11-23','resolution “12” 项目','notes “12” 项目');
CREATE TABLE finish_mark (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	task_id INTEGER NOT NULL, 
	finish_at TEXT NOT NULL, 
	CONSTRAINT uq_finish_mark_task_id UNIQUE (task_id), 
	CONSTRAINT fk_finish_mark_task_id FOREIGN KEY(task_id) REFERENCES task (id), 
	CONSTRAINT ck_finish_mark_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_finish_mark_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_finish_mark_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_finish_mark_finish_at CHECK ("finish_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]')
)
 STRICT;
INSERT INTO "finish_mark" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,'2026-11-30T08:30');
INSERT INTO "finish_mark" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,'2026-11-30T08:30');
CREATE TABLE gate_check (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	project_id INTEGER NOT NULL, 
	phase TEXT NOT NULL, 
	"key" TEXT, 
	text TEXT NOT NULL, 
	done_on TEXT, 
	note TEXT NOT NULL, 
	CONSTRAINT fk_gate_check_project_id FOREIGN KEY(project_id) REFERENCES project (id), 
	CONSTRAINT ck_gate_check_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_gate_check_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_gate_check_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_gate_check_phase CHECK ("phase" IN ('needs', 'initiation', 'planning', 'execution', 'acceptance', 'closing')), 
	CONSTRAINT ck_gate_check_done_on CHECK ("done_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
)
 STRICT;
INSERT INTO "gate_check" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,'closing','key “11” 项目','text “11” 项目','2026-11-23','note “11” 项目');
INSERT INTO "gate_check" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,'closing','key “12” 项目','text “12” 项目','2026-11-23','note “12” 项目');
CREATE TABLE gate_review (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	project_id INTEGER NOT NULL, 
	phase TEXT NOT NULL, 
	decision TEXT NOT NULL, 
	decided_on TEXT NOT NULL, 
	decided_by TEXT, 
	reason TEXT NOT NULL, 
	CONSTRAINT fk_gate_review_project_id FOREIGN KEY(project_id) REFERENCES project (id), 
	CONSTRAINT ck_gate_review_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_gate_review_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_gate_review_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_gate_review_phase CHECK ("phase" IN ('needs', 'initiation', 'planning', 'execution', 'acceptance', 'closing')), 
	CONSTRAINT ck_gate_review_decision CHECK ("decision" IN ('go', 'conditional', 'no_go')), 
	CONSTRAINT ck_gate_review_decided_on CHECK ("decided_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
)
 STRICT;
INSERT INTO "gate_review" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,'closing','no_go','2026-11-23','decided_by “11” 项目','reason “11” 项目');
INSERT INTO "gate_review" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,'closing','no_go','2026-11-23','decided_by “12” 项目','reason “12” 项目');
CREATE TABLE goal (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	project_id INTEGER, 
	parent_id INTEGER, 
	name TEXT NOT NULL, 
	metric TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	currency TEXT, 
	aggregation TEXT NOT NULL, 
	direction TEXT NOT NULL, 
	baseline_value INTEGER NOT NULL, 
	target_value INTEGER NOT NULL, 
	stretch_value INTEGER, 
	start_on TEXT NOT NULL, 
	due_on TEXT NOT NULL, 
	curve TEXT NOT NULL, 
	curve_json TEXT, 
	fed_by TEXT NOT NULL, 
	owner TEXT, 
	strategy_note TEXT NOT NULL, 
	status TEXT NOT NULL, 
	notes TEXT NOT NULL, 
	CONSTRAINT fk_goal_project_id FOREIGN KEY(project_id) REFERENCES project (id), 
	CONSTRAINT fk_goal_parent_id FOREIGN KEY(parent_id) REFERENCES goal (id), 
	CONSTRAINT ck_goal_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_goal_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_goal_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_goal_metric CHECK ("metric" IN ('revenue', 'orders_signed', 'cash_collected', 'customers', 'new_customers', 'market_share', 'gross_margin', 'win_rate', 'csat', 'custom')), 
	CONSTRAINT ck_goal_aggregation CHECK ("aggregation" IN ('cumulative', 'level', 'average')), 
	CONSTRAINT ck_goal_direction CHECK ("direction" IN ('higher', 'lower')), 
	CONSTRAINT ck_goal_start_on CHECK ("start_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_goal_due_on CHECK ("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_goal_curve CHECK ("curve" IN ('linear', 'front_loaded', 'back_loaded', 'custom')), 
	CONSTRAINT ck_goal_fed_by CHECK ("fed_by" IN ('manual', 'won_deals', 'cash', 'clients')), 
	CONSTRAINT ck_goal_status CHECK ("status" IN ('draft', 'active', 'achieved', 'missed', 'abandoned'))
)
 STRICT;
INSERT INTO "goal" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,11,'name “11” 项目','custom','unit “11” 项目','currency “11” 项目','average','lower',11,11,11,'2026-11-23','2026-11-23','custom','curve_json “11” 项目','clients','owner “11” 项目','strategy_note “11” 项目','abandoned','notes “11” 项目');
INSERT INTO "goal" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,12,'name “12” 项目','custom','unit “12” 项目','currency “12” 项目','average','lower',12,12,12,'2026-11-23','2026-11-23','custom','curve_json “12” 项目','clients','owner “12” 项目','strategy_note “12” 项目','abandoned','notes “12” 项目');
CREATE TABLE goal_actual (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	goal_id INTEGER NOT NULL, 
	as_of TEXT NOT NULL, 
	value INTEGER, 
	source TEXT NOT NULL, 
	confidence INTEGER, 
	note TEXT NOT NULL, 
	CONSTRAINT fk_goal_actual_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id), 
	CONSTRAINT ck_goal_actual_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_goal_actual_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_goal_actual_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_goal_actual_as_of CHECK ("as_of" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_goal_actual_source CHECK ("source" IN ('manual', 'opportunity', 'cost')), 
	CONSTRAINT ck_goal_actual_confidence CHECK ("confidence" >= 1 AND "confidence" <= 5)
)
 STRICT;
INSERT INTO "goal_actual" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,'2026-11-23',11,'cost',1,'note “11” 项目');
INSERT INTO "goal_actual" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,'2026-11-23',12,'cost',1,'note “12” 项目');
CREATE TABLE goal_factor (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	goal_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	effect TEXT NOT NULL, 
	weight INTEGER NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT fk_goal_factor_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id), 
	CONSTRAINT ck_goal_factor_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_goal_factor_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_goal_factor_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_goal_factor_kind CHECK ("kind" IN ('market_demand', 'competition', 'own_strength', 'policy', 'channel', 'other')), 
	CONSTRAINT ck_goal_factor_effect CHECK ("effect" IN ('positive', 'negative')), 
	CONSTRAINT ck_goal_factor_weight CHECK ("weight" >= 1 AND "weight" <= 5)
)
 STRICT;
INSERT INTO "goal_factor" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,'other','negative',1,'note “11” 项目');
INSERT INTO "goal_factor" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,'other','negative',1,'note “12” 项目');
CREATE TABLE import_base (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	project_id INTEGER, 
	kind TEXT NOT NULL, 
	source_uid TEXT NOT NULL, 
	row_id INTEGER NOT NULL, 
	values_json TEXT NOT NULL, 
	CONSTRAINT uq_import_base_project_id_kind_source_uid UNIQUE (project_id, kind, source_uid), 
	CONSTRAINT fk_import_base_project_id FOREIGN KEY(project_id) REFERENCES project (id), 
	CONSTRAINT ck_import_base_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_import_base_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_import_base_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;
INSERT INTO "import_base" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,'kind “11” 项目','source_uid “11” 项目',11,'values_json “11” 项目');
INSERT INTO "import_base" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,'kind “12” 项目','source_uid “12” 项目',12,'values_json “12” 项目');
CREATE TABLE interaction (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	client_id INTEGER NOT NULL, 
	contact_id INTEGER, 
	project_id INTEGER, 
	opportunity_id INTEGER, 
	channel TEXT NOT NULL, 
	direction TEXT NOT NULL, 
	occurred_at TEXT NOT NULL, 
	planned INTEGER NOT NULL, 
	duration_min INTEGER, 
	summary TEXT NOT NULL, 
	outcome TEXT NOT NULL, 
	sentiment TEXT, 
	CONSTRAINT fk_interaction_client_id FOREIGN KEY(client_id) REFERENCES client (id), 
	CONSTRAINT fk_interaction_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id), 
	CONSTRAINT fk_interaction_project_id FOREIGN KEY(project_id) REFERENCES project (id), 
	CONSTRAINT fk_interaction_opportunity_id FOREIGN KEY(opportunity_id) REFERENCES opportunity (id), 
	CONSTRAINT ck_interaction_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_interaction_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_interaction_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_interaction_channel CHECK ("channel" IN ('call', 'meeting', 'visit', 'wechat', 'email', 'video', 'event', 'other')), 
	CONSTRAINT ck_interaction_direction CHECK ("direction" IN ('out', 'in')), 
	CONSTRAINT ck_interaction_occurred_at CHECK ("occurred_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_interaction_planned CHECK ("planned" >= 0 AND "planned" <= 1), 
	CONSTRAINT ck_interaction_duration_min CHECK ("duration_min" >= 0), 
	CONSTRAINT ck_interaction_sentiment CHECK ("sentiment" IN ('positive', 'neutral', 'negative'))
)
 STRICT;
INSERT INTO "interaction" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,11,11,11,'other','in','2026-11-23T09:00:00.000000Z',1,11,'summary “11” 项目','outcome “11” 项目','negative');
INSERT INTO "interaction" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,12,12,12,'other','in','2026-11-23T09:00:00.000000Z',1,12,'summary “12” 项目','outcome “12” 项目','negative');
CREATE TABLE issue (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	project_id INTEGER, 
	title TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	metric TEXT, 
	deviation_value INTEGER, 
	cause TEXT, 
	cause_detail TEXT NOT NULL, 
	severity INTEGER NOT NULL, 
	status TEXT NOT NULL, 
	owner TEXT, 
	raised_on TEXT NOT NULL, 
	due_on TEXT, 
	resolved_on TEXT, 
	risk_id INTEGER, 
	task_id INTEGER, 
	goal_id INTEGER, 
	opportunity_id INTEGER, 
	client_id INTEGER, 
	notes TEXT NOT NULL, 
	CONSTRAINT fk_issue_project_id FOREIGN KEY(project_id) REFERENCES project (id), 
	CONSTRAINT fk_issue_risk_id FOREIGN KEY(risk_id) REFERENCES risk (id), 
	CONSTRAINT fk_issue_task_id FOREIGN KEY(task_id) REFERENCES task (id), 
	CONSTRAINT fk_issue_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id), 
	CONSTRAINT fk_issue_opportunity_id FOREIGN KEY(opportunity_id) REFERENCES opportunity (id), 
	CONSTRAINT fk_issue_client_id FOREIGN KEY(client_id) REFERENCES client (id), 
	CONSTRAINT ck_issue_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_issue_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_issue_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_issue_kind CHECK ("kind" IN ('deviation', 'blocker', 'defect', 'other')), 
	CONSTRAINT ck_issue_metric CHECK ("metric" IN ('schedule', 'cost', 'quality', 'goal')), 
	CONSTRAINT ck_issue_cause CHECK ("cause" IN ('scope', 'estimate', 'resource', 'dependency', 'client', 'market', 'other')), 
	CONSTRAINT ck_issue_severity CHECK ("severity" >= 1 AND "severity" <= 5), 
	CONSTRAINT ck_issue_status CHECK ("status" IN ('open', 'doing', 'resolved', 'closed')), 
	CONSTRAINT ck_issue_raised_on CHECK ("raised_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_issue_due_on CHECK ("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_issue_resolved_on CHECK ("resolved_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
)
 STRICT;
INSERT INTO "issue" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,'title “11” 项目','other','goal',11,'other','cause_detail “11” 项目',1,'closed','owner “11” 项目','2026-11-23','2026-11-23','2026-11-23',11,11,11,11,11,'notes “11” 项目');
INSERT INTO "issue" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,'title “12” 项目','other','goal',12,'other','cause_detail “12” 项目',1,'closed','owner “12” 项目','2026-11-23','2026-11-23','2026-11-23',12,12,12,12,12,'notes “12” 项目');
CREATE TABLE kpi_result (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	evaluation_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	subject TEXT NOT NULL, 
	resource_id INTEGER, 
	metric TEXT, 
	name TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	target INTEGER, 
	actual INTEGER, 
	weight INTEGER NOT NULL, 
	direction TEXT NOT NULL, 
	comment TEXT NOT NULL, 
	CONSTRAINT fk_kpi_result_evaluation_id FOREIGN KEY(evaluation_id) REFERENCES evaluation (id), 
	CONSTRAINT fk_kpi_result_resource_id FOREIGN KEY(resource_id) REFERENCES resource (id), 
	CONSTRAINT ck_kpi_result_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_kpi_result_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_kpi_result_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_kpi_result_subject CHECK ("subject" IN ('project', 'person', 'team')), 
	CONSTRAINT ck_kpi_result_weight CHECK ("weight" >= 0), 
	CONSTRAINT ck_kpi_result_direction CHECK ("direction" IN ('higher', 'lower'))
)
 STRICT;
INSERT INTO "kpi_result" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,11,'team',11,'metric “11” 项目','name “11” 项目','unit “11” 项目',11,11,11,'lower','comment “11” 项目');
INSERT INTO "kpi_result" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,12,'team',12,'metric “12” 项目','name “12” 项目','unit “12” 项目',12,12,12,'lower','comment “12” 项目');
CREATE TABLE lead (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	title TEXT NOT NULL, 
	project_id INTEGER, 
	client_id INTEGER, 
	contact_name TEXT, 
	company TEXT, 
	phone TEXT, 
	email TEXT, 
	source TEXT, 
	status TEXT NOT NULL, 
	score INTEGER, 
	owner TEXT, 
	lost_reason TEXT, 
	converted_opportunity_id INTEGER, 
	converted_at TEXT, 
	notes TEXT NOT NULL, 
	source_uid TEXT, 
	CONSTRAINT fk_lead_project_id FOREIGN KEY(project_id) REFERENCES project (id), 
	CONSTRAINT fk_lead_client_id FOREIGN KEY(client_id) REFERENCES client (id), 
	CONSTRAINT fk_lead_converted_opportunity_id FOREIGN KEY(converted_opportunity_id) REFERENCES opportunity (id), 
	CONSTRAINT ck_lead_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_lead_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_lead_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_lead_source CHECK ("source" IN ('web', 'referral', 'event', 'outbound', 'ad', 'channel', 'existing', 'other')), 
	CONSTRAINT ck_lead_status CHECK ("status" IN ('new', 'contacted', 'qualified', 'converted', 'disqualified')), 
	CONSTRAINT ck_lead_score CHECK ("score" >= 0 AND "score" <= 100), 
	CONSTRAINT ck_lead_converted_at CHECK ("converted_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;
INSERT INTO "lead" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','title “11” 项目',11,11,'contact_name “11” 项目','company “11” 项目','phone “11” 项目','email “11” 项目','other','disqualified',11,'owner “11” 项目','lost_reason “11” 项目',11,'2026-11-23T09:00:00.000000Z','notes “11” 项目','source_uid “11” 项目');
INSERT INTO "lead" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','title “12” 项目',12,12,'contact_name “12” 项目','company “12” 项目','phone “12” 项目','email “12” 项目','other','disqualified',12,'owner “12” 项目','lost_reason “12” 项目',12,'2026-11-23T09:00:00.000000Z','notes “12” 项目','source_uid “12” 项目');
CREATE TABLE lesson (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	project_id INTEGER, 
	kind TEXT NOT NULL, 
	area TEXT NOT NULL, 
	title TEXT NOT NULL, 
	situation TEXT NOT NULL, 
	action TEXT NOT NULL, 
	result TEXT NOT NULL, 
	recommendation TEXT NOT NULL, 
	tags TEXT NOT NULL, 
	reusable INTEGER NOT NULL, 
	learnt_on TEXT NOT NULL, 
	CONSTRAINT fk_lesson_project_id FOREIGN KEY(project_id) REFERENCES project (id), 
	CONSTRAINT ck_lesson_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_lesson_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_lesson_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_lesson_kind CHECK ("kind" IN ('success', 'failure', 'improvement', 'best_practice')), 
	CONSTRAINT ck_lesson_area CHECK ("area" IN ('needs', 'goals', 'initiation', 'planning', 'pipeline', 'execution', 'risk', 'communication', 'acceptance', 'evaluation', 'other')), 
	CONSTRAINT ck_lesson_reusable CHECK ("reusable" >= 0 AND "reusable" <= 1), 
	CONSTRAINT ck_lesson_learnt_on CHECK ("learnt_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
)
 STRICT;
INSERT INTO "lesson" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,'best_practice','other','title “11” 项目','situation “11” 项目','action “11” 项目','result “11” 项目','recommendation “11” 项目','tags “11” 项目',1,'2026-11-23');
INSERT INTO "lesson" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,'best_practice','other','title “12” 项目','situation “12” 项目','action “12” 项目','result “12” 项目','recommendation “12” 项目','tags “12” 项目',1,'2026-11-23');
CREATE TABLE lesson_use (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	lesson_id INTEGER NOT NULL, 
	project_id INTEGER NOT NULL, 
	"on" TEXT NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT fk_lesson_use_lesson_id FOREIGN KEY(lesson_id) REFERENCES lesson (id), 
	CONSTRAINT fk_lesson_use_project_id FOREIGN KEY(project_id) REFERENCES project (id), 
	CONSTRAINT ck_lesson_use_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_lesson_use_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_lesson_use_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_lesson_use_on CHECK ("on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
)
 STRICT;
INSERT INTO "lesson_use" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,11,'2026-11-23','note “11” 项目');
INSERT INTO "lesson_use" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,12,'2026-11-23','note “12” 项目');
CREATE TABLE meta (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT uq_meta_key UNIQUE ("key"), 
	CONSTRAINT ck_meta_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_meta_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_meta_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;
INSERT INTO "meta" VALUES(1,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',NULL,'workspace_id','00000000-0000-4000-8000-000000000001');
INSERT INTO "meta" VALUES(2,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',NULL,'time_zone','UTC');
INSERT INTO "meta" VALUES(3,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',NULL,'currency','EUR');
INSERT INTO "meta" VALUES(4,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',NULL,'language','en');
INSERT INTO "meta" VALUES(5,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',NULL,'calendar_id','1');
INSERT INTO "meta" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','key “11” 项目','value “11” 项目');
INSERT INTO "meta" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','key “12” 项目','value “12” 项目');
CREATE TABLE opportunity (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	name TEXT NOT NULL, 
	project_id INTEGER, 
	client_id INTEGER, 
	goal_id INTEGER, 
	amount_minor INTEGER, 
	currency TEXT NOT NULL, 
	stage_id INTEGER NOT NULL, 
	probability_override INTEGER, 
	forecast_category TEXT NOT NULL, 
	opened_on TEXT, 
	expected_close_on TEXT, 
	closed_on TEXT, 
	stage_entered_at TEXT NOT NULL, 
	waiting_on TEXT, 
	competitor TEXT, 
	products TEXT, 
	bant_budget INTEGER, 
	bant_authority INTEGER, 
	bant_need INTEGER, 
	bant_timing INTEGER, 
	owner TEXT, 
	outcome_reason TEXT, 
	outcome_detail TEXT NOT NULL, 
	notes TEXT NOT NULL, 
	source_uid TEXT, 
	CONSTRAINT fk_opportunity_project_id FOREIGN KEY(project_id) REFERENCES project (id), 
	CONSTRAINT fk_opportunity_client_id FOREIGN KEY(client_id) REFERENCES client (id), 
	CONSTRAINT fk_opportunity_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id), 
	CONSTRAINT fk_opportunity_stage_id FOREIGN KEY(stage_id) REFERENCES pipeline_stage (id), 
	CONSTRAINT ck_opportunity_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_opportunity_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_opportunity_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_opportunity_probability_override CHECK ("probability_override" >= 0 AND "probability_override" <= 100), 
	CONSTRAINT ck_opportunity_forecast_category CHECK ("forecast_category" IN ('omitted', 'pipeline', 'best_case', 'commit', 'closed')), 
	CONSTRAINT ck_opportunity_opened_on CHECK ("opened_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_opportunity_expected_close_on CHECK ("expected_close_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_opportunity_closed_on CHECK ("closed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_opportunity_stage_entered_at CHECK ("stage_entered_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_opportunity_waiting_on CHECK ("waiting_on" IN ('us', 'client', 'third_party')), 
	CONSTRAINT ck_opportunity_bant_budget CHECK ("bant_budget" >= 0 AND "bant_budget" <= 3), 
	CONSTRAINT ck_opportunity_bant_authority CHECK ("bant_authority" >= 0 AND "bant_authority" <= 3), 
	CONSTRAINT ck_opportunity_bant_need CHECK ("bant_need" >= 0 AND "bant_need" <= 3), 
	CONSTRAINT ck_opportunity_bant_timing CHECK ("bant_timing" >= 0 AND "bant_timing" <= 3), 
	CONSTRAINT ck_opportunity_outcome_reason CHECK ("outcome_reason" IN ('win_value', 'win_relationship', 'win_price', 'lost_price', 'lost_budget', 'lost_competitor', 'lost_no_decision', 'lost_decision_chain', 'lost_requirement_change', 'lost_fit', 'lost_timing', 'lost_project_rejected', 'other'))
)
 STRICT;
INSERT INTO "opportunity" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','name “11” 项目',11,11,11,11,'currency “11” 项目',11,11,'closed','2026-11-23','2026-11-23','2026-11-23','2026-11-23T09:00:00.000000Z','third_party','competitor “11” 项目','products “11” 项目',3,3,3,3,'owner “11” 项目','other','outcome_detail “11” 项目','notes “11” 项目','source_uid “11” 项目');
INSERT INTO "opportunity" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','name “12” 项目',12,12,12,12,'currency “12” 项目',12,12,'closed','2026-11-23','2026-11-23','2026-11-23','2026-11-23T09:00:00.000000Z','third_party','competitor “12” 项目','products “12” 项目',3,3,3,3,'owner “12” 项目','other','outcome_detail “12” 项目','notes “12” 项目','source_uid “12” 项目');
CREATE TABLE payment (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	project_id INTEGER, 
	client_id INTEGER, 
	opportunity_id INTEGER, 
	collected_on TEXT NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	currency TEXT NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT fk_payment_project_id FOREIGN KEY(project_id) REFERENCES project (id), 
	CONSTRAINT fk_payment_client_id FOREIGN KEY(client_id) REFERENCES client (id), 
	CONSTRAINT fk_payment_opportunity_id FOREIGN KEY(opportunity_id) REFERENCES opportunity (id), 
	CONSTRAINT ck_payment_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_payment_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_payment_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_payment_collected_on CHECK ("collected_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
)
 STRICT;
INSERT INTO "payment" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,11,11,'2026-11-23',11,'currency “11” 项目','note “11” 项目');
INSERT INTO "payment" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,12,12,'2026-11-23',12,'currency “12” 项目','note “12” 项目');
CREATE TABLE pipeline_stage (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	position INTEGER NOT NULL, 
	name_en TEXT NOT NULL, 
	name_zh TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	probability INTEGER, 
	rot_days INTEGER, 
	exit_criteria TEXT NOT NULL, 
	CONSTRAINT ck_pipeline_stage_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_pipeline_stage_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_pipeline_stage_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_pipeline_stage_kind CHECK ("kind" IN ('open', 'won', 'lost')), 
	CONSTRAINT ck_pipeline_stage_probability CHECK ("probability" >= 0 AND "probability" <= 100), 
	CONSTRAINT ck_pipeline_stage_rot_days CHECK ("rot_days" >= 1)
)
 STRICT;
INSERT INTO "pipeline_stage" VALUES(1,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',NULL,0,'Initial contact','初步接触','open',10,14,'A need is named, and somebody there wants to talk about it.');
INSERT INTO "pipeline_stage" VALUES(2,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',NULL,1,'Needs confirmed','需求确认','open',25,21,'The client has confirmed need, budget frame and who decides.');
INSERT INTO "pipeline_stage" VALUES(3,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',NULL,2,'Proposal','方案报价','open',50,21,'Offer and price are with the client.');
INSERT INTO "pipeline_stage" VALUES(4,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',NULL,3,'Negotiation','商务谈判','open',75,14,'The client has chosen us, subject to price and terms.');
INSERT INTO "pipeline_stage" VALUES(5,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',NULL,4,'Contract being signed','合同签订中','open',90,14,'All terms are agreed; the contract goes round for signature.');
INSERT INTO "pipeline_stage" VALUES(6,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',NULL,5,'Won','赢单','won',100,NULL,'');
INSERT INTO "pipeline_stage" VALUES(7,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',NULL,6,'Lost','输单','lost',0,NULL,'');
INSERT INTO "pipeline_stage" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,'name_en “11” 项目','name_zh “11” 项目','lost',11,1,'exit_criteria “11” 项目');
INSERT INTO "pipeline_stage" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,'name_en “12” 项目','name_zh “12” 项目','lost',12,1,'exit_criteria “12” 项目');
CREATE TABLE product (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	name TEXT NOT NULL, 
	series TEXT, 
	price_minor INTEGER, 
	currency TEXT, 
	CONSTRAINT ck_product_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_product_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_product_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;
INSERT INTO "product" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','name “11” 项目','series “11” 项目',11,'currency “11” 项目');
INSERT INTO "product" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','name “12” 项目','series “12” 项目',12,'currency “12” 项目');
CREATE TABLE progress_entry (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	task_id INTEGER NOT NULL, 
	as_of TEXT NOT NULL, 
	percent INTEGER NOT NULL, 
	actual_min INTEGER, 
	remaining_min INTEGER, 
	note TEXT NOT NULL, 
	CONSTRAINT fk_progress_entry_task_id FOREIGN KEY(task_id) REFERENCES task (id), 
	CONSTRAINT ck_progress_entry_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_progress_entry_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_progress_entry_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_progress_entry_as_of CHECK ("as_of" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_progress_entry_percent CHECK ("percent" >= 0 AND "percent" <= 100), 
	CONSTRAINT ck_progress_entry_actual_min CHECK ("actual_min" >= 0), 
	CONSTRAINT ck_progress_entry_remaining_min CHECK ("remaining_min" >= 0)
)
 STRICT;
INSERT INTO "progress_entry" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,'2026-11-23',11,11,11,'note “11” 项目');
INSERT INTO "progress_entry" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,'2026-11-23',12,12,12,'note “12” 项目');
CREATE TABLE project (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	code TEXT NOT NULL, 
	name TEXT NOT NULL, 
	status TEXT NOT NULL, 
	phase TEXT NOT NULL, 
	client_id INTEGER, 
	manager TEXT, 
	currency TEXT NOT NULL, 
	start_on TEXT, 
	end_on TEXT, 
	status_date TEXT, 
	objective TEXT NOT NULL, 
	scope_in TEXT NOT NULL, 
	scope_out TEXT NOT NULL, 
	deliverables TEXT NOT NULL, 
	feasibility TEXT NOT NULL, 
	feasibility_notes TEXT NOT NULL, 
	market_notes TEXT NOT NULL, 
	competitor_notes TEXT NOT NULL, 
	approved_by TEXT, 
	approved_on TEXT, 
	health_override TEXT, 
	calendar_id INTEGER, 
	minutes_per_day INTEGER NOT NULL, 
	minutes_per_week INTEGER NOT NULL, 
	days_per_month INTEGER NOT NULL, 
	critical_slack_min INTEGER NOT NULL, 
	honours_constraints INTEGER NOT NULL, 
	template_id INTEGER, 
	source_name TEXT, 
	source_guid TEXT, 
	source_created TEXT, 
	CONSTRAINT uq_project_code UNIQUE (code), 
	CONSTRAINT fk_project_client_id FOREIGN KEY(client_id) REFERENCES client (id), 
	CONSTRAINT fk_project_calendar_id FOREIGN KEY(calendar_id) REFERENCES work_calendar (id), 
	CONSTRAINT fk_project_template_id FOREIGN KEY(template_id) REFERENCES template (id), 
	CONSTRAINT ck_project_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_project_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_project_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_project_status CHECK ("status" IN ('draft', 'proposed', 'active', 'on_hold', 'closed', 'cancelled')), 
	CONSTRAINT ck_project_phase CHECK ("phase" IN ('needs', 'initiation', 'planning', 'execution', 'acceptance', 'closing')), 
	CONSTRAINT ck_project_start_on CHECK ("start_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]'), 
	CONSTRAINT ck_project_end_on CHECK ("end_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]'), 
	CONSTRAINT ck_project_status_date CHECK ("status_date" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_project_feasibility CHECK ("feasibility" IN ('unknown', 'feasible', 'conditional', 'infeasible')), 
	CONSTRAINT ck_project_approved_on CHECK ("approved_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_project_health_override CHECK ("health_override" IN ('green', 'amber', 'red')), 
	CONSTRAINT ck_project_minutes_per_day CHECK ("minutes_per_day" >= 1 AND "minutes_per_day" <= 1440), 
	CONSTRAINT ck_project_minutes_per_week CHECK ("minutes_per_week" >= 1 AND "minutes_per_week" <= 10080), 
	CONSTRAINT ck_project_days_per_month CHECK ("days_per_month" >= 1 AND "days_per_month" <= 31), 
	CONSTRAINT ck_project_honours_constraints CHECK ("honours_constraints" >= 0 AND "honours_constraints" <= 1)
)
 STRICT;
INSERT INTO "project" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','code “11” 项目','name “11” 项目','cancelled','closing',11,'manager “11” 项目','currency “11” 项目','2026-11-30T08:30','2026-11-30T08:30','2026-11-23','objective “11” 项目','scope_in “11” 项目','scope_out “11” 项目','deliverables “11” 项目','infeasible','feasibility_notes “11” 项目','market_notes “11” 项目','competitor_notes “11” 项目','approved_by “11” 项目','2026-11-23','red',11,1,1,1,11,1,11,'source_name “11” 项目','source_guid “11” 项目','source_created “11” 项目');
INSERT INTO "project" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','code “12” 项目','name “12” 项目','cancelled','closing',12,'manager “12” 项目','currency “12” 项目','2026-11-30T08:30','2026-11-30T08:30','2026-11-23','objective “12” 项目','scope_in “12” 项目','scope_out “12” 项目','deliverables “12” 项目','infeasible','feasibility_notes “12” 项目','market_notes “12” 项目','competitor_notes “12” 项目','approved_by “12” 项目','2026-11-23','red',12,1,1,1,12,1,12,'source_name “12” 项目','source_guid “12” 项目','source_created “12” 项目');
CREATE TABLE requirement (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	project_id INTEGER, 
	client_id INTEGER, 
	interaction_id INTEGER, 
	title TEXT NOT NULL, 
	source TEXT, 
	kind TEXT NOT NULL, 
	pain TEXT NOT NULL, 
	priority TEXT, 
	status TEXT NOT NULL, 
	acceptance_criteria TEXT NOT NULL, 
	owner TEXT, 
	signed_by TEXT, 
	signed_on TEXT, 
	notes TEXT NOT NULL, 
	CONSTRAINT fk_requirement_project_id FOREIGN KEY(project_id) REFERENCES project (id), 
	CONSTRAINT fk_requirement_client_id FOREIGN KEY(client_id) REFERENCES client (id), 
	CONSTRAINT fk_requirement_interaction_id FOREIGN KEY(interaction_id) REFERENCES interaction (id), 
	CONSTRAINT ck_requirement_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_requirement_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_requirement_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_requirement_source CHECK ("source" IN ('interview', 'market_research', 'competitor', 'document', 'feedback')), 
	CONSTRAINT ck_requirement_kind CHECK ("kind" IN ('product', 'positioning', 'budget', 'schedule', 'service', 'other')), 
	CONSTRAINT ck_requirement_priority CHECK ("priority" IN ('must', 'should', 'could', 'wont')), 
	CONSTRAINT ck_requirement_status CHECK ("status" IN ('captured', 'confirmed', 'planned', 'delivered', 'rejected')), 
	CONSTRAINT ck_requirement_signed_on CHECK ("signed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
)
 STRICT;
INSERT INTO "requirement" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,11,11,'title “11” 项目','feedback','other','pain “11” 项目','wont','rejected','acceptance_criteria “11” 项目','owner “11” 项目','signed_by “11” 项目','2026-11-23','notes “11” 项目');
INSERT INTO "requirement" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,12,12,'title “12” 项目','feedback','other','pain “12” 项目','wont','rejected','acceptance_criteria “12” 项目','owner “12” 项目','signed_by “12” 项目','2026-11-23','notes “12” 项目');
CREATE TABLE resource (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	job_title TEXT, 
	responsibilities TEXT NOT NULL, 
	authority TEXT NOT NULL, 
	email TEXT, 
	calendar_id INTEGER, 
	capacity_min_per_day INTEGER, 
	cost_rate_minor_per_hour INTEGER, 
	currency TEXT, 
	active INTEGER NOT NULL, 
	project_id INTEGER, 
	supplier TEXT, 
	needed_by TEXT, 
	ordered_on TEXT, 
	delivered_on TEXT, 
	price_minor INTEGER, 
	notes TEXT NOT NULL, 
	CONSTRAINT fk_resource_calendar_id FOREIGN KEY(calendar_id) REFERENCES work_calendar (id), 
	CONSTRAINT fk_resource_project_id FOREIGN KEY(project_id) REFERENCES project (id), 
	CONSTRAINT ck_resource_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_resource_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_resource_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_resource_kind CHECK ("kind" IN ('person', 'material', 'tool', 'channel', 'budget')), 
	CONSTRAINT ck_resource_capacity_min_per_day CHECK ("capacity_min_per_day" >= 0), 
	CONSTRAINT ck_resource_active CHECK ("active" >= 0 AND "active" <= 1), 
	CONSTRAINT ck_resource_needed_by CHECK ("needed_by" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_resource_ordered_on CHECK ("ordered_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_resource_delivered_on CHECK ("delivered_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
)
 STRICT;
INSERT INTO "resource" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','name “11” 项目','budget','job_title “11” 项目','responsibilities “11” 项目','authority “11” 项目','email “11” 项目',11,11,11,'currency “11” 项目',1,11,'supplier “11” 项目','2026-11-23','2026-11-23','2026-11-23',11,'notes “11” 项目');
INSERT INTO "resource" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','name “12” 项目','budget','job_title “12” 项目','responsibilities “12” 项目','authority “12” 项目','email “12” 项目',12,12,12,'currency “12” 项目',1,12,'supplier “12” 项目','2026-11-23','2026-11-23','2026-11-23',12,'notes “12” 项目');
CREATE TABLE resource_skill (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	resource_id INTEGER NOT NULL, 
	skill TEXT NOT NULL, 
	level INTEGER NOT NULL, 
	years INTEGER, 
	training_plan TEXT NOT NULL, 
	trained_by_on TEXT, 
	CONSTRAINT fk_resource_skill_resource_id FOREIGN KEY(resource_id) REFERENCES resource (id), 
	CONSTRAINT ck_resource_skill_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_resource_skill_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_resource_skill_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_resource_skill_level CHECK ("level" >= 1 AND "level" <= 5), 
	CONSTRAINT ck_resource_skill_years CHECK ("years" >= 0), 
	CONSTRAINT ck_resource_skill_trained_by_on CHECK ("trained_by_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
)
 STRICT;
INSERT INTO "resource_skill" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,'skill “11” 项目',1,11,'training_plan “11” 项目','2026-11-23');
INSERT INTO "resource_skill" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,'skill “12” 项目',1,12,'training_plan “12” 项目','2026-11-23');
CREATE TABLE risk (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	project_id INTEGER, 
	title TEXT NOT NULL, 
	cause TEXT NOT NULL, 
	event TEXT NOT NULL, 
	effect TEXT NOT NULL, 
	category TEXT NOT NULL, 
	polarity TEXT NOT NULL, 
	probability INTEGER, 
	impact INTEGER, 
	impact_schedule_days INTEGER, 
	impact_cost_minor INTEGER, 
	residual_probability INTEGER, 
	residual_impact INTEGER, 
	strategy TEXT, 
	response TEXT NOT NULL, 
	contingency TEXT NOT NULL, 
	"trigger" TEXT NOT NULL, 
	triggered_on TEXT, 
	owner TEXT, 
	status TEXT NOT NULL, 
	proximity TEXT, 
	identified_on TEXT NOT NULL, 
	next_review_on TEXT, 
	review_every_days INTEGER, 
	closed_on TEXT, 
	close_reason TEXT NOT NULL, 
	goal_id INTEGER, 
	task_id INTEGER, 
	opportunity_id INTEGER, 
	client_id INTEGER, 
	notes TEXT NOT NULL, 
	source_uid TEXT, 
	CONSTRAINT fk_risk_project_id FOREIGN KEY(project_id) REFERENCES project (id), 
	CONSTRAINT fk_risk_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id), 
	CONSTRAINT fk_risk_task_id FOREIGN KEY(task_id) REFERENCES task (id), 
	CONSTRAINT fk_risk_opportunity_id FOREIGN KEY(opportunity_id) REFERENCES opportunity (id), 
	CONSTRAINT fk_risk_client_id FOREIGN KEY(client_id) REFERENCES client (id), 
	CONSTRAINT ck_risk_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_risk_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_risk_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_risk_category CHECK ("category" IN ('market', 'technical', 'management', 'resource', 'client', 'financial', 'quality', 'legal', 'other')), 
	CONSTRAINT ck_risk_polarity CHECK ("polarity" IN ('threat', 'opportunity')), 
	CONSTRAINT ck_risk_probability CHECK ("probability" >= 1 AND "probability" <= 5), 
	CONSTRAINT ck_risk_impact CHECK ("impact" >= 1 AND "impact" <= 5), 
	CONSTRAINT ck_risk_residual_probability CHECK ("residual_probability" >= 1 AND "residual_probability" <= 5), 
	CONSTRAINT ck_risk_residual_impact CHECK ("residual_impact" >= 1 AND "residual_impact" <= 5), 
	CONSTRAINT ck_risk_strategy CHECK ("strategy" IN ('avoid', 'mitigate', 'transfer', 'accept', 'escalate', 'exploit', 'enhance', 'share')), 
	CONSTRAINT ck_risk_triggered_on CHECK ("triggered_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_risk_status CHECK ("status" IN ('identified', 'analysed', 'responding', 'monitoring', 'occurred', 'closed')), 
	CONSTRAINT ck_risk_proximity CHECK ("proximity" IN ('imminent', 'mid', 'far')), 
	CONSTRAINT ck_risk_identified_on CHECK ("identified_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_risk_next_review_on CHECK ("next_review_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_risk_review_every_days CHECK ("review_every_days" >= 1), 
	CONSTRAINT ck_risk_closed_on CHECK ("closed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
)
 STRICT;
INSERT INTO "risk" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,'title “11” 项目','cause “11” 项目','event “11” 项目','effect “11” 项目','other','opportunity',1,1,11,11,1,1,'share','response “11” 项目','contingency “11” 项目','trigger “11” 项目','2026-11-23','owner “11” 项目','closed','far','2026-11-23','2026-11-23',1,'2026-11-23','close_reason “11” 项目',11,11,11,11,'notes “11” 项目','source_uid “11” 项目');
INSERT INTO "risk" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,'title “12” 项目','cause “12” 项目','event “12” 项目','effect “12” 项目','other','opportunity',1,1,12,12,1,1,'share','response “12” 项目','contingency “12” 项目','trigger “12” 项目','2026-11-23','owner “12” 项目','closed','far','2026-11-23','2026-11-23',1,'2026-11-23','close_reason “12” 项目',12,12,12,12,'notes “12” 项目','source_uid “12” 项目');
CREATE TABLE risk_review (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	risk_id INTEGER NOT NULL, 
	"on" TEXT NOT NULL, 
	probability INTEGER, 
	impact INTEGER, 
	note TEXT NOT NULL, 
	CONSTRAINT fk_risk_review_risk_id FOREIGN KEY(risk_id) REFERENCES risk (id), 
	CONSTRAINT ck_risk_review_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_risk_review_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_risk_review_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_risk_review_on CHECK ("on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_risk_review_probability CHECK ("probability" >= 1 AND "probability" <= 5), 
	CONSTRAINT ck_risk_review_impact CHECK ("impact" >= 1 AND "impact" <= 5)
)
 STRICT;
INSERT INTO "risk_review" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,'2026-11-23',1,1,'note “11” 项目');
INSERT INTO "risk_review" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,'2026-11-23',1,1,'note “12” 项目');
CREATE TABLE search_row (id INTEGER NOT NULL PRIMARY KEY, table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL, place TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL,
    UNIQUE (table_name, row_id)) STRICT;
CREATE TABLE stage_change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	opportunity_id INTEGER NOT NULL, 
	from_stage_id INTEGER, 
	to_stage_id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	note TEXT NOT NULL, 
	amount_minor_at INTEGER, 
	probability_at INTEGER, 
	CONSTRAINT fk_stage_change_opportunity_id FOREIGN KEY(opportunity_id) REFERENCES opportunity (id), 
	CONSTRAINT fk_stage_change_from_stage_id FOREIGN KEY(from_stage_id) REFERENCES pipeline_stage (id), 
	CONSTRAINT fk_stage_change_to_stage_id FOREIGN KEY(to_stage_id) REFERENCES pipeline_stage (id), 
	CONSTRAINT ck_stage_change_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_stage_change_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_stage_change_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_stage_change_at CHECK ("at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_stage_change_probability_at CHECK ("probability_at" >= 0 AND "probability_at" <= 100)
)
 STRICT;
INSERT INTO "stage_change" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,11,11,'2026-11-23T09:00:00.000000Z','note “11” 项目',11,11);
INSERT INTO "stage_change" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,12,12,'2026-11-23T09:00:00.000000Z','note “12” 项目',12,12);
CREATE TABLE stand_up (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	"on" TEXT NOT NULL, 
	project_id INTEGER, 
	note TEXT NOT NULL, 
	minutes_text TEXT NOT NULL, 
	finalized_at TEXT, 
	seconds_used INTEGER, 
	set_id INTEGER, 
	CONSTRAINT fk_stand_up_project_id FOREIGN KEY(project_id) REFERENCES project (id), 
	CONSTRAINT ck_stand_up_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_stand_up_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_stand_up_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_stand_up_on CHECK ("on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
	CONSTRAINT ck_stand_up_finalized_at CHECK ("finalized_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_stand_up_seconds_used CHECK ("seconds_used" >= 0)
)
 STRICT;
INSERT INTO "stand_up" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23',11,'note “11” 项目','minutes_text “11” 项目','2026-11-23T09:00:00.000000Z',11,11);
INSERT INTO "stand_up" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23',12,'note “12” 项目','minutes_text “12” 项目','2026-11-23T09:00:00.000000Z',12,12);
CREATE TABLE stand_up_item (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	stand_up_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	section TEXT NOT NULL, 
	text TEXT NOT NULL, 
	ref_kind TEXT, 
	ref_id INTEGER, 
	until_on TEXT, 
	"by" TEXT, 
	carried_from INTEGER, 
	CONSTRAINT fk_stand_up_item_stand_up_id FOREIGN KEY(stand_up_id) REFERENCES stand_up (id), 
	CONSTRAINT fk_stand_up_item_carried_from FOREIGN KEY(carried_from) REFERENCES stand_up_item (id), 
	CONSTRAINT ck_stand_up_item_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_stand_up_item_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_stand_up_item_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_stand_up_item_section CHECK ("section" IN ('done', 'today', 'blocked', 'decision', 'reviewed', 'snoozed')), 
	CONSTRAINT ck_stand_up_item_until_on CHECK ("until_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
)
 STRICT;
INSERT INTO "stand_up_item" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,11,'snoozed','text “11” 项目','ref_kind “11” 项目',11,'2026-11-23','by “11” 项目',11);
INSERT INTO "stand_up_item" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,12,'snoozed','text “12” 项目','ref_kind “12” 项目',12,'2026-11-23','by “12” 项目',12);
CREATE TABLE task (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	project_id INTEGER NOT NULL, 
	parent_id INTEGER, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	status TEXT NOT NULL, 
	priority INTEGER NOT NULL, 
	start_on TEXT, 
	due_on TEXT, 
	duration_min INTEGER, 
	duration_elapsed INTEGER NOT NULL, 
	pauses TEXT, 
	effort_min INTEGER, 
	"constraint" TEXT NOT NULL, 
	constraint_on TEXT, 
	deadline_on TEXT, 
	schedule_mode TEXT NOT NULL, 
	percent INTEGER NOT NULL, 
	ev_method TEXT NOT NULL, 
	fixed_cost_minor INTEGER, 
	actual_start_on TEXT, 
	actual_end_on TEXT, 
	owner TEXT, 
	required_skill TEXT NOT NULL, 
	calendar_id INTEGER, 
	ignores_resources INTEGER, 
	blocked_reason TEXT, 
	waiting_on TEXT, 
	quality TEXT NOT NULL, 
	requirement_id INTEGER, 
	notes TEXT NOT NULL, 
	source_uid INTEGER, 
	CONSTRAINT fk_task_project_id FOREIGN KEY(project_id) REFERENCES project (id), 
	CONSTRAINT fk_task_parent_id FOREIGN KEY(parent_id) REFERENCES task (id), 
	CONSTRAINT fk_task_calendar_id FOREIGN KEY(calendar_id) REFERENCES work_calendar (id), 
	CONSTRAINT fk_task_requirement_id FOREIGN KEY(requirement_id) REFERENCES requirement (id), 
	CONSTRAINT ck_task_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_task_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_task_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_task_kind CHECK ("kind" IN ('summary', 'task', 'milestone')), 
	CONSTRAINT ck_task_status CHECK ("status" IN ('todo', 'doing', 'blocked', 'done', 'cancelled')), 
	CONSTRAINT ck_task_priority CHECK ("priority" >= 1 AND "priority" <= 5), 
	CONSTRAINT ck_task_start_on CHECK ("start_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]'), 
	CONSTRAINT ck_task_due_on CHECK ("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]'), 
	CONSTRAINT ck_task_duration_min CHECK ("duration_min" >= 0), 
	CONSTRAINT ck_task_duration_elapsed CHECK ("duration_elapsed" >= 0 AND "duration_elapsed" <= 1), 
	CONSTRAINT ck_task_effort_min CHECK ("effort_min" >= 0), 
	CONSTRAINT ck_task_constraint CHECK ("constraint" IN ('asap', 'alap', 'snet', 'snlt', 'fnet', 'fnlt', 'mso', 'mfo')), 
	CONSTRAINT ck_task_constraint_on CHECK ("constraint_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]'), 
	CONSTRAINT ck_task_deadline_on CHECK ("deadline_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]'), 
	CONSTRAINT ck_task_schedule_mode CHECK ("schedule_mode" IN ('auto', 'manual')), 
	CONSTRAINT ck_task_percent CHECK ("percent" >= 0 AND "percent" <= 100), 
	CONSTRAINT ck_task_ev_method CHECK ("ev_method" IN ('percent', 'zero_hundred', 'fifty_fifty', 'milestone')), 
	CONSTRAINT ck_task_actual_start_on CHECK ("actual_start_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]'), 
	CONSTRAINT ck_task_actual_end_on CHECK ("actual_end_on" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]'), 
	CONSTRAINT ck_task_ignores_resources CHECK ("ignores_resources" >= 0 AND "ignores_resources" <= 1), 
	CONSTRAINT ck_task_waiting_on CHECK ("waiting_on" IN ('us', 'client', 'third_party'))
)
 STRICT;
INSERT INTO "task" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',11,11,11,'name “11” 项目','milestone','cancelled',1,'2026-11-30T08:30','2026-11-30T08:30',11,1,'pauses “11” 项目',11,'mfo','2026-11-30T08:30','2026-11-30T08:30','manual',11,'milestone',11,'2026-11-30T08:30','2026-11-30T08:30','owner “11” 项目','required_skill “11” 项目',11,1,'blocked_reason “11” 项目','third_party','quality “11” 项目',11,'notes “11” 项目',11);
INSERT INTO "task" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',12,12,12,'name “12” 项目','milestone','cancelled',1,'2026-11-30T08:30','2026-11-30T08:30',12,1,'pauses “12” 项目',12,'mfo','2026-11-30T08:30','2026-11-30T08:30','manual',12,'milestone',12,'2026-11-30T08:30','2026-11-30T08:30','owner “12” 项目','required_skill “12” 项目',12,1,'blocked_reason “12” 项目','third_party','quality “12” 项目',12,'notes “12” 项目',12);
CREATE TABLE template (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	payload TEXT NOT NULL, 
	source_project_id INTEGER, 
	notes TEXT NOT NULL, 
	CONSTRAINT fk_template_source_project_id FOREIGN KEY(source_project_id) REFERENCES project (id), 
	CONSTRAINT ck_template_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_template_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_template_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_template_kind CHECK ("kind" IN ('project', 'wbs', 'risk', 'checklist', 'message')), 
	CONSTRAINT ck_template_version CHECK ("version" >= 1)
)
 STRICT;
INSERT INTO "template" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','name “11” 项目','message',1,'payload “11” 项目',11,'notes “11” 项目');
INSERT INTO "template" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','name “12” 项目','message',1,'payload “12” 项目',12,'notes “12” 项目');
CREATE TABLE work_calendar (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	archived_at TEXT, 
	name TEXT NOT NULL, 
	base_id INTEGER, 
	week TEXT NOT NULL, 
	project_id INTEGER, 
	source_uid INTEGER, 
	CONSTRAINT fk_work_calendar_base_id FOREIGN KEY(base_id) REFERENCES work_calendar (id), 
	CONSTRAINT fk_work_calendar_project_id FOREIGN KEY(project_id) REFERENCES project (id), 
	CONSTRAINT ck_work_calendar_created_at CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_work_calendar_updated_at CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'), 
	CONSTRAINT ck_work_calendar_archived_at CHECK ("archived_at" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;
INSERT INTO "work_calendar" VALUES(1,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z',NULL,'Standard',NULL,'[[[480, 720], [780, 1020]], [[480, 720], [780, 1020]], [[480, 720], [780, 1020]], [[480, 720], [780, 1020]], [[480, 720], [780, 1020]], [], []]',NULL,NULL);
INSERT INTO "work_calendar" VALUES(11,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','name “11” 项目',11,'week “11” 项目',11,11);
INSERT INTO "work_calendar" VALUES(12,'2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','2026-11-23T09:00:00.000000Z','name “12” 项目',12,'week “12” 项目',12,12);
CREATE INDEX ix_baseline_project_id ON baseline (project_id);
CREATE INDEX ix_baseline_task_baseline_id ON baseline_task (baseline_id);
CREATE INDEX ix_baseline_task_task_id ON baseline_task (task_id);
CREATE INDEX ix_contact_client_id ON contact (client_id);
CREATE INDEX ix_interaction_client_id ON interaction (client_id);
CREATE INDEX ix_interaction_contact_id ON interaction (contact_id);
CREATE INDEX ix_interaction_last_contact ON interaction (client_id, occurred_at, sentiment) WHERE archived_at IS NULL AND planned = 0;
CREATE INDEX ix_interaction_opportunity_id ON interaction (opportunity_id);
CREATE INDEX ix_interaction_planned ON interaction (client_id, occurred_at) WHERE archived_at IS NULL AND planned = 1;
CREATE INDEX ix_interaction_project_id ON interaction (project_id);
CREATE INDEX ix_action_item_acceptance_id ON action_item (acceptance_id);
CREATE INDEX ix_action_item_change_request_id ON action_item (change_request_id);
CREATE INDEX ix_action_item_client_id ON action_item (client_id);
CREATE INDEX ix_action_item_feedback_id ON action_item (feedback_id);
CREATE INDEX ix_action_item_goal_id ON action_item (goal_id);
CREATE INDEX ix_action_item_interaction_id ON action_item (interaction_id);
CREATE INDEX ix_action_item_issue_id ON action_item (issue_id);
CREATE INDEX ix_action_item_lead_id ON action_item (lead_id);
CREATE INDEX ix_action_item_opportunity_id ON action_item (opportunity_id);
CREATE INDEX ix_action_item_project_id ON action_item (project_id);
CREATE INDEX ix_action_item_risk_id ON action_item (risk_id);
CREATE INDEX ix_action_item_task_id ON action_item (task_id);
CREATE INDEX ix_gate_check_project_id ON gate_check (project_id);
CREATE INDEX ix_gate_review_project_id ON gate_review (project_id);
CREATE INDEX ix_acceptance_project_id ON acceptance (project_id);
CREATE INDEX ix_acceptance_item_acceptance_id ON acceptance_item (acceptance_id);
CREATE INDEX ix_acceptance_item_goal_id ON acceptance_item (goal_id);
CREATE INDEX ix_acceptance_item_requirement_id ON acceptance_item (requirement_id);
CREATE INDEX ix_evaluation_project_id ON evaluation (project_id);
CREATE INDEX ix_kpi_result_evaluation_id ON kpi_result (evaluation_id);
CREATE INDEX ix_kpi_result_resource_id ON kpi_result (resource_id);
CREATE INDEX ix_lesson_project_id ON lesson (project_id);
CREATE INDEX ix_lesson_use_lesson_id ON lesson_use (lesson_id);
CREATE INDEX ix_lesson_use_project_id ON lesson_use (project_id);
CREATE INDEX ix_template_source_project_id ON template (source_project_id);
CREATE INDEX ix_goal_parent_id ON goal (parent_id);
CREATE INDEX ix_goal_project_id ON goal (project_id);
CREATE INDEX ix_goal_actual_goal_id ON goal_actual (goal_id);
CREATE INDEX ix_goal_factor_goal_id ON goal_factor (goal_id);
CREATE INDEX ix_change_set_undoes_id ON change_set (undoes_id);
CREATE INDEX ix_change_set_undone_by_id ON change_set (undone_by_id);
CREATE INDEX ix_change_row_set_id ON change_row (set_id);
CREATE INDEX ix_change_row_table_name_row_id ON change_row (table_name, row_id);
CREATE INDEX ix_budget_revision_budget_line_id ON budget_revision (budget_line_id);
CREATE INDEX ix_cost_entry_budget_line_id ON cost_entry (budget_line_id);
CREATE INDEX ix_cost_entry_resource_id ON cost_entry (resource_id);
CREATE INDEX ix_cost_entry_task_id ON cost_entry (task_id);
CREATE INDEX ix_progress_entry_task_id ON progress_entry (task_id);
CREATE INDEX ix_requirement_client_id ON requirement (client_id);
CREATE INDEX ix_requirement_interaction_id ON requirement (interaction_id);
CREATE INDEX ix_requirement_project_id ON requirement (project_id);
CREATE INDEX ix_expectation_client_id ON expectation (client_id);
CREATE INDEX ix_expectation_interaction_id ON expectation (interaction_id);
CREATE INDEX ix_expectation_opportunity_id ON expectation (opportunity_id);
CREATE INDEX ix_expectation_project_id ON expectation (project_id);
CREATE INDEX ix_change_request_client_id ON change_request (client_id);
CREATE INDEX ix_change_request_project_id ON change_request (project_id);
CREATE INDEX ix_change_request_task_id ON change_request (task_id);
CREATE INDEX ix_feedback_acceptance_id ON feedback (acceptance_id);
CREATE INDEX ix_feedback_client_id ON feedback (client_id);
CREATE INDEX ix_feedback_contact_id ON feedback (contact_id);
CREATE INDEX ix_feedback_interaction_id ON feedback (interaction_id);
CREATE INDEX ix_feedback_project_id ON feedback (project_id);
CREATE INDEX ix_client_report_client_id ON client_report (client_id);
CREATE INDEX ix_client_report_interaction_id ON client_report (interaction_id);
CREATE INDEX ix_client_report_project_id ON client_report (project_id);
CREATE INDEX ix_lead_client_id ON lead (client_id);
CREATE INDEX ix_lead_converted_opportunity_id ON lead (converted_opportunity_id);
CREATE INDEX ix_lead_project_id ON lead (project_id);
CREATE INDEX ix_opportunity_client_id ON opportunity (client_id);
CREATE INDEX ix_opportunity_goal_id ON opportunity (goal_id);
CREATE INDEX ix_opportunity_project_id ON opportunity (project_id);
CREATE INDEX ix_opportunity_stage_id ON opportunity (stage_id);
CREATE INDEX ix_stage_change_opportunity_id ON stage_change (opportunity_id);
CREATE INDEX ix_payment_client_id ON payment (client_id);
CREATE INDEX ix_payment_opportunity_id ON payment (opportunity_id);
CREATE INDEX ix_payment_project_id ON payment (project_id);
CREATE INDEX ix_task_calendar_id ON task (calendar_id);
CREATE INDEX ix_task_parent_id ON task (parent_id);
CREATE INDEX ix_task_project_id ON task (project_id);
CREATE INDEX ix_task_requirement_id ON task (requirement_id);
CREATE INDEX ix_dependency_successor_id ON dependency (successor_id);
CREATE INDEX ix_project_calendar_id ON project (calendar_id);
CREATE INDEX ix_project_client_id ON project (client_id);
CREATE INDEX ix_project_template_id ON project (template_id);
CREATE INDEX ix_work_calendar_base_id ON work_calendar (base_id);
CREATE INDEX ix_work_calendar_project_id ON work_calendar (project_id);
CREATE INDEX ix_calendar_exception_calendar_id ON calendar_exception (calendar_id);
CREATE INDEX ix_resource_calendar_id ON resource (calendar_id);
CREATE INDEX ix_resource_project_id ON resource (project_id);
CREATE INDEX ix_assignment_resource_id ON assignment (resource_id);
CREATE INDEX ix_assignment_task_id ON assignment (task_id);
CREATE INDEX ix_resource_skill_resource_id ON resource_skill (resource_id);
CREATE INDEX ix_risk_client_id ON risk (client_id);
CREATE INDEX ix_risk_goal_id ON risk (goal_id);
CREATE INDEX ix_risk_opportunity_id ON risk (opportunity_id);
CREATE INDEX ix_risk_project_id ON risk (project_id);
CREATE INDEX ix_risk_task_id ON risk (task_id);
CREATE INDEX ix_risk_review_risk_id ON risk_review (risk_id);
CREATE INDEX ix_issue_client_id ON issue (client_id);
CREATE INDEX ix_issue_goal_id ON issue (goal_id);
CREATE INDEX ix_issue_opportunity_id ON issue (opportunity_id);
CREATE INDEX ix_issue_project_id ON issue (project_id);
CREATE INDEX ix_issue_risk_id ON issue (risk_id);
CREATE INDEX ix_issue_task_id ON issue (task_id);
CREATE INDEX ix_budget_line_project_id ON budget_line (project_id);
CREATE INDEX ix_budget_line_task_id ON budget_line (task_id);
CREATE INDEX ix_stand_up_project_id ON stand_up (project_id);
CREATE INDEX ix_stand_up_item_carried_from ON stand_up_item (carried_from);
CREATE INDEX ix_stand_up_item_stand_up_id ON stand_up_item (stand_up_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('work_calendar',12);
INSERT INTO "sqlite_sequence" VALUES('meta',12);
INSERT INTO "sqlite_sequence" VALUES('pipeline_stage',12);
INSERT INTO "sqlite_sequence" VALUES('change_set',3);
INSERT INTO "sqlite_sequence" VALUES('change_row',102);
INSERT INTO "sqlite_sequence" VALUES('calendar_exception',12);
INSERT INTO "sqlite_sequence" VALUES('client',12);
INSERT INTO "sqlite_sequence" VALUES('contact',12);
INSERT INTO "sqlite_sequence" VALUES('project',12);
INSERT INTO "sqlite_sequence" VALUES('task',12);
INSERT INTO "sqlite_sequence" VALUES('dependency',12);
INSERT INTO "sqlite_sequence" VALUES('resource',12);
INSERT INTO "sqlite_sequence" VALUES('assignment',12);
INSERT INTO "sqlite_sequence" VALUES('baseline',12);
INSERT INTO "sqlite_sequence" VALUES('baseline_task',12);
INSERT INTO "sqlite_sequence" VALUES('product',12);
INSERT INTO "sqlite_sequence" VALUES('goal',12);
INSERT INTO "sqlite_sequence" VALUES('goal_actual',12);
INSERT INTO "sqlite_sequence" VALUES('goal_factor',12);
INSERT INTO "sqlite_sequence" VALUES('lead',12);
INSERT INTO "sqlite_sequence" VALUES('opportunity',12);
INSERT INTO "sqlite_sequence" VALUES('stage_change',12);
INSERT INTO "sqlite_sequence" VALUES('payment',12);
INSERT INTO "sqlite_sequence" VALUES('interaction',12);
INSERT INTO "sqlite_sequence" VALUES('action_item',12);
INSERT INTO "sqlite_sequence" VALUES('stand_up',12);
INSERT INTO "sqlite_sequence" VALUES('stand_up_item',12);
INSERT INTO "sqlite_sequence" VALUES('finish_mark',12);
INSERT INTO "sqlite_sequence" VALUES('import_base',12);
INSERT INTO "sqlite_sequence" VALUES('risk',12);
INSERT INTO "sqlite_sequence" VALUES('risk_review',12);
INSERT INTO "sqlite_sequence" VALUES('issue',12);
INSERT INTO "sqlite_sequence" VALUES('budget_line',12);
INSERT INTO "sqlite_sequence" VALUES('requirement',12);
INSERT INTO "sqlite_sequence" VALUES('expectation',12);
INSERT INTO "sqlite_sequence" VALUES('change_request',12);
INSERT INTO "sqlite_sequence" VALUES('feedback',12);
INSERT INTO "sqlite_sequence" VALUES('client_report',12);
INSERT INTO "sqlite_sequence" VALUES('resource_skill',12);
INSERT INTO "sqlite_sequence" VALUES('budget_revision',12);
INSERT INTO "sqlite_sequence" VALUES('cost_entry',12);
INSERT INTO "sqlite_sequence" VALUES('progress_entry',12);
INSERT INTO "sqlite_sequence" VALUES('gate_check',12);
INSERT INTO "sqlite_sequence" VALUES('gate_review',12);
INSERT INTO "sqlite_sequence" VALUES('acceptance',12);
INSERT INTO "sqlite_sequence" VALUES('acceptance_item',12);
INSERT INTO "sqlite_sequence" VALUES('evaluation',12);
INSERT INTO "sqlite_sequence" VALUES('kpi_result',12);
INSERT INTO "sqlite_sequence" VALUES('lesson',12);
INSERT INTO "sqlite_sequence" VALUES('lesson_use',12);
INSERT INTO "sqlite_sequence" VALUES('template',12);
COMMIT;
CREATE VIRTUAL TABLE search_words USING fts5(place, title, body, content='search_row',
    content_rowid='id', tokenize='unicode61 remove_diacritics 2');
INSERT INTO search_words (search_words) VALUES ('rebuild');
