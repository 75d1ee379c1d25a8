DROP INDEX "review_documents_review_id_idx";

ALTER TABLE "top_ups" ADD COLUMN "bank_serial" TEXT;
CREATE UNIQUE INDEX "top_ups_bank_serial_key" ON "top_ups"("bank_serial");
CREATE UNIQUE INDEX "review_documents_review_id_role_key" ON "review_documents"("review_id", "role");

-- One review at a time, and none after one that passed.
CREATE UNIQUE INDEX "real_name_reviews_live" ON "real_name_reviews"("registrant_id") WHERE state <> 'unpass';
