-- not in a transaction
-- Which booking of a row of the bank was reversed, by the serial number that it had.
DROP INDEX CONCURRENTLY IF EXISTS "top_up_changes_bank_serial_idx";
CREATE INDEX CONCURRENTLY "top_up_changes_bank_serial_idx" ON "top_up_changes"("bank_serial");
