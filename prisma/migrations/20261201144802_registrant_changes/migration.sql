-- AlterTable
ALTER TABLE "registrants" ADD COLUMN     "changing_until" TIMESTAMPTZ(3);
