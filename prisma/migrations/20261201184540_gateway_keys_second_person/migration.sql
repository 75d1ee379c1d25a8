-- AlterEnum
ALTER TYPE "approval_kind" ADD VALUE 'gateway_keys';

-- AlterTable
ALTER TABLE "approvals" ADD COLUMN     "sealed_enc" BYTEA;
