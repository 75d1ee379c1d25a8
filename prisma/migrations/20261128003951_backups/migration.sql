-- AlterTable
ALTER TABLE "worker_beats" ADD COLUMN     "figures" JSONB;

-- CreateTable
CREATE TABLE "backups" (
    "id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "ok" BOOLEAN,
    "file_name" TEXT NOT NULL,
    "byte_count" BIGINT,
    "sha256" TEXT,
    "error" TEXT,

    CONSTRAINT "backups_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "backups_ok_finished_at_idx" ON "backups"("ok", "finished_at");

-- The audit stays append-only, except that the nightly job may delete what is older than the law wants it kept (three years).
CREATE FUNCTION refuse_change_but_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('kumquat.forgets', true) = TG_TABLE_NAME AND OLD.at < now() - interval '3 years' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'KQ002';
END $$;

-- One statement, so that nobody sees the table without a trigger.
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_events
  FOR EACH ROW EXECUTE FUNCTION refuse_change_but_old();

-- As the owner, because the application may not delete from the table.
CREATE FUNCTION forget_audit(older_than timestamptz, most_rows int) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  gone int;
BEGIN
  PERFORM set_config('kumquat.forgets', 'audit_events', true);
  DELETE FROM audit_events WHERE id IN (
    SELECT id FROM audit_events WHERE at < least(older_than, now() - interval '3 years') ORDER BY at LIMIT most_rows);
  GET DIAGNOSTICS gone = ROW_COUNT;
  PERFORM set_config('kumquat.forgets', '', true);
  RETURN gone;
END $$;
REVOKE ALL ON FUNCTION forget_audit(timestamptz, int) FROM PUBLIC;
