-- CreateEnum
CREATE TYPE "paper_kind" AS ENUM ('receipt', 'credit_note');

-- CreateTable
CREATE TABLE "papers" (
    "id" UUID NOT NULL,
    "kind" "paper_kind" NOT NULL,
    "year" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "refund_id" UUID,
    "receipt_id" UUID,
    "total_fen" BIGINT NOT NULL,
    "content" JSONB NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "papers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper_counters" (
    "kind" "paper_kind" NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "paper_counters_pkey" PRIMARY KEY ("kind","year")
);

-- CreateIndex
CREATE UNIQUE INDEX "papers_number_key" ON "papers"("number");

-- CreateIndex
CREATE UNIQUE INDEX "papers_refund_id_key" ON "papers"("refund_id");

-- CreateIndex
CREATE INDEX "papers_customer_id_issued_at_id_idx" ON "papers"("customer_id", "issued_at", "id");

-- CreateIndex
CREATE INDEX "papers_issued_at_id_idx" ON "papers"("issued_at", "id");

-- CreateIndex
CREATE INDEX "papers_order_id_idx" ON "papers"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "papers_kind_year_n_key" ON "papers"("kind", "year", "n");

-- AddForeignKey
ALTER TABLE "papers" ADD CONSTRAINT "papers_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "papers" ADD CONSTRAINT "papers_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "papers" ADD CONSTRAINT "papers_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "refunds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "papers" ADD CONSTRAINT "papers_receipt_id_fkey" FOREIGN KEY ("receipt_id") REFERENCES "papers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE INDEX papers_number_trigrams ON papers USING gin (number gin_trgm_ops);
CREATE UNIQUE INDEX papers_one_receipt ON papers (order_id) WHERE kind = 'receipt';
ALTER TABLE papers
  ADD CONSTRAINT papers_total CHECK (total_fen > 0),
  ADD CONSTRAINT papers_of_refund CHECK ((kind = 'credit_note') = (refund_id IS NOT NULL) AND (refund_id IS NULL) = (receipt_id IS NULL));
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON papers FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON papers FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A paper gets the next number of its kind and year. The counter's row is locked until the transaction ends: a transaction that is
-- rolled back gives its number back, and two at once take turns. The application may not write the counter itself (lib/db/migrate.ts).
CREATE FUNCTION number_paper() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  NEW.year := extract(year FROM NEW.issued_at AT TIME ZONE 'Asia/Shanghai');
  INSERT INTO paper_counters AS c (kind, year, last, last_at) VALUES (NEW.kind, NEW.year, 1, NEW.issued_at)
    ON CONFLICT (kind, year) DO UPDATE SET last = c.last + 1, last_at = greatest(c.last_at, NEW.issued_at)
    RETURNING c.last, c.last_at INTO NEW.n, NEW.issued_at;
  NEW.number := CASE NEW.kind WHEN 'receipt' THEN 'R-' ELSE 'C-' END || NEW.year || '-'
    || lpad(NEW.n::text, greatest(6, length(NEW.n::text)), '0');
  RETURN NEW;
END $$;
CREATE TRIGGER numbered BEFORE INSERT ON papers FOR EACH ROW EXECUTE FUNCTION number_paper();

-- A counter goes up by one, and never without the paper that has its number: an insertion that found its row taken would leave a gap.
CREATE FUNCTION paper_counter_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.last = 1 THEN RETURN NEW; END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF (NEW.kind, NEW.year, NEW.last) = (OLD.kind, OLD.year, OLD.last + 1) AND NEW.last_at >= OLD.last_at THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'paper_counters: % refused', TG_OP USING ERRCODE = 'KQ002';
END $$;
CREATE TRIGGER keeps BEFORE INSERT OR UPDATE OR DELETE ON paper_counters FOR EACH ROW EXECUTE FUNCTION paper_counter_keeps();
CREATE TRIGGER keeps_all BEFORE TRUNCATE ON paper_counters FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE FUNCTION paper_counter_has_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM papers WHERE (kind, year, n) = (NEW.kind, NEW.year, NEW.last)) THEN
    RAISE EXCEPTION 'number % of % % has no paper', NEW.last, NEW.kind, NEW.year USING ERRCODE = 'KQ010';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER has_paper AFTER INSERT OR UPDATE ON paper_counters
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION paper_counter_has_paper();

-- What a paper says is what was posted: a receipt the sum of its order's captures, once no item is open; a credit note its refund.
CREATE FUNCTION paper_is_posted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  posted bigint;
BEGIN
  IF NEW.kind = 'receipt' THEN
    SELECT sum(p.amount_fen) INTO posted
      FROM orders o
      JOIN order_items i ON i.order_id = o.id
      JOIN ledger_transactions t ON t.key = 'item:' || i.id || ':settle' AND t.kind = 'capture'
      JOIN postings p ON p.transaction_id = t.id
      JOIN ledger_accounts a ON a.id = p.account_id AND a.code = 'revenue'
     WHERE o.id = NEW.order_id AND o.customer_id = NEW.customer_id AND o.state <> 'open';
  ELSE
    SELECT p.amount_fen INTO posted
      FROM refunds r
      JOIN order_items i ON i.id = r.item_id AND i.order_id = NEW.order_id
      JOIN papers receipt ON receipt.id = NEW.receipt_id AND receipt.kind = 'receipt' AND receipt.order_id = NEW.order_id
      JOIN ledger_transactions t ON t.key = 'refund:' || r.id
      JOIN postings p ON p.transaction_id = t.id AND p.amount_fen = r.amount_fen
      JOIN ledger_accounts a ON a.id = p.account_id AND a.kind = 'wallet'
     WHERE r.id = NEW.refund_id AND r.customer_id = NEW.customer_id;
  END IF;
  IF NEW.total_fen IS DISTINCT FROM posted THEN
    RAISE EXCEPTION '% of % on paper, % posted', NEW.kind, NEW.total_fen, posted USING ERRCODE = 'KQ011';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER is_posted AFTER INSERT ON papers FOR EACH ROW EXECUTE FUNCTION paper_is_posted();

-- Says whether this call finished the order, so that its receipt is asked for once.
DROP FUNCTION order_finish(uuid, timestamptz);
CREATE FUNCTION order_finish(p_order uuid, p_at timestamptz) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM orders WHERE id = p_order FOR UPDATE;
  UPDATE orders o SET finished_at = p_at, state = s.state
    FROM (SELECT CASE WHEN bool_and(state = 'done') THEN 'done' WHEN bool_and(state = 'refunded') THEN 'refused'
                      ELSE 'mixed' END::order_state AS state,
                 bool_and(state IN ('done', 'refunded')) AS final
            FROM order_items WHERE order_id = p_order) s
   WHERE o.id = p_order AND o.state = 'open' AND s.final;
  RETURN FOUND;
END $$;
