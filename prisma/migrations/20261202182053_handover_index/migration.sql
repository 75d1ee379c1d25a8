-- not in a transaction
-- Which service another one was before it was handed over: asked for by each page of a service for staff.
DROP INDEX CONCURRENTLY IF EXISTS "services_handed_to_id_idx";
CREATE INDEX CONCURRENTLY "services_handed_to_id_idx" ON "services"("handed_to_id");
