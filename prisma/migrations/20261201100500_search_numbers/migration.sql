-- not in a transaction
-- Staff's search for the beginning of our numbers, as payments and refunds have it.
DROP INDEX CONCURRENTLY IF EXISTS payouts_number_search;
CREATE INDEX CONCURRENTLY payouts_number_search ON payouts (number text_pattern_ops);
DROP INDEX CONCURRENTLY IF EXISTS fapiao_requests_number_search;
CREATE INDEX CONCURRENTLY fapiao_requests_number_search ON fapiao_requests (number text_pattern_ops);
