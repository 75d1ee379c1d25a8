-- AlterTable
ALTER TABLE "gateway_differences" ADD COLUMN     "first_by" UUID,
ADD COLUMN     "first_fen" BIGINT,
ADD COLUMN     "first_note" TEXT;
