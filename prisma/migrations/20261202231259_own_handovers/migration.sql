-- CreateEnum
CREATE TYPE "own_handover_outcome" AS ENUM ('accepted', 'declined', 'withdrawn', 'expired');

-- CreateTable
CREATE TABLE "own_handovers" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "to_email" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "outcome" "own_handover_outcome",

    CONSTRAINT "own_handovers_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "own_handovers_service_id_idx" ON "own_handovers"("service_id");

-- CreateIndex
CREATE INDEX "own_handovers_from_id_idx" ON "own_handovers"("from_id");

-- CreateIndex
CREATE INDEX "own_handovers_to_email_decided_at_idx" ON "own_handovers"("to_email", "decided_at");

-- CreateIndex
CREATE INDEX "own_handovers_created_at_idx" ON "own_handovers"("created_at");

-- AddForeignKey
ALTER TABLE "own_handovers" ADD CONSTRAINT "own_handovers_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "own_handovers" ADD CONSTRAINT "own_handovers_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A service is promised to one at a time.
CREATE UNIQUE INDEX "own_handovers_open_key" ON "own_handovers"("service_id") WHERE "decided_at" IS NULL;

ALTER TABLE "own_handovers"
    ADD CONSTRAINT "own_handovers_decided" CHECK (("decided_at" IS NULL) = ("outcome" IS NULL)),
    ADD CONSTRAINT "own_handovers_accepted" CHECK ("outcome" IS DISTINCT FROM 'accepted' OR "confirmed_at" IS NOT NULL);
