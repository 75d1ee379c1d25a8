-- CreateTable
CREATE TABLE "book_days" (
    "account" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "debit_fen" BIGINT NOT NULL,
    "credit_fen" BIGINT NOT NULL,
    "count" BIGINT NOT NULL,
    "first_posting_id" BIGINT NOT NULL,
    "last_posting_id" BIGINT NOT NULL,

    CONSTRAINT "book_days_pkey" PRIMARY KEY ("account","day")
);

-- CreateTable
CREATE TABLE "book_months" (
    "account" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "debit_fen" BIGINT NOT NULL,
    "credit_fen" BIGINT NOT NULL,
    "count" BIGINT NOT NULL,

    CONSTRAINT "book_months_pkey" PRIMARY KEY ("account","month")
);

-- CreateTable
CREATE TABLE "book_balances" (
    "account" TEXT NOT NULL,
    "posting_id" BIGINT NOT NULL,
    "balance_fen" BIGINT NOT NULL,

    CONSTRAINT "book_balances_pkey" PRIMARY KEY ("account","posting_id")
);

-- CreateTable
CREATE TABLE "book_roll_ups" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "posting_id" BIGINT NOT NULL DEFAULT 0,
    "rolled_up_at" TIMESTAMPTZ(3),
    "noted_posting_id" BIGINT,
    "noted_xid" BIGINT,

    CONSTRAINT "book_roll_ups_pkey" PRIMARY KEY ("id")
);

ALTER TABLE book_roll_ups ADD CONSTRAINT book_roll_ups_one_row CHECK (id = 1);
INSERT INTO book_roll_ups (id) VALUES (1);

-- Adds postings that are not in the kept sums yet, p_most numbers at a time, each exactly once. A posting gets its number before its
-- transaction commits, so a lower number may become visible after a higher one. Therefore only numbers that are decided are added: those
-- that were given out before a transaction began than which none older is open. That is this one if it is the oldest, otherwise one of
-- which an earlier call took a note. (In a database restored elsewhere the note may be of a transaction that is yet to come: it is replaced.)
-- @returns how many numbers were taken in; 0 when none is left; NULL when open transactions, or another call, forbid it now.
CREATE FUNCTION roll_up_book_days(p_most bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  seen bigint;
  own bigint;
  oldest bigint;
  kept book_roll_ups;
  decided bigint;
BEGIN
  -- Its transaction number must be taken after the last posting's number was read, and each statement must see what is committed by then.
  IF current_setting('transaction_isolation') <> 'read committed' OR pg_current_xact_id_if_assigned() IS NOT NULL THEN
    RAISE EXCEPTION 'roll_up_book_days wants a transaction of its own, at READ COMMITTED' USING ERRCODE = 'KQ010';
  END IF;
  IF NOT pg_try_advisory_xact_lock(hashtext('roll_up_book_days')) THEN RETURN NULL; END IF;
  SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END INTO seen FROM postings_id_seq;
  own := pg_current_xact_id()::text::bigint;
  oldest := pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
  SELECT * INTO STRICT kept FROM book_roll_ups;
  IF seen <= kept.posting_id THEN RETURN 0; END IF;
  decided := CASE WHEN oldest = own THEN seen WHEN kept.noted_xid <= oldest THEN kept.noted_posting_id END;
  IF decided IS NULL OR decided <= kept.posting_id THEN
    IF decided IS NOT NULL OR kept.noted_xid IS NULL OR kept.noted_xid > own THEN
      UPDATE book_roll_ups SET noted_posting_id = seen, noted_xid = own;
    END IF;
    RETURN NULL;
  END IF;
  decided := least(decided, kept.posting_id + p_most);

  WITH fresh AS MATERIALIZED (
    SELECT p.id, p.amount_fen AS fen, a.kind, a.customer_id IS NULL AS house,
           CASE WHEN a.customer_id IS NULL THEN a.code ELSE a.kind END AS account, (t.at AT TIME ZONE 'Asia/Shanghai')::date AS day
      FROM postings p JOIN ledger_accounts a ON a.id = p.account_id JOIN ledger_transactions t ON t.id = p.transaction_id
     WHERE p.id > kept.posting_id AND p.id <= decided),
  days AS (
    INSERT INTO book_days AS d (account, day, kind, debit_fen, credit_fen, count, first_posting_id, last_posting_id)
    SELECT account, day, kind, sum(greatest(-fen, 0)), sum(greatest(fen, 0)), count(*), min(id), max(id) FROM fresh GROUP BY 1, 2, 3
    ON CONFLICT (account, day) DO UPDATE
      SET debit_fen = d.debit_fen + excluded.debit_fen, credit_fen = d.credit_fen + excluded.credit_fen, count = d.count + excluded.count,
          first_posting_id = least(d.first_posting_id, excluded.first_posting_id),
          last_posting_id = greatest(d.last_posting_id, excluded.last_posting_id)),
  months AS (
    INSERT INTO book_months AS m (account, month, kind, debit_fen, credit_fen, count)
    SELECT account, date_trunc('month', day)::date, kind, sum(greatest(-fen, 0)), sum(greatest(fen, 0)), count(*) FROM fresh GROUP BY 1, 2, 3
    ON CONFLICT (account, month) DO UPDATE
      SET debit_fen = m.debit_fen + excluded.debit_fen, credit_fen = m.credit_fen + excluded.credit_fen, count = m.count + excluded.count)
  INSERT INTO book_balances (account, posting_id, balance_fen)
  SELECT account, max(id), sum(fen) + coalesce((SELECT b.balance_fen FROM book_balances b WHERE b.account = fresh.account
                                                 ORDER BY b.posting_id DESC LIMIT 1), 0)
    FROM fresh WHERE house GROUP BY account;
  UPDATE book_roll_ups SET posting_id = decided;
  RETURN decided - kept.posting_id;
END $$;
