-- AlterEnum
ALTER TYPE "item_action" ADD VALUE 'addPoints';

-- CreateTable
CREATE TABLE "points_levels" (
    "service_id" UUID NOT NULL,
    "level" INTEGER,
    "top_up_points" INTEGER,
    "ceiling_fen" BIGINT,
    "checked_at" TIMESTAMPTZ(3),
    "fell_at" TIMESTAMPTZ(3),
    "bought_at_fall" INTEGER,
    "trouble" TEXT,
    "told" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "points_levels_pkey" PRIMARY KEY ("service_id")
);

-- CreateIndex
CREATE INDEX "points_levels_checked_at_idx" ON "points_levels"("checked_at");

-- AddForeignKey
ALTER TABLE "points_levels" ADD CONSTRAINT "points_levels_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is bought once has no term: upgrades, added points, and products that don't expire. Named by the actions that have one, so that
-- further ones need no change here. Every row satisfies the narrower rule before it, so none is looked at again.
ALTER TABLE order_items DROP CONSTRAINT order_items_term, ADD CONSTRAINT order_items_term
  CHECK (years BETWEEN 0 AND 10 AND months BETWEEN 0 AND 11 AND (action NOT IN ('renew', 'transfer') OR years + months > 0)) NOT VALID;
ALTER TABLE points_levels ADD CONSTRAINT points_levels_whole
  CHECK (coalesce(level > 0, true) AND (top_up_points IS NULL) = (ceiling_fen IS NULL) AND coalesce(top_up_points > 0, true));
