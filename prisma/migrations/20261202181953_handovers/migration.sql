-- AlterEnum
ALTER TYPE "approval_kind" ADD VALUE 'handover';

-- AlterTable
ALTER TABLE "services" ADD COLUMN     "handed_to_id" UUID;
