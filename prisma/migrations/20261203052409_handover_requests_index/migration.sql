-- not in a transaction
-- The handovers that were asked for together: read by their page, and when their link confirms them.
DROP INDEX CONCURRENTLY IF EXISTS "own_handovers_request_id_idx";
CREATE INDEX CONCURRENTLY "own_handovers_request_id_idx" ON "own_handovers"("request_id");
