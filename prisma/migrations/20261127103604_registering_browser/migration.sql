-- AlterTable
ALTER TABLE "email_tokens" ADD COLUMN     "browser_hash" BYTEA,
ADD COLUMN     "next_path" TEXT;
