-- AlterTable
ALTER TABLE "registrants" ADD COLUMN     "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

UPDATE "registrants" SET sent_at = created_at;
