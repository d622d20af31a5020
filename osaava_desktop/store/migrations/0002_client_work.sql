CREATE TABLE "need" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "client_id" BLOB NOT NULL,
    "mapping_id" BLOB,
    "noted" DATE NOT NULL,
    "what" VARCHAR(255) NOT NULL,
    "goal" TEXT NOT NULL,
    "closed" DATE,
    "worker_id" BLOB,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("mapping_id") REFERENCES "mapping" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("worker_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);

CREATE INDEX "need_client_id" ON "need" ("client_id");

CREATE INDEX "need_mapping_id" ON "need" ("mapping_id");

CREATE INDEX "need_worker_id" ON "need" ("worker_id");

CREATE INDEX "need_bin" ON "need" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "mapping_answer" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "mapping_id" BLOB NOT NULL,
    "question" VARCHAR(255) NOT NULL,
    "option" VARCHAR(255) NOT NULL,
    FOREIGN KEY ("mapping_id") REFERENCES "mapping" ("id") ON DELETE RESTRICT
);

CREATE INDEX "mapping_answer_mapping_id" ON "mapping_answer" ("mapping_id");

CREATE INDEX "mapping_answer_bin" ON "mapping_answer" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "history_line" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "mapping_id" BLOB NOT NULL,
    "kind" VARCHAR(255) NOT NULL,
    "organisation" VARCHAR(255) NOT NULL,
    "field" VARCHAR(255) NOT NULL,
    "from_year" INTEGER,
    "to_year" INTEGER,
    "qualification" VARCHAR(255) NOT NULL,
    FOREIGN KEY ("mapping_id") REFERENCES "mapping" ("id") ON DELETE RESTRICT
);

CREATE INDEX "history_line_mapping_id" ON "history_line" ("mapping_id");

CREATE INDEX "history_line_bin" ON "history_line" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "identity_number" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "client_id" BLOB NOT NULL,
    "number" VARCHAR(255) NOT NULL,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE RESTRICT
);

CREATE INDEX "identity_number_client_id" ON "identity_number" ("client_id");

CREATE INDEX "identity_number_bin" ON "identity_number" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "merge" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "kept_id" BLOB NOT NULL,
    "gone_id" BLOB NOT NULL,
    "changes" TEXT NOT NULL,
    "undone" DATE,
    FOREIGN KEY ("kept_id") REFERENCES "client" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("gone_id") REFERENCES "client" ("id") ON DELETE RESTRICT
);

CREATE INDEX "merge_kept_id" ON "merge" ("kept_id");

CREATE INDEX "merge_gone_id" ON "merge" ("gone_id");

CREATE INDEX "merge_bin" ON "merge" ("id") WHERE deleted IS NOT NULL;

CREATE TABLE "saved_filter" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "device" BLOB NOT NULL,
    "created" DATETIME NOT NULL,
    "changed" DATETIME NOT NULL,
    "deleted" DATETIME,
    "import_id" BLOB,
    "person_id" BLOB NOT NULL,
    "page" VARCHAR(255) NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "content" TEXT NOT NULL,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);

CREATE INDEX "saved_filter_person_id" ON "saved_filter" ("person_id");

CREATE INDEX "saved_filter_bin" ON "saved_filter" ("id") WHERE deleted IS NOT NULL;

ALTER TABLE "profile" ADD COLUMN "identity_numbers" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "profile" ADD COLUMN "kykyviisari_low" INTEGER;

ALTER TABLE "profile" ADD COLUMN "kykyviisari_high" INTEGER;

ALTER TABLE "mapping" ADD COLUMN "remarks" TEXT NOT NULL DEFAULT '';

ALTER TABLE "guidance" ADD COLUMN "channel" VARCHAR(255);

ALTER TABLE "guidance" ADD COLUMN "joint" BLOB;

ALTER TABLE "follow_up" ADD COLUMN "need_id" BLOB REFERENCES "need" ("id") ON DELETE RESTRICT;

ALTER TABLE "follow_up" ADD COLUMN "by_client" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "follow_up" ADD COLUMN "dropped" DATE;

ALTER TABLE "follow_up" ADD COLUMN "first_due" DATE;

CREATE INDEX "follow_up_need_id" ON "follow_up" ("need_id");
