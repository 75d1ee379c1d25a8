-- A fapiao stays as it is registered. Its file may be sealed with another key; and what staff typed, with its file, may be corrected, counted:
-- of a blue one until it is made red, since the red one names its number, and of a red one at any time. KQ002: anything else.
CREATE OR REPLACE FUNCTION fapiao_paper_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  typed CONSTANT text[] := ARRAY['code', 'number', 'issued_on', 'file_name', 'media_type', 'byte_count', 'content_enc', 'change_count'];
BEGIN
  IF TG_OP = 'UPDATE' AND (to_jsonb(NEW) - 'content_enc') IS NOT DISTINCT FROM (to_jsonb(OLD) - 'content_enc') THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND (to_jsonb(NEW) - typed) IS NOT DISTINCT FROM (to_jsonb(OLD) - typed)
     AND NEW.change_count = OLD.change_count + 1 AND OLD.by_id IS NOT NULL
     AND (OLD.color = 'red' OR NOT EXISTS (SELECT 1 FROM fapiao_requests r WHERE r.id = OLD.request_id AND r.state = 'red')) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'fapiao_papers: % refused', TG_OP USING ERRCODE = 'KQ002';
END $$;
