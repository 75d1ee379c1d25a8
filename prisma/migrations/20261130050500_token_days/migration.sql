-- As before, but a token's day never goes back: an order that began before midnight, or on a machine whose clock is behind, and is written
-- after one of the new day counts against the new day. Otherwise the orders of the new day until then would be forgotten.
CREATE OR REPLACE FUNCTION token_spend(p_token uuid, p_customer uuid, p_fen bigint, p_at timestamptz) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  today date := (p_at AT TIME ZONE 'Asia/Shanghai')::date;
  token api_tokens%ROWTYPE;
  day_spent bigint;
BEGIN
  SELECT * INTO token FROM api_tokens
   WHERE id = p_token AND customer_id = p_customer AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > p_at) FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'token % has ended', p_token USING ERRCODE = 'KQ012';
  END IF;
  today := greatest(today, token.spent_on);
  day_spent := CASE WHEN token.spent_on = today THEN token.day_spent_fen ELSE 0 END;
  IF token.cap_fen IS NULL OR token.spent_fen + p_fen > token.cap_fen THEN
    RAISE EXCEPTION 'token cap: % left', coalesce(token.cap_fen - token.spent_fen, 0) USING ERRCODE = 'KQ012';
  END IF;
  IF token.day_cap_fen IS NOT NULL AND day_spent + p_fen > token.day_cap_fen THEN
    RAISE EXCEPTION 'token day cap: % left', token.day_cap_fen - day_spent USING ERRCODE = 'KQ012';
  END IF;
  UPDATE api_tokens SET spent_fen = spent_fen + p_fen, spent_on = today, day_spent_fen = day_spent + p_fen WHERE id = p_token;
  RETURN token.cap_fen - token.spent_fen - p_fen;
END $$;

-- As before, but never below zero: a count that is too low must not keep a customer's refund from being written.
CREATE OR REPLACE FUNCTION token_give_back(p_order uuid, p_fen bigint) RETURNS void
LANGUAGE sql AS $$
  UPDATE api_tokens t
     SET spent_fen = greatest(0, t.spent_fen - p_fen),
         day_spent_fen = greatest(0, t.day_spent_fen
           - CASE WHEN t.spent_on = (o.created_at AT TIME ZONE 'Asia/Shanghai')::date THEN p_fen ELSE 0 END)
    FROM orders o WHERE o.id = p_order AND t.id = o.token_id
$$;
