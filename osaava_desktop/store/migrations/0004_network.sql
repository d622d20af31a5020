CREATE TABLE "contact_person" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "partner_id" BLOB NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "role" VARCHAR(255) NOT NULL,
    "phone" VARCHAR(255) NOT NULL,
    "email" VARCHAR(255) NOT NULL,
    FOREIGN KEY ("partner_id") REFERENCES "partner" ("id") ON DELETE RESTRICT
);

CREATE INDEX "contact_person_partner_id" ON "contact_person" ("partner_id");

CREATE INDEX "contact_person_bin" ON "contact_person" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "agreed_action" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "meeting_id" BLOB NOT NULL,
    "what" VARCHAR(255) NOT NULL,
    "worker_id" BLOB,
    "due" DATE,
    "done" DATE,
    FOREIGN KEY ("meeting_id") REFERENCES "meeting" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("worker_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);

CREATE INDEX "agreed_action_meeting_id" ON "agreed_action" ("meeting_id");

CREATE INDEX "agreed_action_worker_id" ON "agreed_action" ("worker_id");

CREATE INDEX "agreed_action_due" ON "agreed_action" ("due");

CREATE INDEX "agreed_action_bin" ON "agreed_action" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "referral" (
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
    "partner_id" BLOB NOT NULL,
    "what" VARCHAR(255) NOT NULL,
    "state" VARCHAR(255) NOT NULL,
    "state_on" DATE,
    "reason" VARCHAR(255) NOT NULL,
    "note" TEXT NOT NULL,
    FOREIGN KEY ("worker_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("place_id") REFERENCES "place" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("area_id") REFERENCES "area" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("partner_id") REFERENCES "partner" ("id") ON DELETE RESTRICT
);

CREATE INDEX "referral_on" ON "referral" ("on");

CREATE INDEX "referral_worker_id" ON "referral" ("worker_id");

CREATE INDEX "referral_place_id" ON "referral" ("place_id");

CREATE INDEX "referral_area_id" ON "referral" ("area_id");

CREATE INDEX "referral_client_id" ON "referral" ("client_id");

CREATE INDEX "referral_partner_id" ON "referral" ("partner_id");

CREATE INDEX "referral_bin" ON "referral" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "small_step" (
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
    "kind" VARCHAR(255) NOT NULL,
    "note" TEXT NOT NULL,
    FOREIGN KEY ("worker_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("place_id") REFERENCES "place" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("area_id") REFERENCES "area" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE RESTRICT
);

CREATE INDEX "small_step_on" ON "small_step" ("on");

CREATE INDEX "small_step_worker_id" ON "small_step" ("worker_id");

CREATE INDEX "small_step_place_id" ON "small_step" ("place_id");

CREATE INDEX "small_step_area_id" ON "small_step" ("area_id");

CREATE INDEX "small_step_client_id" ON "small_step" ("client_id");

CREATE INDEX "small_step_bin" ON "small_step" ("id") WHERE deleted IS NOT NULL;

ALTER TABLE "partner" ADD COLUMN "closed" DATE;

ALTER TABLE "client" ADD COLUMN "wished_field" VARCHAR(255) NOT NULL DEFAULT '';

ALTER TABLE "answer_sheet" ADD COLUMN "client_id" BLOB REFERENCES "client" ("id") ON DELETE RESTRICT;

ALTER TABLE "answer_sheet" ADD COLUMN "quotable" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "profile" ADD COLUMN "leaving_weeks" INTEGER NOT NULL DEFAULT 4;

ALTER TABLE "profile" ADD COLUMN "step_months" VARCHAR(255) NOT NULL DEFAULT '3, 6';

ALTER TABLE "profile" ADD COLUMN "survey_names" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "follow_up" ADD COLUMN "participation_id" BLOB REFERENCES "participation" ("id") ON DELETE RESTRICT;

ALTER TABLE "follow_up" ADD COLUMN "rule" VARCHAR(255) NOT NULL DEFAULT '';

ALTER TABLE "follow_up" ADD COLUMN "outcome" VARCHAR(255);

CREATE INDEX "answer_sheet_client_id" ON "answer_sheet" ("client_id");

CREATE INDEX "follow_up_participation_id" ON "follow_up" ("participation_id");
