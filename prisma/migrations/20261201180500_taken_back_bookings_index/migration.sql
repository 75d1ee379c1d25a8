-- not in a transaction
-- The bank transfers of a sum around a day, those that were charged back included: which of them a row of the bank may be.
DROP INDEX CONCURRENTLY IF EXISTS top_ups_booked_or_taken_back_sums;
CREATE INDEX CONCURRENTLY top_ups_booked_or_taken_back_sums ON top_ups (received_fen, decided_at)
  WHERE state IN ('confirmed', 'charged_back') AND method = 'bank_transfer';
DROP INDEX CONCURRENTLY IF EXISTS top_ups_booked_sums;
