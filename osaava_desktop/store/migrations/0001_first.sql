CREATE TABLE "answer_sheet" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "on" DATE NOT NULL,
    "comment" TEXT NOT NULL
);

CREATE INDEX "answer_sheet_on" ON "answer_sheet" ("on");

CREATE INDEX "answer_sheet_bin" ON "answer_sheet" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "area" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "name" VARCHAR(255) NOT NULL
);

CREATE INDEX "area_bin" ON "area" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "attachment" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "deleted" DATETIME,
    "thing" VARCHAR(255) NOT NULL,
    "record" BLOB NOT NULL,
    "media_type" VARCHAR(255) NOT NULL,
    "size" INTEGER NOT NULL,
    "digest" BLOB NOT NULL
);

CREATE TABLE "locality" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "name" VARCHAR(255) NOT NULL,
    "area_id" BLOB NOT NULL,
    "municipality" VARCHAR(255) NOT NULL,
    FOREIGN KEY ("area_id") REFERENCES "area" ("id") ON DELETE RESTRICT
);

CREATE INDEX "locality_area_id" ON "locality" ("area_id");

CREATE INDEX "locality_bin" ON "locality" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "place" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "name" VARCHAR(255) NOT NULL,
    "locality_id" BLOB NOT NULL,
    "channel" VARCHAR(255) NOT NULL,
    FOREIGN KEY ("locality_id") REFERENCES "locality" ("id") ON DELETE RESTRICT
);

CREATE INDEX "place_locality_id" ON "place" ("locality_id");

CREATE INDEX "place_bin" ON "place" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "person" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "name" VARCHAR(255) NOT NULL,
    "role" VARCHAR(255) NOT NULL,
    "title" VARCHAR(255) NOT NULL,
    "area_id" BLOB,
    "started" DATE,
    "ended" DATE,
    FOREIGN KEY ("area_id") REFERENCES "area" ("id") ON DELETE RESTRICT
);

CREATE INDEX "person_area_id" ON "person" ("area_id");

CREATE INDEX "person_bin" ON "person" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "group" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "name" VARCHAR(255) NOT NULL,
    "type" VARCHAR(255) NOT NULL,
    "form" VARCHAR(255) NOT NULL,
    "label" VARCHAR(255) NOT NULL,
    "place_id" BLOB,
    "leader_id" BLOB,
    "sensitive" INTEGER NOT NULL,
    "capacity" INTEGER,
    "started" DATE,
    "ended" DATE,
    FOREIGN KEY ("place_id") REFERENCES "place" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("leader_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);

CREATE INDEX "group_place_id" ON "group" ("place_id");

CREATE INDEX "group_leader_id" ON "group" ("leader_id");

CREATE INDEX "group_bin" ON "group" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "session" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "on" DATE NOT NULL,
    "worker_id" BLOB,
    "place_id" BLOB,
    "area_id" BLOB,
    "group_id" BLOB NOT NULL,
    "starts" TIME,
    "ends" TIME,
    "state" VARCHAR(255) NOT NULL,
    "reason" VARCHAR(255) NOT NULL,
    "topic" VARCHAR(255) NOT NULL,
    "note" TEXT NOT NULL,
    FOREIGN KEY ("worker_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("place_id") REFERENCES "place" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("area_id") REFERENCES "area" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("group_id") REFERENCES "group" ("id") ON DELETE RESTRICT
);

CREATE INDEX "session_on" ON "session" ("on");

CREATE INDEX "session_worker_id" ON "session" ("worker_id");

CREATE INDEX "session_place_id" ON "session" ("place_id");

CREATE INDEX "session_area_id" ON "session" ("area_id");

CREATE INDEX "session_group_id" ON "session" ("group_id");

CREATE INDEX "session_bin" ON "session" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "client" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "number" VARCHAR(255) NOT NULL,
    "family_name" VARCHAR(255) NOT NULL,
    "given_names" VARCHAR(255) NOT NULL,
    "search" TEXT NOT NULL,
    "birth_date" DATE,
    "birth_year" INTEGER,
    "gender" VARCHAR(255),
    "phone" VARCHAR(255) NOT NULL,
    "email" VARCHAR(255) NOT NULL,
    "address" VARCHAR(255) NOT NULL,
    "postal_code" VARCHAR(255) NOT NULL,
    "locality_id" BLOB,
    "municipality" VARCHAR(255) NOT NULL,
    "language" VARCHAR(255),
    "citizenship" VARCHAR(255) NOT NULL,
    "first_contact" VARCHAR(255),
    "worker_id" BLOB,
    "engaged" DATE,
    "informed" DATE,
    "identity_seen" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    FOREIGN KEY ("locality_id") REFERENCES "locality" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("worker_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "client_number" ON "client" ("number");

CREATE INDEX "client_birth_date" ON "client" ("birth_date");

CREATE INDEX "client_locality_id" ON "client" ("locality_id");

CREATE INDEX "client_worker_id" ON "client" ("worker_id");

CREATE INDEX "client_bin" ON "client" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "attendance" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "session_id" BLOB NOT NULL,
    "client_id" BLOB NOT NULL,
    "mark" VARCHAR(255),
    FOREIGN KEY ("session_id") REFERENCES "session" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE RESTRICT
);

CREATE INDEX "attendance_session_id" ON "attendance" ("session_id");

CREATE INDEX "attendance_client_id" ON "attendance" ("client_id");

CREATE INDEX "attendance_bin" ON "attendance" ("id") WHERE deleted IS NOT NULL;

CREATE UNIQUE INDEX "attendance_once" ON "attendance" ("session_id", "client_id") WHERE deleted IS NULL;

CREATE TABLE "audit" (
    "seq" INTEGER NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "person" BLOB,
    "device" BLOB NOT NULL,
    "action" VARCHAR(255) NOT NULL,
    "thing" VARCHAR(255) NOT NULL,
    "record" BLOB,
    "fields" TEXT NOT NULL,
    "payload" BLOB NOT NULL,
    "head" BLOB NOT NULL
);

CREATE TABLE "audit_value" (
    "seq" INTEGER NOT NULL PRIMARY KEY,
    "record" BLOB,
    "before" TEXT,
    "after" TEXT
);

CREATE INDEX "audit_value_record" ON "audit_value" ("record");

CREATE TABLE "card" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "on" DATE NOT NULL,
    "worker_id" BLOB,
    "place_id" BLOB,
    "area_id" BLOB,
    "client_id" BLOB NOT NULL,
    "type" VARCHAR(255) NOT NULL,
    "label" VARCHAR(255) NOT NULL,
    "expires" DATE,
    "organiser" VARCHAR(255) NOT NULL,
    "session_id" BLOB,
    FOREIGN KEY ("worker_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("place_id") REFERENCES "place" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("area_id") REFERENCES "area" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("session_id") REFERENCES "session" ("id") ON DELETE RESTRICT
);

CREATE INDEX "card_on" ON "card" ("on");

CREATE INDEX "card_worker_id" ON "card" ("worker_id");

CREATE INDEX "card_place_id" ON "card" ("place_id");

CREATE INDEX "card_area_id" ON "card" ("area_id");

CREATE INDEX "card_client_id" ON "card" ("client_id");

CREATE INDEX "card_session_id" ON "card" ("session_id");

CREATE INDEX "card_bin" ON "card" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "partner" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "name" VARCHAR(255) NOT NULL,
    "type" VARCHAR(255) NOT NULL,
    "area_id" BLOB,
    "industry" VARCHAR(255) NOT NULL,
    "person" VARCHAR(255) NOT NULL,
    "phone" VARCHAR(255) NOT NULL,
    "email" VARCHAR(255) NOT NULL,
    "note" TEXT NOT NULL,
    FOREIGN KEY ("area_id") REFERENCES "area" ("id") ON DELETE RESTRICT
);

CREATE INDEX "partner_area_id" ON "partner" ("area_id");

CREATE INDEX "partner_bin" ON "partner" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "contact" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "on" DATE NOT NULL,
    "worker_id" BLOB,
    "place_id" BLOB,
    "area_id" BLOB,
    "partner_id" BLOB NOT NULL,
    "topic" VARCHAR(255) NOT NULL,
    "note" TEXT NOT NULL,
    FOREIGN KEY ("worker_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("place_id") REFERENCES "place" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("area_id") REFERENCES "area" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("partner_id") REFERENCES "partner" ("id") ON DELETE RESTRICT
);

CREATE INDEX "contact_on" ON "contact" ("on");

CREATE INDEX "contact_worker_id" ON "contact" ("worker_id");

CREATE INDEX "contact_place_id" ON "contact" ("place_id");

CREATE INDEX "contact_area_id" ON "contact" ("area_id");

CREATE INDEX "contact_partner_id" ON "contact" ("partner_id");

CREATE INDEX "contact_bin" ON "contact" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "counter" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "kind" VARCHAR(255) NOT NULL,
    "year" INTEGER NOT NULL,
    "quarter" INTEGER NOT NULL,
    "area_id" BLOB NOT NULL,
    "count" INTEGER NOT NULL,
    FOREIGN KEY ("area_id") REFERENCES "area" ("id") ON DELETE RESTRICT
);

CREATE INDEX "counter_year" ON "counter" ("year");

CREATE INDEX "counter_area_id" ON "counter" ("area_id");

CREATE INDEX "counter_bin" ON "counter" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "device" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "letter" VARCHAR(255) NOT NULL,
    "name" VARCHAR(255) NOT NULL
);

CREATE INDEX "device_bin" ON "device" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "draft" (
    "person" BLOB NOT NULL,
    "form" VARCHAR(255) NOT NULL,
    "record" BLOB,
    "content" TEXT NOT NULL,
    "changed" DATETIME NOT NULL
);

CREATE UNIQUE INDEX "draft_person_form" ON "draft" ("person", "form");

CREATE TABLE "visit" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "on" DATE NOT NULL,
    "worker_id" BLOB,
    "place_id" BLOB,
    "area_id" BLOB,
    "channel" VARCHAR(255) NOT NULL,
    "locality_id" BLOB,
    "starts" TIME,
    "ends" TIME,
    "note" TEXT NOT NULL,
    FOREIGN KEY ("worker_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("place_id") REFERENCES "place" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("area_id") REFERENCES "area" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("locality_id") REFERENCES "locality" ("id") ON DELETE RESTRICT
);

CREATE INDEX "visit_on" ON "visit" ("on");

CREATE INDEX "visit_worker_id" ON "visit" ("worker_id");

CREATE INDEX "visit_place_id" ON "visit" ("place_id");

CREATE INDEX "visit_area_id" ON "visit" ("area_id");

CREATE INDEX "visit_locality_id" ON "visit" ("locality_id");

CREATE INDEX "visit_bin" ON "visit" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "encounter" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "on" DATE NOT NULL,
    "worker_id" BLOB,
    "place_id" BLOB,
    "area_id" BLOB,
    "client_id" BLOB NOT NULL,
    "channel" VARCHAR(255) NOT NULL,
    "visit_id" BLOB,
    "note" TEXT NOT NULL,
    FOREIGN KEY ("worker_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("place_id") REFERENCES "place" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("area_id") REFERENCES "area" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("visit_id") REFERENCES "visit" ("id") ON DELETE RESTRICT
);

CREATE INDEX "encounter_on" ON "encounter" ("on");

CREATE INDEX "encounter_worker_id" ON "encounter" ("worker_id");

CREATE INDEX "encounter_place_id" ON "encounter" ("place_id");

CREATE INDEX "encounter_area_id" ON "encounter" ("area_id");

CREATE INDEX "encounter_client_id" ON "encounter" ("client_id");

CREATE INDEX "encounter_visit_id" ON "encounter" ("visit_id");

CREATE INDEX "encounter_bin" ON "encounter" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "erased" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "erased" DATETIME NOT NULL
);

CREATE TABLE "estimate" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "kind" VARCHAR(255) NOT NULL,
    "year" INTEGER NOT NULL,
    "count" INTEGER NOT NULL
);

CREATE INDEX "estimate_bin" ON "estimate" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "participation" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "client_id" BLOB NOT NULL,
    "started" DATE NOT NULL,
    "ended" DATE,
    "area_id" BLOB,
    "worker_id" BLOB,
    "status" VARCHAR(255),
    "unemployed_since" DATE,
    "studying" INTEGER NOT NULL,
    "education" VARCHAR(255),
    "vocational" INTEGER,
    "qualification_gained" INTEGER,
    "disability" VARCHAR(255),
    "third_country" VARCHAR(255),
    "foreign_background" VARCHAR(255),
    "minority" VARCHAR(255),
    "homeless" VARCHAR(255),
    "rural" VARCHAR(255),
    "eura_started" DATE,
    "eura_started_by" VARCHAR(255) NOT NULL,
    "eura_ended" DATE,
    "eura_number" VARCHAR(255) NOT NULL,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("area_id") REFERENCES "area" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("worker_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);

CREATE INDEX "participation_client_id" ON "participation" ("client_id");

CREATE INDEX "participation_started" ON "participation" ("started");

CREATE INDEX "participation_area_id" ON "participation" ("area_id");

CREATE INDEX "participation_worker_id" ON "participation" ("worker_id");

CREATE INDEX "participation_bin" ON "participation" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "exit_status" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "participation_id" BLOB NOT NULL,
    "on" DATE NOT NULL,
    "status" VARCHAR(255) NOT NULL,
    FOREIGN KEY ("participation_id") REFERENCES "participation" ("id") ON DELETE RESTRICT
);

CREATE INDEX "exit_status_participation_id" ON "exit_status" ("participation_id");

CREATE INDEX "exit_status_bin" ON "exit_status" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "opportunity" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "type" VARCHAR(255) NOT NULL,
    "title" VARCHAR(255) NOT NULL,
    "opened" DATE NOT NULL,
    "open_until" DATE,
    "hidden" INTEGER NOT NULL,
    "partner_id" BLOB,
    "industry" VARCHAR(255) NOT NULL,
    "area_id" BLOB,
    "worker_id" BLOB,
    "note" TEXT NOT NULL,
    FOREIGN KEY ("partner_id") REFERENCES "partner" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("area_id") REFERENCES "area" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("worker_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);

CREATE INDEX "opportunity_opened" ON "opportunity" ("opened");

CREATE INDEX "opportunity_partner_id" ON "opportunity" ("partner_id");

CREATE INDEX "opportunity_area_id" ON "opportunity" ("area_id");

CREATE INDEX "opportunity_worker_id" ON "opportunity" ("worker_id");

CREATE INDEX "opportunity_bin" ON "opportunity" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "pathway_step" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "on" DATE NOT NULL,
    "worker_id" BLOB,
    "place_id" BLOB,
    "area_id" BLOB,
    "client_id" BLOB NOT NULL,
    "type" VARCHAR(255) NOT NULL,
    "state" VARCHAR(255) NOT NULL,
    "ended" DATE,
    "label" VARCHAR(255) NOT NULL,
    "partner_id" BLOB,
    "opportunity_id" BLOB,
    "confirmed" VARCHAR(255) NOT NULL,
    "note" TEXT NOT NULL,
    FOREIGN KEY ("worker_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("place_id") REFERENCES "place" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("area_id") REFERENCES "area" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("partner_id") REFERENCES "partner" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("opportunity_id") REFERENCES "opportunity" ("id") ON DELETE RESTRICT
);

CREATE INDEX "pathway_step_on" ON "pathway_step" ("on");

CREATE INDEX "pathway_step_worker_id" ON "pathway_step" ("worker_id");

CREATE INDEX "pathway_step_place_id" ON "pathway_step" ("place_id");

CREATE INDEX "pathway_step_area_id" ON "pathway_step" ("area_id");

CREATE INDEX "pathway_step_client_id" ON "pathway_step" ("client_id");

CREATE INDEX "pathway_step_partner_id" ON "pathway_step" ("partner_id");

CREATE INDEX "pathway_step_opportunity_id" ON "pathway_step" ("opportunity_id");

CREATE INDEX "pathway_step_bin" ON "pathway_step" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "follow_up" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "client_id" BLOB NOT NULL,
    "step_id" BLOB,
    "worker_id" BLOB,
    "due" DATE NOT NULL,
    "what" VARCHAR(255) NOT NULL,
    "done" DATE,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("step_id") REFERENCES "pathway_step" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("worker_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);

CREATE INDEX "follow_up_client_id" ON "follow_up" ("client_id");

CREATE INDEX "follow_up_step_id" ON "follow_up" ("step_id");

CREATE INDEX "follow_up_worker_id" ON "follow_up" ("worker_id");

CREATE INDEX "follow_up_due" ON "follow_up" ("due");

CREATE INDEX "follow_up_bin" ON "follow_up" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "group_member" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "group_id" BLOB NOT NULL,
    "client_id" BLOB NOT NULL,
    "joined" DATE NOT NULL,
    "left" DATE,
    FOREIGN KEY ("group_id") REFERENCES "group" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE RESTRICT
);

CREATE INDEX "group_member_group_id" ON "group_member" ("group_id");

CREATE INDEX "group_member_client_id" ON "group_member" ("client_id");

CREATE INDEX "group_member_bin" ON "group_member" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "guidance" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "on" DATE NOT NULL,
    "worker_id" BLOB,
    "place_id" BLOB,
    "area_id" BLOB,
    "client_id" BLOB NOT NULL,
    "minutes" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    FOREIGN KEY ("worker_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("place_id") REFERENCES "place" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("area_id") REFERENCES "area" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE RESTRICT
);

CREATE INDEX "guidance_on" ON "guidance" ("on");

CREATE INDEX "guidance_worker_id" ON "guidance" ("worker_id");

CREATE INDEX "guidance_place_id" ON "guidance" ("place_id");

CREATE INDEX "guidance_area_id" ON "guidance" ("area_id");

CREATE INDEX "guidance_client_id" ON "guidance" ("client_id");

CREATE INDEX "guidance_bin" ON "guidance" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "guidance_topic" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "guidance_id" BLOB NOT NULL,
    "topic" VARCHAR(255) NOT NULL,
    FOREIGN KEY ("guidance_id") REFERENCES "guidance" ("id") ON DELETE RESTRICT
);

CREATE INDEX "guidance_topic_guidance_id" ON "guidance_topic" ("guidance_id");

CREATE INDEX "guidance_topic_bin" ON "guidance_topic" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "kykyviisari" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "on" DATE NOT NULL,
    "worker_id" BLOB,
    "place_id" BLOB,
    "area_id" BLOB,
    "client_id" BLOB NOT NULL,
    "round" VARCHAR(255) NOT NULL,
    "online" INTEGER NOT NULL,
    "work_ability" INTEGER,
    "inclusion" INTEGER,
    "mind" INTEGER,
    "everyday" INTEGER,
    "skills" INTEGER,
    "body" INTEGER,
    "note" TEXT NOT NULL,
    FOREIGN KEY ("worker_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("place_id") REFERENCES "place" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("area_id") REFERENCES "area" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE RESTRICT
);

CREATE INDEX "kykyviisari_on" ON "kykyviisari" ("on");

CREATE INDEX "kykyviisari_worker_id" ON "kykyviisari" ("worker_id");

CREATE INDEX "kykyviisari_place_id" ON "kykyviisari" ("place_id");

CREATE INDEX "kykyviisari_area_id" ON "kykyviisari" ("area_id");

CREATE INDEX "kykyviisari_client_id" ON "kykyviisari" ("client_id");

CREATE INDEX "kykyviisari_bin" ON "kykyviisari" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "mapping" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "on" DATE NOT NULL,
    "worker_id" BLOB,
    "place_id" BLOB,
    "area_id" BLOB,
    "client_id" BLOB NOT NULL,
    "life_situation" TEXT NOT NULL,
    "education_and_work" TEXT NOT NULL,
    "work_ability" TEXT NOT NULL,
    "everyday_life" TEXT NOT NULL,
    "motivation" TEXT NOT NULL,
    "needs" TEXT NOT NULL,
    FOREIGN KEY ("worker_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("place_id") REFERENCES "place" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("area_id") REFERENCES "area" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE RESTRICT
);

CREATE INDEX "mapping_on" ON "mapping" ("on");

CREATE INDEX "mapping_worker_id" ON "mapping" ("worker_id");

CREATE INDEX "mapping_place_id" ON "mapping" ("place_id");

CREATE INDEX "mapping_area_id" ON "mapping" ("area_id");

CREATE INDEX "mapping_client_id" ON "mapping" ("client_id");

CREATE INDEX "mapping_bin" ON "mapping" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "meeting" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "on" DATE NOT NULL,
    "worker_id" BLOB,
    "place_id" BLOB,
    "area_id" BLOB,
    "type" VARCHAR(255) NOT NULL,
    "title" VARCHAR(255) NOT NULL,
    "participants" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    FOREIGN KEY ("worker_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("place_id") REFERENCES "place" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("area_id") REFERENCES "area" ("id") ON DELETE RESTRICT
);

CREATE INDEX "meeting_on" ON "meeting" ("on");

CREATE INDEX "meeting_worker_id" ON "meeting" ("worker_id");

CREATE INDEX "meeting_place_id" ON "meeting" ("place_id");

CREATE INDEX "meeting_area_id" ON "meeting" ("area_id");

CREATE INDEX "meeting_bin" ON "meeting" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "narrative" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "year" INTEGER NOT NULL,
    "section" VARCHAR(255) NOT NULL,
    "language" VARCHAR(255) NOT NULL,
    "text" TEXT NOT NULL
);

CREATE INDEX "narrative_year" ON "narrative" ("year");

CREATE INDEX "narrative_bin" ON "narrative" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "not_same_person" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "first_id" BLOB NOT NULL,
    "second_id" BLOB NOT NULL,
    FOREIGN KEY ("first_id") REFERENCES "client" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("second_id") REFERENCES "client" ("id") ON DELETE RESTRICT
);

CREATE INDEX "not_same_person_first_id" ON "not_same_person" ("first_id");

CREATE INDEX "not_same_person_second_id" ON "not_same_person" ("second_id");

CREATE INDEX "not_same_person_bin" ON "not_same_person" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "offer" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "on" DATE NOT NULL,
    "worker_id" BLOB,
    "place_id" BLOB,
    "area_id" BLOB,
    "opportunity_id" BLOB NOT NULL,
    "client_id" BLOB NOT NULL,
    "outcome" VARCHAR(255) NOT NULL,
    FOREIGN KEY ("worker_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("place_id") REFERENCES "place" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("area_id") REFERENCES "area" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("opportunity_id") REFERENCES "opportunity" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE RESTRICT
);

CREATE INDEX "offer_on" ON "offer" ("on");

CREATE INDEX "offer_worker_id" ON "offer" ("worker_id");

CREATE INDEX "offer_place_id" ON "offer" ("place_id");

CREATE INDEX "offer_area_id" ON "offer" ("area_id");

CREATE INDEX "offer_opportunity_id" ON "offer" ("opportunity_id");

CREATE INDEX "offer_client_id" ON "offer" ("client_id");

CREATE INDEX "offer_bin" ON "offer" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "profile" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "organisation" VARCHAR(255) NOT NULL,
    "project" VARCHAR(255) NOT NULL,
    "project_code" VARCHAR(255) NOT NULL,
    "funder" VARCHAR(255) NOT NULL,
    "manager" VARCHAR(255) NOT NULL,
    "privacy_notice" TEXT NOT NULL,
    "basis" VARCHAR(255) NOT NULL,
    "practice" INTEGER NOT NULL
);

CREATE INDEX "profile_bin" ON "profile" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "question" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "year" INTEGER NOT NULL,
    "key" VARCHAR(255) NOT NULL,
    "text" VARCHAR(255) NOT NULL,
    "place_in_set" INTEGER NOT NULL
);

CREATE INDEX "question_year" ON "question" ("year");

CREATE INDEX "question_bin" ON "question" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "secret" (
    "name" VARCHAR(255) NOT NULL PRIMARY KEY,
    "value" BLOB NOT NULL
);

CREATE TABLE "sequence" (
    "name" VARCHAR(255) NOT NULL PRIMARY KEY,
    "value" INTEGER NOT NULL
);

CREATE TABLE "sheet" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "session_id" BLOB NOT NULL,
    "number" VARCHAR(255) NOT NULL,
    "printed" DATE NOT NULL,
    "returned" DATE,
    FOREIGN KEY ("session_id") REFERENCES "session" ("id") ON DELETE RESTRICT
);

CREATE INDEX "sheet_session_id" ON "sheet" ("session_id");

CREATE UNIQUE INDEX "sheet_number" ON "sheet" ("number");

CREATE INDEX "sheet_bin" ON "sheet" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "sheet_line" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "sheet_id" BLOB NOT NULL,
    "row" INTEGER NOT NULL,
    "client_id" BLOB NOT NULL,
    FOREIGN KEY ("sheet_id") REFERENCES "sheet" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE RESTRICT
);

CREATE INDEX "sheet_line_sheet_id" ON "sheet_line" ("sheet_id");

CREATE INDEX "sheet_line_client_id" ON "sheet_line" ("client_id");

CREATE INDEX "sheet_line_bin" ON "sheet_line" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "survey_answer" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "sheet_id" BLOB NOT NULL,
    "question_id" BLOB NOT NULL,
    "choice" VARCHAR(255) NOT NULL,
    FOREIGN KEY ("sheet_id") REFERENCES "answer_sheet" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("question_id") REFERENCES "question" ("id") ON DELETE RESTRICT
);

CREATE INDEX "survey_answer_sheet_id" ON "survey_answer" ("sheet_id");

CREATE INDEX "survey_answer_question_id" ON "survey_answer" ("question_id");

CREATE INDEX "survey_answer_bin" ON "survey_answer" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "target" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "indicator" VARCHAR(255) NOT NULL,
    "year" INTEGER NOT NULL,
    "area_id" BLOB,
    "value" INTEGER NOT NULL,
    FOREIGN KEY ("area_id") REFERENCES "area" ("id") ON DELETE RESTRICT
);

CREATE INDEX "target_year" ON "target" ("year");

CREATE INDEX "target_area_id" ON "target" ("area_id");

CREATE INDEX "target_bin" ON "target" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "term" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "kind" VARCHAR(255) NOT NULL,
    "of_class" VARCHAR(255) NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "replaced_id" BLOB,
    FOREIGN KEY ("replaced_id") REFERENCES "term" ("id") ON DELETE RESTRICT
);

CREATE INDEX "term_replaced_id" ON "term" ("replaced_id");

CREATE INDEX "term_bin" ON "term" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "unnamed" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "session_id" BLOB,
    "visit_id" BLOB,
    "gender" VARCHAR(255),
    "age_group" VARCHAR(255),
    "heads" INTEGER NOT NULL,
    "new" INTEGER NOT NULL,
    FOREIGN KEY ("session_id") REFERENCES "session" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("visit_id") REFERENCES "visit" ("id") ON DELETE RESTRICT
);

CREATE INDEX "unnamed_session_id" ON "unnamed" ("session_id");

CREATE INDEX "unnamed_visit_id" ON "unnamed" ("visit_id");

CREATE INDEX "unnamed_bin" ON "unnamed" ("id") WHERE deleted IS NOT NULL;
