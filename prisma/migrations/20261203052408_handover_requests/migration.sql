-- AlterTable
ALTER TABLE "own_handovers" ADD COLUMN     "request_id" UUID;
