-- DropIndex: only a nightly job reads by it, and every search writes it.
DROP INDEX "name_availabilities_checked_at_idx";

-- AlterTable
ALTER TABLE "name_availabilities" ADD COLUMN     "asked_by" TEXT,
ADD COLUMN     "asked_until" TIMESTAMPTZ(3),
ALTER COLUMN "available" DROP NOT NULL;

-- CreateTable
CREATE UNLOGGED TABLE "rate_limits" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "rate_limits_expire_idx" ON "rate_limits"("expire");

-- Caches and counts: nothing is lost with them, and a commit that writes nothing else waits for no disk.
ALTER TABLE "name_availabilities" SET UNLOGGED;
