-- Search of tickets by number and subject: trigrams, and the Chinese characters of a subject (lib/db/ids-containing.ts).
CREATE INDEX tickets_search ON tickets USING gin (number gin_trgm_ops, subject gin_trgm_ops);
CREATE INDEX tickets_pairs ON tickets USING gin (character_pairs(subject));
