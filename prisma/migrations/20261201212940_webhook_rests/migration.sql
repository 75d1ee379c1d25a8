-- AlterTable
ALTER TABLE "webhook_endpoints" ADD COLUMN     "resting_until" TIMESTAMPTZ(3);
