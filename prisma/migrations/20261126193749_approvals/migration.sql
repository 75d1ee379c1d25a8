-- CreateEnum
CREATE TYPE "approval_kind" AS ENUM ('adjustment', 'setting', 'top_up');

-- CreateEnum
CREATE TYPE "approval_state" AS ENUM ('pending', 'approved', 'rejected', 'withdrawn', 'lapsed');

-- CreateTable
CREATE TABLE "approvals" (
    "id" UUID NOT NULL,
    "kind" "approval_kind" NOT NULL,
    "subject_id" TEXT NOT NULL,
    "customer_id" UUID,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "state" "approval_state" NOT NULL DEFAULT 'pending',
    "requested_by" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decision_note" TEXT,

    CONSTRAINT "approvals_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "approvals_state_requested_at_idx" ON "approvals"("state", "requested_at");

-- CreateIndex
CREATE INDEX "approvals_kind_subject_id_idx" ON "approvals"("kind", "subject_id");

-- CreateIndex
CREATE INDEX "top_ups_decided_by_decided_at_idx" ON "top_ups"("decided_by", "decided_at");

-- One request at a time for a thing; who asked never agrees; what was asked for and what was decided stay as they are.
CREATE UNIQUE INDEX approvals_one_pending ON approvals (kind, subject_id) WHERE state = 'pending';
ALTER TABLE approvals
  ADD CONSTRAINT approvals_reason CHECK (length(reason) >= 4),
  ADD CONSTRAINT approvals_decided CHECK ((state = 'pending') = (decided_at IS NULL)
    AND (state IN ('pending', 'lapsed')) = (decided_by IS NULL)),
  ADD CONSTRAINT approvals_second CHECK (state NOT IN ('approved', 'rejected') OR decided_by <> requested_by),
  ADD CONSTRAINT approvals_withdrawn CHECK (state <> 'withdrawn' OR decided_by = requested_by);
CREATE FUNCTION approval_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state <> 'pending' OR (NEW.id, NEW.kind, NEW.subject_id, NEW.customer_id, NEW.before, NEW.after,
      NEW.reason, NEW.requested_by, NEW.requested_at, NEW.expires_at) IS DISTINCT FROM (OLD.id, OLD.kind, OLD.subject_id,
      OLD.customer_id, OLD.before, OLD.after, OLD.reason, OLD.requested_by, OLD.requested_at, OLD.expires_at) THEN
    RAISE EXCEPTION 'approvals: % refused', TG_OP USING ERRCODE = 'KQ002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keeps BEFORE UPDATE OR DELETE ON approvals FOR EACH ROW EXECUTE FUNCTION approval_keeps();

-- Adjustments that wait, or waited, for a second person.
INSERT INTO approvals (id, kind, subject_id, customer_id, before, after, reason, state, requested_by, requested_at, decided_by,
    decided_at, decision_note)
  SELECT id, 'adjustment', id::text, customer_id, '{}', jsonb_build_object('target', target, 'amountFen', amount_fen::text), reason,
    CASE state WHEN 'posted' THEN 'approved' ELSE state::text END::approval_state, requested_by, requested_at, decided_by,
    decided_at, decision_note
    FROM adjustments WHERE needs_second;
