-- not in a transaction
-- Lists of staff that read whole tables: found by lib/db/query-plans.int.test.ts. Built beside a shop that sells.

-- Payouts, disputes and differences by their time.
DROP INDEX CONCURRENTLY IF EXISTS "payouts_created_at_idx";
CREATE INDEX CONCURRENTLY "payouts_created_at_idx" ON "payouts"("created_at");
DROP INDEX CONCURRENTLY IF EXISTS "payment_disputes_closed_at_created_at_idx";
CREATE INDEX CONCURRENTLY "payment_disputes_closed_at_created_at_idx" ON "payment_disputes"("closed_at" DESC, "created_at" DESC);
DROP INDEX CONCURRENTLY IF EXISTS "gateway_differences_found_at_id_idx";
CREATE INDEX CONCURRENTLY "gateway_differences_found_at_id_idx" ON "gateway_differences"("found_at", "id");

-- What one person approved in a day.
DROP INDEX CONCURRENTLY IF EXISTS "payment_refunds_decided_by_decided_at_idx";
CREATE INDEX CONCURRENTLY "payment_refunds_decided_by_decided_at_idx" ON "payment_refunds"("decided_by", "decided_at");

-- Searches for the beginning of our numbers and for the gateways' numbers.
DROP INDEX CONCURRENTLY IF EXISTS payments_number_search;
CREATE INDEX CONCURRENTLY payments_number_search ON payments (number text_pattern_ops);
DROP INDEX CONCURRENTLY IF EXISTS payment_refunds_number_search;
CREATE INDEX CONCURRENTLY payment_refunds_number_search ON payment_refunds (number text_pattern_ops);
DROP INDEX CONCURRENTLY IF EXISTS payments_gateway_ref_search;
CREATE INDEX CONCURRENTLY payments_gateway_ref_search ON payments (gateway_ref) WHERE gateway_ref IS NOT NULL;
DROP INDEX CONCURRENTLY IF EXISTS payment_refunds_gateway_ref_search;
CREATE INDEX CONCURRENTLY payment_refunds_gateway_ref_search ON payment_refunds (gateway_ref) WHERE gateway_ref IS NOT NULL;

-- Payments in question: few among all.
DROP INDEX CONCURRENTLY IF EXISTS payments_in_question;
CREATE INDEX CONCURRENTLY payments_in_question ON payments (created_at, id) WHERE problem IS NOT NULL;
