-- AlterTable
ALTER TABLE "order_items" ADD COLUMN     "cost_ceiling_fen" BIGINT;
