-- not in a transaction
-- Built beside a shop that buys and sells. What a try that failed left behind goes first, so that all of this can be run again.

-- What of the agent balance attempts under way count on: read before every purchase, under the lock that all purchases take turns for.
DROP INDEX CONCURRENTLY IF EXISTS "attempts_answered_at_idx";
CREATE INDEX CONCURRENTLY "attempts_answered_at_idx" ON "attempts"("answered_at");
DROP INDEX CONCURRENTLY IF EXISTS attempts_unanswered;
CREATE INDEX CONCURRENTLY attempts_unanswered ON attempts (ended_at) WHERE answered_at IS NULL;

-- Items that are due: looked for every ten seconds. What is final is never due.
DROP INDEX CONCURRENTLY IF EXISTS order_items_due;
CREATE INDEX CONCURRENTLY order_items_due ON order_items (due_at) WHERE due_at IS NOT NULL;

-- What a service was bought and renewed with, and what follows it.
DROP INDEX CONCURRENTLY IF EXISTS "order_items_service_id_idx";
CREATE INDEX CONCURRENTLY "order_items_service_id_idx" ON "order_items"("service_id");
DROP INDEX CONCURRENTLY IF EXISTS "services_parent_id_idx";
CREATE INDEX CONCURRENTLY "services_parent_id_idx" ON "services"("parent_id");
