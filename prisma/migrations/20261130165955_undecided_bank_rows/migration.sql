-- CreateTable
CREATE TABLE "undecided_bank_rows" (
    "row_id" UUID NOT NULL,
    "serial" TEXT NOT NULL,
    "listed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "undecided_bank_rows_pkey" PRIMARY KEY ("row_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "undecided_bank_rows_serial_key" ON "undecided_bank_rows"("serial");

-- A row waits: it is listed when it comes in and when its decision is taken back. FOR SHARE: a top-up of its serial number that is being
-- reversed at this moment is waited for. Deferred, so that all other locks are taken before: who decides about a row locks it first.
CREATE FUNCTION bank_row_lists() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM top_ups WHERE bank_serial = NEW.serial FOR SHARE;
  IF NEW.decision IS NULL AND NOT FOUND THEN
    INSERT INTO undecided_bank_rows (row_id, serial) VALUES (NEW.id, NEW.serial) ON CONFLICT (row_id) DO UPDATE SET listed_at = now();
  ELSE
    DELETE FROM undecided_bank_rows WHERE row_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER lists AFTER INSERT OR UPDATE OF decision ON bank_statement_rows DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.amount_fen > 0) EXECUTE FUNCTION bank_row_lists();

-- A top-up that gives up its serial number, because it was reversed, leaves the row waiting; one that gets it ends the wait.
CREATE FUNCTION top_up_lists_bank_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.bank_serial IS NOT NULL AND OLD.bank_serial IS DISTINCT FROM NEW.bank_serial THEN
    INSERT INTO undecided_bank_rows (row_id, serial)
    SELECT id, serial FROM bank_statement_rows WHERE serial = OLD.bank_serial AND amount_fen > 0 AND decision IS NULL
    ON CONFLICT (row_id) DO UPDATE SET listed_at = now();
  END IF;
  IF NEW.bank_serial IS NOT NULL THEN
    DELETE FROM undecided_bank_rows WHERE serial = NEW.bank_serial;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER lists_bank_row AFTER INSERT OR UPDATE OF bank_serial ON top_ups DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION top_up_lists_bank_row();

-- safe because it reads what came in since the shop imports statements, a second for a million rows, and writes only those that wait
INSERT INTO undecided_bank_rows (row_id, serial)
SELECT r.id, r.serial FROM bank_statement_rows r
 WHERE r.amount_fen > 0 AND r.decision IS NULL AND NOT EXISTS (SELECT 1 FROM top_ups u WHERE u.bank_serial = r.serial);
