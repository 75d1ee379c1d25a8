-- not in a transaction
-- Calls by the domain or the product that they are about, as lib/reports/list-upstream-calls.ts asks for them. Most calls have one of both.
DROP INDEX CONCURRENTLY IF EXISTS upstream_calls_by_domain;
CREATE INDEX CONCURRENTLY upstream_calls_by_domain ON upstream_calls ((masked_input ->> 'domain'), id) WHERE (masked_input ->> 'domain') IS NOT NULL;
DROP INDEX CONCURRENTLY IF EXISTS upstream_calls_by_name;
CREATE INDEX CONCURRENTLY upstream_calls_by_name ON upstream_calls ((masked_input ->> 'name'), id) WHERE (masked_input ->> 'name') IS NOT NULL;
