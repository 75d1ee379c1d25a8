-- CreateEnum
CREATE TYPE "zone_batch_domain_state" AS ENUM ('waiting', 'running', 'done', 'unchanged', 'partial', 'refused', 'unknown');

-- CreateTable
CREATE TABLE "record_remarks" (
    "service_id" UUID NOT NULL,
    "record_key" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "remark" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "record_remarks_pkey" PRIMARY KEY ("service_id","record_key")
);

-- CreateTable
CREATE TABLE "zone_batches" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "change" JSONB NOT NULL,

    CONSTRAINT "zone_batches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "zone_batch_domains" (
    "id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "display_name" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "base_version" TEXT NOT NULL,
    "confirmed" BOOLEAN NOT NULL,
    "state" "zone_batch_domain_state" NOT NULL DEFAULT 'waiting',
    "code" TEXT,
    "params" JSONB,
    "change_id" UUID,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "zone_batch_domains_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "zone_batches_customer_id_at_id_idx" ON "zone_batches"("customer_id", "at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "zone_batch_domains_change_id_key" ON "zone_batch_domains"("change_id");

-- CreateIndex
CREATE UNIQUE INDEX "zone_batch_domains_batch_id_place_key" ON "zone_batch_domains"("batch_id", "place");

-- CreateIndex
CREATE UNIQUE INDEX "zone_batch_domains_batch_id_service_id_key" ON "zone_batch_domains"("batch_id", "service_id");

-- AddForeignKey
ALTER TABLE "zone_batch_domains" ADD CONSTRAINT "zone_batch_domains_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "zone_batches"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


ALTER TABLE "record_remarks" ADD CONSTRAINT "record_remarks_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id");
ALTER TABLE "record_remarks" ADD CONSTRAINT "record_remarks_length" CHECK (char_length(remark) BETWEEN 1 AND 200);
ALTER TABLE "zone_batches" ADD CONSTRAINT "zone_batches_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id");
ALTER TABLE "zone_batch_domains" ADD CONSTRAINT "zone_batch_domains_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id");

-- What the sweep looks for: domains of batches that are not finished.
CREATE INDEX "zone_batch_domains_open" ON "zone_batch_domains"("seen_at") WHERE state IN ('waiting', 'running');
