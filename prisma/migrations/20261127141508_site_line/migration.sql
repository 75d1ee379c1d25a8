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

-- What is bought once has no term. Named by the actions that have one, so that further ones need no change here. Every row satisfies the
-- narrower rule before it, so none is looked at again.
ALTER TABLE order_items DROP CONSTRAINT order_items_term, ADD CONSTRAINT order_items_term
  CHECK (years BETWEEN 0 AND 10 AND months BETWEEN 0 AND 11 AND (action NOT IN ('purchase', 'renew', 'transfer') OR years + months > 0)) NOT VALID;
