-- not in a transaction
-- The confirmed bank transfers of a sum around a day: which of them a row of the bank may be.
DROP INDEX CONCURRENTLY IF EXISTS top_ups_booked_sums;
CREATE INDEX CONCURRENTLY top_ups_booked_sums ON top_ups (received_fen, decided_at) WHERE state = 'confirmed' AND method = 'bank_transfer';
-- What staff had typed for a booking that a row was tied to later: for the search, and so that it is not booked under again.
DROP INDEX CONCURRENTLY IF EXISTS top_ups_typed_serial;
CREATE INDEX CONCURRENTLY top_ups_typed_serial ON top_ups USING gin (typed_serial gin_trgm_ops) WHERE typed_serial IS NOT NULL;
