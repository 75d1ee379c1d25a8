-- not in a transaction
-- Trigram indexes find no text of one or two characters inside a name; in Chinese that is a given name, or what people call a company.
-- These indexes hold each Chinese character of a text and each pair that it is in, for lib/db/ids-containing.ts.
CREATE OR REPLACE FUNCTION character_pairs(value text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT pair), '{}')
    FROM (SELECT substr(lower(value), place, size) AS pair
            FROM generate_series(1, length(value)) AS place, (VALUES (1), (2)) AS sizes (size)) AS pairs
   WHERE pair ~ '[\u3400-\u9fff\uf900-\ufaff]'
$$;
DROP INDEX CONCURRENTLY IF EXISTS users_pairs;
CREATE INDEX CONCURRENTLY users_pairs ON users USING gin (character_pairs(name));
DROP INDEX CONCURRENTLY IF EXISTS registrants_pairs;
CREATE INDEX CONCURRENTLY registrants_pairs ON registrants USING gin (character_pairs(display_name));
DROP INDEX CONCURRENTLY IF EXISTS services_pairs;
CREATE INDEX CONCURRENTLY services_pairs ON services USING gin (character_pairs(display_name));
DROP INDEX CONCURRENTLY IF EXISTS top_ups_pairs;
CREATE INDEX CONCURRENTLY top_ups_pairs ON top_ups USING gin (character_pairs(payer_name));
DROP INDEX CONCURRENTLY IF EXISTS mails_pairs;
CREATE INDEX CONCURRENTLY mails_pairs ON mails USING gin (character_pairs(subject));
