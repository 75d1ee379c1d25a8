-- CreateEnum
CREATE TYPE "watched_name_state" AS ENUM ('unknown', 'taken', 'free');

-- CreateTable
CREATE TABLE "watched_names" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" "watched_name_state" NOT NULL DEFAULT 'unknown',
    "asked_at" TIMESTAMPTZ(3),
    "doubted_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "free_at" TIMESTAMPTZ(3),
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "watched_names_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "watched_names_due_at_idx" ON "watched_names"("due_at");

-- CreateIndex
CREATE INDEX "watched_names_name_idx" ON "watched_names"("name");

-- CreateIndex
CREATE UNIQUE INDEX "watched_names_customer_id_name_key" ON "watched_names"("customer_id", "name");

-- AddForeignKey
ALTER TABLE "watched_names" ADD CONSTRAINT "watched_names_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
