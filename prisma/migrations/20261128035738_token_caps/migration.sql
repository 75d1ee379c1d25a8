-- AlterTable
ALTER TABLE "api_tokens" ADD COLUMN     "cap_fen" BIGINT,
ADD COLUMN     "day_cap_fen" BIGINT,
ADD COLUMN     "day_spent_fen" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "spent_fen" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "spent_on" DATE;

-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "token_id" UUID,
ADD COLUMN     "token_name" TEXT;

-- A cap is never passed, whatever the code above it does.
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_caps" CHECK (
  cap_fen > 0 AND day_cap_fen > 0 AND day_cap_fen <= cap_fen AND spent_fen >= 0 AND day_spent_fen >= 0 AND spent_fen <= cap_fen) NOT VALID;

-- Takes an order's price from a token's cap, in the transaction that writes the order. Orders at once wait for each other at the token's
-- row. The message says why it is refused.
CREATE FUNCTION token_spend(p_token uuid, p_customer uuid, p_fen bigint, p_at timestamptz) RETURNS bigint
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

-- Gives a refunded item's price back to the cap of the token that ordered it: called once, with the item's change of state.
CREATE FUNCTION token_give_back(p_order uuid, p_fen bigint) RETURNS void
LANGUAGE sql AS $$
  UPDATE api_tokens t
     SET spent_fen = t.spent_fen - p_fen,
         day_spent_fen = t.day_spent_fen
           - CASE WHEN t.spent_on = (o.created_at AT TIME ZONE 'Asia/Shanghai')::date THEN p_fen ELSE 0 END
    FROM orders o WHERE o.id = p_order AND t.id = o.token_id
$$;
