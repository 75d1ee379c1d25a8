-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "item_action" ADD VALUE 'addVersion';
ALTER TYPE "item_action" ADD VALUE 'buyTemplate';
ALTER TYPE "item_action" ADD VALUE 'copySite';

-- CreateTable
CREATE TABLE "pictures" (
    "key" TEXT NOT NULL,
    "bytes" BYTEA,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pictures_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "pictures_fetched_at_idx" ON "pictures"("fetched_at");
