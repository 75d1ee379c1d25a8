-- CreateEnum
CREATE TYPE "control_run_state" AS ENUM ('queued', 'running', 'settling', 'done', 'refused', 'failed', 'unknown');

-- AlterTable
ALTER TABLE "cart_lines" ADD COLUMN     "secret_enc" BYTEA;

-- AlterTable
ALTER TABLE "order_items" ADD COLUMN     "months" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "attempts" ADD COLUMN     "flight" int8range,
ADD COLUMN     "given_name" TEXT,
ADD COLUMN     "given_secrets_enc" BYTEA;

-- AlterTable
ALTER TABLE "services" ADD COLUMN     "parent_id" UUID,
ADD COLUMN     "reason" TEXT,
ADD COLUMN     "usage" JSONB;

-- AlterTable
ALTER TABLE "upstream_accounts" ADD COLUMN     "exclusive_item_id" UUID,
ADD COLUMN     "exclusive_until" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "line_costs" (
    "id" UUID NOT NULL,
    "line" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "cost_fen" BIGINT,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,

    CONSTRAINT "line_costs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "line_settings" (
    "line" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL DEFAULT 100,
    "lead_zh" TEXT NOT NULL DEFAULT '',
    "lead_en" TEXT NOT NULL DEFAULT '',
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" UUID,

    CONSTRAINT "line_settings_pkey" PRIMARY KEY ("line")
);

-- CreateTable
CREATE TABLE "line_options" (
    "line" TEXT NOT NULL,
    "options" JSONB NOT NULL,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "line_options_pkey" PRIMARY KEY ("line")
);

-- CreateTable
CREATE TABLE "control_runs" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "control" TEXT NOT NULL,
    "row_key" TEXT NOT NULL DEFAULT '',
    "input_enc" BYTEA,
    "input" JSONB NOT NULL,
    "state" "control_run_state" NOT NULL DEFAULT 'queued',
    "result" JSONB,
    "expect_ms" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "control_runs_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "line_costs_line_key_valid_from_key" ON "line_costs"("line", "key", "valid_from");

-- CreateIndex
CREATE INDEX "control_runs_service_id_created_at_idx" ON "control_runs"("service_id", "created_at");

-- CreateIndex
CREATE INDEX "control_runs_state_seen_at_idx" ON "control_runs"("state", "seen_at");

-- AddForeignKey
ALTER TABLE "services" ADD CONSTRAINT "services_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "services"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "control_runs" ADD CONSTRAINT "control_runs_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A purchase whose name the upstream makes can't be looked for afterwards, so while it is in flight no other one is: its
-- range is unbounded and overlaps with every other, while the others hold one otime each. Ranges need no extension for this.
ALTER TABLE attempts ADD CONSTRAINT attempts_flight EXCLUDE USING gist (flight WITH &&) WHERE (flight IS NOT NULL);
CREATE INDEX attempts_in_flight ON attempts (id) WHERE flight IS NOT NULL;

-- Upgrades have no term; everything else has one.
ALTER TABLE order_items DROP CONSTRAINT order_items_years, ADD CONSTRAINT order_items_term
  CHECK (years BETWEEN 0 AND 10 AND months BETWEEN 0 AND 11 AND (action = 'upgrade' OR years + months > 0));

ALTER TABLE line_costs ADD CONSTRAINT line_costs_positive CHECK (cost_fen > 0);

-- One press of a control at a time, on one service or one row of it: two tabs or a double click are one.
CREATE UNIQUE INDEX control_runs_open ON control_runs (service_id, control, row_key) WHERE finished_at IS NULL;
