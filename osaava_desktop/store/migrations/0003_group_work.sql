CREATE TABLE "group_leader" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "group_id" BLOB NOT NULL,
    "person_id" BLOB NOT NULL,
    FOREIGN KEY ("group_id") REFERENCES "group" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);

CREATE INDEX "group_leader_group_id" ON "group_leader" ("group_id");

CREATE INDEX "group_leader_person_id" ON "group_leader" ("person_id");

CREATE INDEX "group_leader_bin" ON "group_leader" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "sheet_column" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "sheet_id" BLOB NOT NULL,
    "column" INTEGER NOT NULL,
    "session_id" BLOB NOT NULL,
    FOREIGN KEY ("sheet_id") REFERENCES "sheet" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("session_id") REFERENCES "session" ("id") ON DELETE RESTRICT
);

CREATE INDEX "sheet_column_sheet_id" ON "sheet_column" ("sheet_id");

CREATE INDEX "sheet_column_session_id" ON "sheet_column" ("session_id");

CREATE INDEX "sheet_column_bin" ON "sheet_column" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "visit_topic" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "visit_id" BLOB NOT NULL,
    "topic" VARCHAR(255) NOT NULL,
    FOREIGN KEY ("visit_id") REFERENCES "visit" ("id") ON DELETE RESTRICT
);

CREATE INDEX "visit_topic_visit_id" ON "visit_topic" ("visit_id");

CREATE INDEX "visit_topic_bin" ON "visit_topic" ("id") WHERE deleted IS NOT NULL;

ALTER TABLE "group" ADD COLUMN "recurrence" VARCHAR(255) NOT NULL DEFAULT '';

ALTER TABLE "group" ADD COLUMN "starts" TIME;

ALTER TABLE "group" ADD COLUMN "ends" TIME;

ALTER TABLE "session" ADD COLUMN "minutes" INTEGER;

ALTER TABLE "attendance" ADD COLUMN "moved_on" VARCHAR(255);

ALTER TABLE "sheet" ADD COLUMN "kind" VARCHAR(255) NOT NULL DEFAULT 'session';

ALTER TABLE "follow_up" ADD COLUMN "attendance_id" BLOB REFERENCES "attendance" ("id") ON DELETE RESTRICT;

CREATE INDEX "follow_up_attendance_id" ON "follow_up" ("attendance_id");

DROP TABLE "attachment";

CREATE TABLE "attachment" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "thing" VARCHAR(255) NOT NULL,
    "subject" BLOB NOT NULL,
    "media_type" VARCHAR(255) NOT NULL,
    "pages" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,
    "digest" VARCHAR(255) NOT NULL
);

CREATE INDEX "attachment_subject" ON "attachment" ("subject");

CREATE INDEX "attachment_bin" ON "attachment" ("id") WHERE deleted IS NOT NULL;
