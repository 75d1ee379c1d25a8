-- AlterTable
ALTER TABLE "control_runs" ADD COLUMN     "records" JSONB;
