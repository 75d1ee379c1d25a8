-- CreateEnum
CREATE TYPE "top_up_change_kind" AS ENUM ('correction', 'reversal', 'confirmation');

-- AlterEnum
ALTER TYPE "approval_kind" ADD VALUE 'top_up_correction';

-- AlterTable
ALTER TABLE "top_ups" ADD COLUMN     "change_count" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "top_up_changes" (
    "id" UUID NOT NULL,
    "top_up_id" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "kind" "top_up_change_kind" NOT NULL,
    "from_fen" BIGINT NOT NULL,
    "to_fen" BIGINT NOT NULL,
    "bank_serial" TEXT,
    "reason" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_by" UUID,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "top_up_changes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "top_up_changes_by_id_at_idx" ON "top_up_changes"("by_id", "at");

-- CreateIndex
CREATE INDEX "top_up_changes_confirmed_by_confirmed_at_idx" ON "top_up_changes"("confirmed_by", "confirmed_at");

-- CreateIndex
CREATE UNIQUE INDEX "top_up_changes_top_up_id_n_key" ON "top_up_changes"("top_up_id", "n");

-- AddForeignKey
ALTER TABLE "top_up_changes" ADD CONSTRAINT "top_up_changes_top_up_id_fkey" FOREIGN KEY ("top_up_id") REFERENCES "top_ups"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE top_up_changes
  ADD CONSTRAINT top_up_changes_sums CHECK (from_fen >= 0 AND to_fen >= 0 AND from_fen <> to_fen
    AND (kind = 'confirmation') = (from_fen = 0) AND (kind = 'reversal') = (to_fen = 0)),
  ADD CONSTRAINT top_up_changes_reason CHECK (kind = 'confirmation' OR length(reason) >= 4),
  ADD CONSTRAINT top_up_changes_confirmed CHECK (kind = 'reversal' OR (confirmed_by IS NULL AND confirmed_at IS NULL));
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON top_up_changes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON top_up_changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Changes of a top-up follow each other without a gap. Its row is locked, so that of two changes at once the second one sees the first.
CREATE FUNCTION top_up_change_follows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  newest record;
BEGIN
  PERFORM 1 FROM top_ups WHERE id = NEW.top_up_id FOR UPDATE;
  SELECT n, to_fen INTO newest FROM top_up_changes WHERE top_up_id = NEW.top_up_id ORDER BY n DESC LIMIT 1;
  IF NEW.n <> coalesce(newest.n, 0) + 1 OR NEW.from_fen <> coalesce(newest.to_fen, NEW.from_fen) THEN
    RAISE EXCEPTION 'change % of top-up % does not follow the one before', NEW.n, NEW.top_up_id USING ERRCODE = 'KQ008';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER follows BEFORE INSERT ON top_up_changes FOR EACH ROW EXECUTE FUNCTION top_up_change_follows();

-- A change, its posting of the difference, and the sum of its top-up stand or fall together, in both directions, when the database
-- commits.
CREATE FUNCTION top_up_change_is_posted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  posted_key text := CASE TG_TABLE_NAME
    WHEN 'top_up_changes' THEN 'top-up:' || (to_jsonb(NEW) ->> 'top_up_id') || ':' || (to_jsonb(NEW) ->> 'n')
    ELSE to_jsonb(NEW) ->> 'key' END;
BEGIN
  IF posted_key !~ '^top-up:[0-9a-f-]{36}:[0-9]+$' OR NOT EXISTS (
    SELECT FROM top_up_changes c
      JOIN top_ups u ON u.id = c.top_up_id
      JOIN ledger_transactions t ON t.key = posted_key
     WHERE c.top_up_id = split_part(posted_key, ':', 2)::uuid AND c.n = split_part(posted_key, ':', 3)::int
       AND (u.change_count > c.n OR (u.change_count = c.n AND coalesce(u.received_fen, 0) = c.to_fen))
       AND c.to_fen - c.from_fen = (SELECT sum(p.amount_fen) FROM postings p JOIN ledger_accounts a ON a.id = p.account_id
                                     WHERE p.transaction_id = t.id AND a.customer_id = u.customer_id)) THEN
    RAISE EXCEPTION '% has no change and posting of the same sum', posted_key USING ERRCODE = 'KQ009';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER is_posted AFTER INSERT ON top_up_changes
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION top_up_change_is_posted();
CREATE CONSTRAINT TRIGGER top_up_change_has_paper AFTER INSERT ON ledger_transactions
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.kind IN ('top_up_correction', 'top_up_reversal'))
  EXECUTE FUNCTION top_up_change_is_posted();
