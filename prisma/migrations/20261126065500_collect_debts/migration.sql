-- wallet -> receivable: what a customer owes after a charge-back is taken out of money that has just come into the wallet, by the
-- transaction of this key. The caller has moved the wallet, so its row is locked: charge-backs, which make debts under the same lock,
-- and other credits take turns.
CREATE FUNCTION ledger_collect_debt(p_customer uuid, p_key text, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  debtor uuid;
  owed bigint;
  part bigint;
BEGIN
  SELECT id INTO debtor FROM ledger_accounts WHERE code = 'receivable:' || p_customer;
  IF debtor IS NULL THEN RETURN; END IF;
  SELECT coalesce(-sum(amount_fen), 0) INTO owed FROM postings WHERE account_id = debtor;
  SELECT least(owed, balance_fen) INTO part FROM ledger_accounts WHERE code = 'wallet:' || p_customer;
  IF part IS NULL OR part <= 0 THEN RETURN; END IF;
  PERFORM ledger_post(p_key || ':debt', 'debt', p_at, '', 'customer', p_customer::text, NULL, jsonb_build_array(
    jsonb_build_object('account', 'wallet:' || p_customer, 'fen', (-part)::text),
    jsonb_build_object('account', 'receivable:' || p_customer, 'fen', part::text)));
END $$;

-- The one writer of the books. A repeat of a key returns the first transaction and changes nothing; the same key with
-- other entries is KQ004. Kept accounts are moved in the order of their codes, so no two callers deadlock; too little
-- money is KQ001, with the account and the missing fen in the message. What comes into a wallet pays its customer's debt first.
CREATE OR REPLACE FUNCTION ledger_post(p_key text, p_kind text, p_at timestamptz, p_memo text, p_ref_kind text, p_ref_id text,
  p_actor_id uuid, p_entries jsonb) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  posted uuid := gen_random_uuid();
  wanted text;
  known record;
  entry record;
  account uuid;
  balance bigint;
  credited uuid;
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
    IF entry.fen > 0 AND split_part(entry.code, ':', 1) = 'wallet' THEN
      credited := split_part(entry.code, ':', 2)::uuid;
    END IF;
  END LOOP;
  IF credited IS NOT NULL THEN PERFORM ledger_collect_debt(credited, p_key, p_at); END IF;
  RETURN posted;
END $$;
