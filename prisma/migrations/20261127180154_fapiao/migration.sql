-- CreateEnum
CREATE TYPE "fapiao_buyer_kind" AS ENUM ('person', 'company');

-- CreateEnum
CREATE TYPE "fapiao_kind" AS ENUM ('ordinary', 'special');

-- CreateEnum
CREATE TYPE "fapiao_state" AS ENUM ('waiting', 'issued', 'rejected', 'withdrawn', 'to_red', 'red');

-- CreateEnum
CREATE TYPE "fapiao_color" AS ENUM ('blue', 'red');

-- CreateEnum
CREATE TYPE "fapiao_sending_state" AS ENUM ('queued', 'sending', 'accepted', 'done', 'refused');

-- CreateTable
CREATE TABLE "fapiao_profiles" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "kind" "fapiao_buyer_kind" NOT NULL,
    "title" TEXT NOT NULL,
    "tax_number" TEXT,
    "address" TEXT,
    "phone" TEXT,
    "bank" TEXT,
    "bank_account" TEXT,
    "email" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "fapiao_profiles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fapiao_requests" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,
    "kind" "fapiao_kind" NOT NULL,
    "buyer_kind" "fapiao_buyer_kind" NOT NULL,
    "title" TEXT NOT NULL,
    "tax_number" TEXT,
    "address" TEXT,
    "phone" TEXT,
    "bank" TEXT,
    "bank_account" TEXT,
    "email" TEXT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "asked_fen" BIGINT NOT NULL,
    "state" "fapiao_state" NOT NULL DEFAULT 'waiting',
    "reason" TEXT,
    "red_due_at" TIMESTAMPTZ(3),
    "replaces_id" UUID,
    "request_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by" UUID,

    CONSTRAINT "fapiao_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fapiao_items" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "live" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "fapiao_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fapiao_papers" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "color" "fapiao_color" NOT NULL,
    "code" TEXT NOT NULL DEFAULT '',
    "number" TEXT NOT NULL,
    "issued_on" DATE NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "byte_count" INTEGER NOT NULL,
    "content_enc" BYTEA NOT NULL,
    "by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "fapiao_papers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fapiao_sendings" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "color" "fapiao_color" NOT NULL,
    "reference" TEXT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "state" "fapiao_sending_state" NOT NULL DEFAULT 'queued',
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "fapiao_sendings_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "fapiao_profiles_customer_id_created_at_idx" ON "fapiao_profiles"("customer_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "fapiao_requests_number_key" ON "fapiao_requests"("number");

-- CreateIndex
CREATE UNIQUE INDEX "fapiao_requests_replaces_id_key" ON "fapiao_requests"("replaces_id");

-- CreateIndex
CREATE INDEX "fapiao_requests_customer_id_created_at_idx" ON "fapiao_requests"("customer_id", "created_at");

-- CreateIndex
CREATE INDEX "fapiao_requests_state_created_at_idx" ON "fapiao_requests"("state", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "fapiao_requests_customer_id_request_key_key" ON "fapiao_requests"("customer_id", "request_key");

-- CreateIndex
CREATE INDEX "fapiao_items_item_id_idx" ON "fapiao_items"("item_id");

-- CreateIndex
CREATE UNIQUE INDEX "fapiao_items_request_id_item_id_key" ON "fapiao_items"("request_id", "item_id");

-- CreateIndex
CREATE UNIQUE INDEX "fapiao_papers_request_id_color_key" ON "fapiao_papers"("request_id", "color");

-- CreateIndex
CREATE UNIQUE INDEX "fapiao_papers_code_number_key" ON "fapiao_papers"("code", "number");

-- CreateIndex
CREATE UNIQUE INDEX "fapiao_sendings_reference_key" ON "fapiao_sendings"("reference");

-- CreateIndex
CREATE INDEX "fapiao_sendings_request_id_idx" ON "fapiao_sendings"("request_id");

-- CreateIndex
CREATE INDEX "fapiao_sendings_state_created_at_idx" ON "fapiao_sendings"("state", "created_at");

-- AddForeignKey
ALTER TABLE "fapiao_profiles" ADD CONSTRAINT "fapiao_profiles_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fapiao_requests" ADD CONSTRAINT "fapiao_requests_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fapiao_requests" ADD CONSTRAINT "fapiao_requests_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "fapiao_requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fapiao_requests" ADD CONSTRAINT "fapiao_requests_decided_by_fkey" FOREIGN KEY ("decided_by") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fapiao_items" ADD CONSTRAINT "fapiao_items_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "fapiao_requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fapiao_items" ADD CONSTRAINT "fapiao_items_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "order_items"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fapiao_papers" ADD CONSTRAINT "fapiao_papers_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "fapiao_requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fapiao_papers" ADD CONSTRAINT "fapiao_papers_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fapiao_sendings" ADD CONSTRAINT "fapiao_sendings_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "fapiao_requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The number of a new request: lib/fapiao/fapiao-number.ts.
CREATE SEQUENCE fapiao_numbers;

ALTER TABLE fapiao_profiles
  ADD CONSTRAINT fapiao_profiles_tax_number CHECK ((kind = 'company') = (tax_number IS NOT NULL));

ALTER TABLE fapiao_requests
  ADD CONSTRAINT fapiao_requests_amount CHECK (amount_fen >= 0 AND asked_fen > 0 AND amount_fen <= asked_fen),
  ADD CONSTRAINT fapiao_requests_tax_number CHECK ((buyer_kind = 'company') = (tax_number IS NOT NULL)),
  ADD CONSTRAINT fapiao_requests_special CHECK (kind = 'ordinary' OR
    (tax_number IS NOT NULL AND address IS NOT NULL AND phone IS NOT NULL AND bank IS NOT NULL AND bank_account IS NOT NULL)),
  ADD CONSTRAINT fapiao_requests_reason CHECK ((state = 'rejected') = (reason IS NOT NULL)),
  ADD CONSTRAINT fapiao_requests_red_due CHECK ((state IN ('to_red', 'red')) = (red_due_at IS NOT NULL));

ALTER TABLE fapiao_items ADD CONSTRAINT fapiao_items_amount CHECK (amount_fen > 0 OR (amount_fen = 0 AND NOT live));

ALTER TABLE fapiao_papers
  ADD CONSTRAINT fapiao_papers_number CHECK
    ((number ~ '^\d{20}$' AND code = '') OR (number ~ '^\d{8}$' AND code ~ '^(\d{10}|\d{12})$')),
  ADD CONSTRAINT fapiao_papers_amount CHECK (amount_fen > 0 AND byte_count > 0);

-- An item is on one live request at most.
CREATE UNIQUE INDEX fapiao_items_one_live ON fapiao_items (item_id) WHERE live;

-- One call of the fapiao service is under way for a request.
CREATE UNIQUE INDEX fapiao_sendings_one_open ON fapiao_sendings (request_id) WHERE state IN ('queued', 'sending', 'accepted');

-- What the books have earned with an item: what was captured less what was refunded. This, to the fen, can stand on a fapiao.
CREATE FUNCTION fapiao_left(item uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(p.amount_fen), 0)::bigint
    FROM ledger_transactions t JOIN postings p ON p.transaction_id = t.id JOIN ledger_accounts a ON a.id = p.account_id
   WHERE t.ref_kind = 'item' AND t.ref_id = item::text AND a.kind IN ('revenue', 'refunds')
$$;

-- An item on a request is its customer's, done, and there with what is left of it in the books. Its row is locked before the
-- request's, here and wherever a request changes: a refund locks it too, so that one of the two sees the other. KQ010: not so.
CREATE FUNCTION fapiao_item_as_booked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  item record;
  rest bigint;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (NEW.id, NEW.request_id, NEW.item_id) IS DISTINCT FROM (OLD.id, OLD.request_id, OLD.item_id)
        OR (NEW.live AND NOT OLD.live) OR NEW.amount_fen > OLD.amount_fen THEN
      RAISE EXCEPTION 'fapiao_items: % refused', TG_OP USING ERRCODE = 'KQ002';
    END IF;
    IF NEW.amount_fen = OLD.amount_fen THEN RETURN NEW; END IF;
  END IF;
  SELECT state, customer_id INTO item FROM order_items WHERE id = NEW.item_id FOR UPDATE;
  rest := fapiao_left(NEW.item_id);
  IF item.state IS DISTINCT FROM 'done' OR NEW.amount_fen <> rest
      OR NOT EXISTS (SELECT FROM fapiao_requests WHERE id = NEW.request_id AND customer_id = item.customer_id) THEN
    RAISE EXCEPTION 'item % can stand on a fapiao with %, not with %', NEW.item_id, rest, NEW.amount_fen USING ERRCODE = 'KQ010';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER as_booked BEFORE INSERT OR UPDATE ON fapiao_items FOR EACH ROW EXECUTE FUNCTION fapiao_item_as_booked();

-- When the database commits, a request that waits or is issued is the sum of its items, and one that is issued has its fapiao.
CREATE FUNCTION fapiao_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  request_id_ uuid := CASE TG_TABLE_NAME WHEN 'fapiao_requests' THEN (to_jsonb(NEW) ->> 'id')::uuid ELSE (to_jsonb(NEW) ->> 'request_id')::uuid END;
  request record;
BEGIN
  SELECT state, amount_fen INTO request FROM fapiao_requests WHERE id = request_id_;
  IF request.state IN ('waiting', 'issued') AND request.amount_fen <>
      (SELECT coalesce(sum(amount_fen), 0) FROM fapiao_items WHERE request_id = request_id_ AND live) THEN
    RAISE EXCEPTION 'fapiao request % is not the sum of its items', request_id_ USING ERRCODE = 'KQ010';
  END IF;
  IF request.state IN ('rejected', 'withdrawn', 'red') AND EXISTS (SELECT FROM fapiao_items WHERE request_id = request_id_ AND live) THEN
    RAISE EXCEPTION 'fapiao request % has ended and holds items', request_id_ USING ERRCODE = 'KQ010';
  END IF;
  IF (request.state IN ('issued', 'to_red', 'red')) <> EXISTS (SELECT FROM fapiao_papers WHERE request_id = request_id_ AND color = 'blue')
      OR (request.state = 'red') <> EXISTS (SELECT FROM fapiao_papers WHERE request_id = request_id_ AND color = 'red') THEN
    RAISE EXCEPTION 'fapiao request % is % and its fapiao are not', request_id_, request.state USING ERRCODE = 'KQ010';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER adds_up AFTER INSERT OR UPDATE ON fapiao_requests
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fapiao_adds_up();
CREATE CONSTRAINT TRIGGER adds_up AFTER INSERT OR UPDATE ON fapiao_items
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fapiao_adds_up();
CREATE CONSTRAINT TRIGGER adds_up AFTER INSERT ON fapiao_papers
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fapiao_adds_up();

-- Requests and fapiao are kept: who, what for and which number never change. The sealed file may be sealed anew.
CREATE FUNCTION fapiao_request_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW.amount_fen > OLD.amount_fen OR OLD.state IN ('rejected', 'withdrawn', 'red')
      OR (NEW.id, NEW.number, NEW.customer_id, NEW.kind, NEW.buyer_kind, NEW.title, NEW.tax_number, NEW.asked_fen, NEW.replaces_id)
      IS DISTINCT FROM (OLD.id, OLD.number, OLD.customer_id, OLD.kind, OLD.buyer_kind, OLD.title, OLD.tax_number, OLD.asked_fen, OLD.replaces_id) THEN
    RAISE EXCEPTION 'fapiao_requests: % refused', TG_OP USING ERRCODE = 'KQ002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keeps BEFORE UPDATE OR DELETE ON fapiao_requests FOR EACH ROW EXECUTE FUNCTION fapiao_request_keeps();
CREATE FUNCTION fapiao_paper_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - 'content_enc') IS DISTINCT FROM (to_jsonb(OLD) - 'content_enc') THEN
    RAISE EXCEPTION 'fapiao_papers: % refused', TG_OP USING ERRCODE = 'KQ002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keeps BEFORE UPDATE OR DELETE ON fapiao_papers FOR EACH ROW EXECUTE FUNCTION fapiao_paper_keeps();
CREATE TRIGGER no_delete BEFORE DELETE ON fapiao_items FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A refund, whoever makes it: a request that waits gets smaller, an issued one must be made red. At commit, when the refund is
-- posted. While the fapiao service issues a request, it waits on, even when nothing is left: what comes back must be made red.
CREATE FUNCTION fapiao_follow_refund() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  request record;
  rest bigint := fapiao_left(NEW.item_id);
  total bigint;
BEGIN
  SELECT r.id, r.state INTO request FROM fapiao_items i JOIN fapiao_requests r ON r.id = i.request_id
   WHERE i.item_id = NEW.item_id AND i.live FOR UPDATE OF r;
  IF request.state = 'waiting' THEN
    UPDATE fapiao_items SET amount_fen = rest, live = rest > 0 WHERE request_id = request.id AND item_id = NEW.item_id;
    SELECT coalesce(sum(amount_fen), 0) INTO total FROM fapiao_items WHERE request_id = request.id AND live;
    IF total = 0 AND NOT EXISTS (SELECT FROM fapiao_sendings
        WHERE request_id = request.id AND state IN ('queued', 'sending', 'accepted')) THEN
      UPDATE fapiao_requests SET amount_fen = 0, state = 'withdrawn', state_at = NEW.created_at WHERE id = request.id;
    ELSE
      UPDATE fapiao_requests SET amount_fen = total WHERE id = request.id;
    END IF;
  ELSIF request.state = 'issued' THEN
    UPDATE fapiao_requests SET state = 'to_red', state_at = NEW.created_at, red_due_at = NEW.created_at WHERE id = request.id;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER zz_followed_by_fapiao AFTER INSERT ON refunds
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fapiao_follow_refund();

-- Staff search requests by what they are made out to.
CREATE INDEX fapiao_requests_title ON fapiao_requests USING gin (title gin_trgm_ops);
