ALTER TABLE "ledger_transactions" ADD COLUMN "digest" TEXT NOT NULL;
ALTER TABLE "attempts" ADD COLUMN "answered_at" TIMESTAMPTZ(3);

-- What may be in a row at all.
ALTER TABLE ledger_accounts
  ADD CONSTRAINT ledger_accounts_kind CHECK (kind IN ('wallet', 'held', 'receivable', 'revenue', 'cost',
    'cost_variance', 'agent', 'remittance', 'clearing', 'adjustments')),
  ADD CONSTRAINT ledger_accounts_customer CHECK ((kind IN ('wallet', 'held', 'receivable')) = (customer_id IS NOT NULL)),
  ADD CONSTRAINT ledger_accounts_balance_kept CHECK ((kind IN ('wallet', 'held')) = (balance_fen IS NOT NULL)),
  ADD CONSTRAINT ledger_accounts_never_below_zero CHECK (balance_fen >= 0);
ALTER TABLE postings
  ADD CONSTRAINT postings_amount CHECK (amount_fen <> 0 AND abs(amount_fen) <= 100000000000000),
  ADD CONSTRAINT postings_balance CHECK (balance_fen >= 0);
ALTER TABLE orders ADD CONSTRAINT orders_total CHECK (total_fen >= 0);
ALTER TABLE order_items
  ADD CONSTRAINT order_items_amounts CHECK (price_fen >= 0 AND cost_quoted_fen >= 0 AND cost_charged_fen >= 0),
  ADD CONSTRAINT order_items_years CHECK (years BETWEEN 1 AND 10);
ALTER TABLE attempts ADD CONSTRAINT attempts_expected CHECK (expected_charge_fen >= 0);
ALTER TABLE top_ups ADD CONSTRAINT top_ups_amounts CHECK (amount_fen > 0 AND received_fen > 0);

-- One open attempt per item, and per name on an account: purchase, renewal and upgrade alike.
CREATE UNIQUE INDEX attempts_open_item ON attempts (item_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX attempts_open_name ON attempts (account, line, name) WHERE ended_at IS NULL AND name IS NOT NULL;

-- Append-only tables, for the owner too.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'KQ002';
END $$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['postings', 'ledger_transactions', 'audit_events', 'item_events', 'attempt_replies',
    'service_events']
  LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER append_only_all BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;

-- Every transaction has postings and they sum to zero, checked when the database commits.
CREATE FUNCTION ledger_check_sum() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  checked uuid := CASE TG_TABLE_NAME WHEN 'postings' THEN (to_jsonb(NEW) ->> 'transaction_id')::uuid
                                     ELSE (to_jsonb(NEW) ->> 'id')::uuid END;
  total numeric;
  lines bigint;
BEGIN
  SELECT coalesce(sum(amount_fen), 0), count(*) INTO total, lines FROM postings WHERE transaction_id = checked;
  IF total <> 0 OR lines < 2 THEN
    RAISE EXCEPTION 'ledger transaction % has % postings that sum to %', checked, lines, total USING ERRCODE = 'KQ003';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER sums_to_zero AFTER INSERT ON postings
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_check_sum();
CREATE CONSTRAINT TRIGGER sums_to_zero AFTER INSERT ON ledger_transactions
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_check_sum();

-- The account of a code, made when it is new. Kept balances (wallet, held) start at zero.
CREATE FUNCTION ledger_account(p_code text) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
  found uuid;
  word text := split_part(p_code, ':', 1);
BEGIN
  SELECT id INTO found FROM ledger_accounts WHERE code = p_code;
  IF found IS NOT NULL THEN RETURN found; END IF;
  INSERT INTO ledger_accounts (id, code, kind, customer_id, balance_fen)
  VALUES (gen_random_uuid(), p_code, word,
    CASE WHEN word IN ('wallet', 'held', 'receivable') THEN split_part(p_code, ':', 2)::uuid END,
    CASE WHEN word IN ('wallet', 'held') THEN 0 END)
  ON CONFLICT (code) DO NOTHING;
  SELECT id INTO STRICT found FROM ledger_accounts WHERE code = p_code;
  RETURN found;
END $$;

-- The one writer of the books. A repeat of a key returns the first transaction and changes nothing; the same key with
-- other entries is KQ004. Kept accounts are moved in the order of their codes, so no two callers deadlock; too little
-- money is KQ001, with the account and the missing fen in the message.
CREATE FUNCTION ledger_post(p_key text, p_kind text, p_at timestamptz, p_memo text, p_ref_kind text, p_ref_id text,
  p_actor_id uuid, p_entries jsonb) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  posted uuid := gen_random_uuid();
  wanted text;
  known record;
  entry record;
  account uuid;
  balance bigint;
BEGIN
  SELECT encode(sha256(convert_to(p_kind || coalesce(string_agg(code || '=' || fen, ';' ORDER BY code), ''), 'UTF8')), 'hex')
    INTO wanted
    FROM (SELECT e ->> 'account' AS code, sum((e ->> 'fen')::bigint) AS fen FROM jsonb_array_elements(p_entries) e GROUP BY 1) m
   WHERE fen <> 0;

  INSERT INTO ledger_transactions (id, key, digest, kind, at, memo, ref_kind, ref_id, actor_id)
  VALUES (posted, p_key, wanted, p_kind, p_at, coalesce(p_memo, ''), p_ref_kind, p_ref_id, p_actor_id)
  ON CONFLICT (key) DO NOTHING;
  IF NOT FOUND THEN
    SELECT id, digest INTO STRICT known FROM ledger_transactions WHERE key = p_key;
    IF known.digest <> wanted THEN
      RAISE EXCEPTION 'the ledger key % was used for other entries', p_key USING ERRCODE = 'KQ004';
    END IF;
    RETURN known.id;
  END IF;

  FOR entry IN
    SELECT code, fen::bigint AS fen
      FROM (SELECT e ->> 'account' AS code, sum((e ->> 'fen')::bigint) AS fen FROM jsonb_array_elements(p_entries) e GROUP BY 1) m
     WHERE fen <> 0 ORDER BY code
  LOOP
    account := NULL;
    balance := NULL;
    IF split_part(entry.code, ':', 1) IN ('wallet', 'held') THEN
      UPDATE ledger_accounts SET balance_fen = balance_fen + entry.fen
       WHERE code = entry.code AND balance_fen + entry.fen >= 0 RETURNING id, balance_fen INTO account, balance;
      IF account IS NULL THEN
        account := ledger_account(entry.code);
        UPDATE ledger_accounts SET balance_fen = balance_fen + entry.fen
         WHERE id = account AND balance_fen + entry.fen >= 0 RETURNING balance_fen INTO balance;
        IF balance IS NULL THEN
          SELECT balance_fen INTO balance FROM ledger_accounts WHERE id = account;
          RAISE EXCEPTION 'not enough money in %: % missing', entry.code, -entry.fen - balance USING ERRCODE = 'KQ001';
        END IF;
      END IF;
    ELSE
      account := ledger_account(entry.code);
    END IF;
    INSERT INTO postings (transaction_id, account_id, amount_fen, balance_fen)
    VALUES (posted, account, entry.fen, balance);
  END LOOP;
  RETURN posted;
END $$;

-- The kept balance of an account, locked until the transaction ends.
CREATE FUNCTION ledger_lock(p_code text) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT balance_fen FROM ledger_accounts WHERE code = p_code FOR UPDATE;
$$;

-- otime: Postgres time (passed in, so that tests can move it) plus the offset to the upstream's clock, at least one
-- millisecond after the last one, unique for ever; attempts take even milliseconds, all other calls odd ones. The
-- caller's transaction holds the row until it ends, so it is called on its own.
CREATE FUNCTION otime_next(p_now timestamptz, p_even boolean) RETURNS TABLE (otime_ms bigint, ahead_ms bigint)
LANGUAGE plpgsql AS $$
DECLARE
  clock_ms bigint := floor(extract(epoch FROM p_now) * 1000)::bigint;
  state record;
  next_ms bigint;
BEGIN
  INSERT INTO otime_states (id) VALUES (1) ON CONFLICT DO NOTHING;
  SELECT last_ms, offset_ms INTO STRICT state FROM otime_states WHERE id = 1 FOR UPDATE;
  next_ms := greatest(clock_ms + state.offset_ms, state.last_ms + 1);
  IF (next_ms % 2 = 0) <> p_even THEN next_ms := next_ms + 1; END IF;
  UPDATE otime_states SET last_ms = next_ms WHERE id = 1;
  RETURN QUERY SELECT next_ms, next_ms - (clock_ms + state.offset_ms);
END $$;
