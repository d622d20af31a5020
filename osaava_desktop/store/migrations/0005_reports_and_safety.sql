CREATE TABLE "eura_count" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "year" INTEGER NOT NULL,
    "key" VARCHAR(255) NOT NULL,
    "count" INTEGER NOT NULL,
    "on" DATE NOT NULL
);

CREATE INDEX "eura_count_year" ON "eura_count" ("year");

CREATE INDEX "eura_count_bin" ON "eura_count" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "frozen_report" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "start" DATE NOT NULL,
    "end" DATE NOT NULL,
    "area_id" BLOB,
    "worker_id" BLOB,
    "place_id" BLOB,
    "group_id" BLOB,
    "basis" VARCHAR(255) NOT NULL,
    "extent" VARCHAR(255) NOT NULL,
    "language" VARCHAR(255) NOT NULL,
    "title" VARCHAR(255) NOT NULL,
    "version" INTEGER NOT NULL,
    "on" DATE NOT NULL,
    "person_id" BLOB NOT NULL,
    "program" VARCHAR(255) NOT NULL,
    "audit_head" VARCHAR(255) NOT NULL,
    "supersedes_id" BLOB,
    "reason" TEXT NOT NULL,
    FOREIGN KEY ("area_id") REFERENCES "area" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("worker_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("place_id") REFERENCES "place" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("group_id") REFERENCES "group" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("supersedes_id") REFERENCES "frozen_report" ("id") ON DELETE RESTRICT
);

CREATE INDEX "frozen_report_start" ON "frozen_report" ("start");

CREATE INDEX "frozen_report_area_id" ON "frozen_report" ("area_id");

CREATE INDEX "frozen_report_worker_id" ON "frozen_report" ("worker_id");

CREATE INDEX "frozen_report_place_id" ON "frozen_report" ("place_id");

CREATE INDEX "frozen_report_group_id" ON "frozen_report" ("group_id");

CREATE INDEX "frozen_report_person_id" ON "frozen_report" ("person_id");

CREATE INDEX "frozen_report_supersedes_id" ON "frozen_report" ("supersedes_id");

CREATE INDEX "frozen_report_bin" ON "frozen_report" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "frozen_figure" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "report_id" BLOB NOT NULL,
    "key" VARCHAR(255) NOT NULL,
    "n" INTEGER,
    "in_base" INTEGER,
    "of" INTEGER,
    "target" INTEGER,
    "estimate" INTEGER NOT NULL,
    "members" TEXT NOT NULL,
    FOREIGN KEY ("report_id") REFERENCES "frozen_report" ("id") ON DELETE RESTRICT
);

CREATE INDEX "frozen_figure_report_id" ON "frozen_figure" ("report_id");

CREATE INDEX "frozen_figure_bin" ON "frozen_figure" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "logo" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "picture" TEXT NOT NULL
);

CREATE INDEX "logo_bin" ON "logo" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "background" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "client_id" BLOB NOT NULL,
    "answer" VARCHAR(255) NOT NULL,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE RESTRICT
);

CREATE INDEX "background_client_id" ON "background" ("client_id");

CREATE INDEX "background_bin" ON "background" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "document" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "kind" VARCHAR(255) NOT NULL,
    "language" VARCHAR(255) NOT NULL,
    "text" TEXT NOT NULL
);

CREATE INDEX "document_bin" ON "document" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "retention" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "kind" VARCHAR(255) NOT NULL,
    "years" INTEGER NOT NULL
);

CREATE INDEX "retention_bin" ON "retention" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "statistic" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "year" INTEGER NOT NULL,
    "area_id" BLOB,
    "gender" VARCHAR(255),
    "age_class" VARCHAR(255) NOT NULL,
    "registered" INTEGER NOT NULL,
    "attendances" INTEGER NOT NULL,
    "guidance" INTEGER NOT NULL,
    "steps" INTEGER NOT NULL,
    FOREIGN KEY ("area_id") REFERENCES "area" ("id") ON DELETE RESTRICT
);

CREATE INDEX "statistic_area_id" ON "statistic" ("area_id");

CREATE INDEX "statistic_bin" ON "statistic" ("id") WHERE deleted IS NOT NULL;

ALTER TABLE "profile" ADD COLUMN "funders" TEXT NOT NULL DEFAULT '';

ALTER TABLE "profile" ADD COLUMN "idle_minutes" INTEGER NOT NULL DEFAULT 10;

ALTER TABLE "profile" ADD COLUMN "last_payment_year" INTEGER;

ALTER TABLE "profile" ADD COLUMN "identity_ground" TEXT NOT NULL DEFAULT '';

ALTER TABLE "profile" ADD COLUMN "background_ground" TEXT NOT NULL DEFAULT '';

ALTER TABLE "client" ADD COLUMN "legal_basis" VARCHAR(255);

ALTER TABLE "client" ADD COLUMN "consent_withdrawn" DATE;

ALTER TABLE "client" ADD COLUMN "restricted" DATE;
