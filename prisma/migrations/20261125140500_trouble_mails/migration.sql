-- AlterTable
ALTER TABLE "auto_renew_notices" ADD COLUMN     "facts" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "mail_id" UUID;

-- CreateIndex
CREATE INDEX "auto_renew_notices_mail_id_idx" ON "auto_renew_notices"("mail_id");

-- AddForeignKey
ALTER TABLE "auto_renew_notices" ADD CONSTRAINT "auto_renew_notices_mail_id_fkey" FOREIGN KEY ("mail_id") REFERENCES "mails"("id") ON DELETE SET NULL ON UPDATE CASCADE;
