-- Staff search in the middle of names, addresses and numbers: indexes over their trigrams make that quick. The extension belongs to
-- PostgreSQL and is trusted: a role that may create in the database may add it.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
EXCEPTION
  WHEN undefined_file OR feature_not_supported THEN
    RAISE EXCEPTION 'this PostgreSQL lacks its extension pg_trgm: install the package that brings it (postgresql-contrib on most systems) and start again'
      USING ERRCODE = 'feature_not_supported';
  WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'the role % may not add the extension pg_trgm: GRANT CREATE ON DATABASE % TO it, or run CREATE EXTENSION pg_trgm as a superuser, and start again',
      current_user, current_database() USING ERRCODE = 'insufficient_privilege';
END $$;
