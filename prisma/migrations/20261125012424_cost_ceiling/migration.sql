-- AlterTable
ALTER TABLE "order_items" ADD COLUMN     "cost_ceiling_fen" BIGINT;

-- AlterTable
ALTER TABLE "attempts" ADD COLUMN     "reason" TEXT;
