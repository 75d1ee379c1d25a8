-- AlterTable
ALTER TABLE "payments" ADD COLUMN     "arrived_fen" BIGINT,
ADD COLUMN     "arrived_ref" TEXT;
