-- AlterTable
ALTER TABLE "mails" ADD COLUMN     "attachment_name" TEXT,
ADD COLUMN     "paper_id" UUID;
