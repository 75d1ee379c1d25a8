-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "user_kind" AS ENUM ('customer', 'staff');

-- CreateEnum
CREATE TYPE "staff_role" AS ENUM ('support', 'finance', 'admin');

-- CreateEnum
CREATE TYPE "user_status" AS ENUM ('active', 'disabled');

-- CreateEnum
CREATE TYPE "email_token_purpose" AS ENUM ('verify_email', 'reset_password', 'change_email');

-- CreateEnum
CREATE TYPE "mail_status" AS ENUM ('queued', 'sent', 'failed', 'kept');

-- CreateEnum
CREATE TYPE "order_state" AS ENUM ('open', 'done', 'refused', 'mixed');

-- CreateEnum
CREATE TYPE "item_action" AS ENUM ('purchase', 'renew', 'upgrade', 'transfer');

-- CreateEnum
CREATE TYPE "item_state" AS ENUM ('placed', 'buying', 'waiting', 'unsure', 'accepted', 'done', 'refunded');

-- CreateEnum
CREATE TYPE "top_up_method" AS ENUM ('bank_transfer', 'sandbox_payment');

-- CreateEnum
CREATE TYPE "top_up_state" AS ENUM ('pending', 'confirmed', 'rejected', 'cancelled');

-- CreateEnum
CREATE TYPE "registrant_kind" AS ENUM ('person', 'company');

-- CreateEnum
CREATE TYPE "registrant_state" AS ENUM ('draft', 'creating', 'ready', 'unsure', 'refused');

-- CreateEnum
CREATE TYPE "review_state" AS ENUM ('uploading', 'submitting', 'unsure', 'waiting', 'pending', 'pass', 'unpass');

-- CreateEnum
CREATE TYPE "document_role" AS ENUM ('owner', 'contact');

-- CreateEnum
CREATE TYPE "service_state" AS ENUM ('opening', 'active', 'suspended', 'expired', 'failed', 'ended');

-- CreateEnum
CREATE TYPE "zone_change_state" AS ENUM ('running', 'done', 'partial', 'failed');

-- CreateTable
CREATE TABLE "audit_events" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT,
    "subject_id" TEXT,
    "customer_id" UUID,
    "before" JSONB,
    "after" JSONB,
    "ip" TEXT,
    "request_id" TEXT,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "name_availabilities" (
    "name" TEXT NOT NULL,
    "available" BOOLEAN NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "name_availabilities_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "carts" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA,
    "customer_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "carts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cart_lines" (
    "id" UUID NOT NULL,
    "cart_id" UUID NOT NULL,
    "line" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "config" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cart_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "kind" "user_kind" NOT NULL,
    "role" "staff_role",
    "email" TEXT NOT NULL,
    "email_verified_at" TIMESTAMPTZ(3),
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'zh',
    "password_hash" TEXT NOT NULL,
    "password_set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "status" "user_status" NOT NULL DEFAULT 'active',
    "totp_secret_enc" BYTEA,
    "totp_enabled_at" TIMESTAMPTZ(3),
    "totp_last_step" BIGINT,
    "staff_note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "reauth_at" TIMESTAMPTZ(3),
    "ip" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_codes" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_codes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_tokens" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "purpose" "email_token_purpose" NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "email" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "email_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_accounts" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "customer_id" UUID,
    "balance_fen" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_transactions" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "memo" TEXT NOT NULL DEFAULT '',
    "ref_kind" TEXT,
    "ref_id" TEXT,
    "actor_id" UUID,

    CONSTRAINT "ledger_transactions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "postings" (
    "id" BIGSERIAL NOT NULL,
    "transaction_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "balance_fen" BIGINT,

    CONSTRAINT "postings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mails" (
    "id" UUID NOT NULL,
    "user_id" UUID,
    "to_address" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "status" "mail_status" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mails_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "orders" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,
    "total_fen" BIGINT NOT NULL,
    "state" "order_state" NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "placed_ip" TEXT,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_items" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "line" TEXT NOT NULL,
    "action" "item_action" NOT NULL,
    "name" TEXT,
    "display_name" TEXT NOT NULL,
    "config" JSONB NOT NULL,
    "years" INTEGER NOT NULL,
    "price_fen" BIGINT NOT NULL,
    "cost_quoted_fen" BIGINT NOT NULL,
    "cost_charged_fen" BIGINT,
    "registrant_id" UUID,
    "secret_enc" BYTEA,
    "service_id" UUID,
    "depends_on_id" UUID,
    "state" "item_state" NOT NULL DEFAULT 'placed',
    "state_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reason_code" TEXT,
    "reason_params" JSONB,
    "lease_until" TIMESTAMPTZ(3),
    "lease_token" UUID,
    "due_at" TIMESTAMPTZ(3),
    "deadline_at" TIMESTAMPTZ(3),
    "needs_staff" BOOLEAN NOT NULL DEFAULT false,
    "absent_reads" INTEGER NOT NULL DEFAULT 0,
    "last_read_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "order_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempts" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "account" TEXT NOT NULL,
    "line" TEXT NOT NULL,
    "name" TEXT,
    "endpoint" TEXT NOT NULL,
    "otime_ms" BIGINT NOT NULL,
    "masked_input" JSONB NOT NULL,
    "expected_charge_fen" BIGINT NOT NULL,
    "money_before" JSONB,
    "money_after" JSONB,
    "absent_before" BOOLEAN,
    "state_before" JSONB,
    "committed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "code" INTEGER,
    "text" TEXT,
    "ms" INTEGER,

    CONSTRAINT "attempts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempt_replies" (
    "attempt_id" UUID NOT NULL,
    "http_status" INTEGER NOT NULL,
    "raw_enc" BYTEA NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attempt_replies_pkey" PRIMARY KEY ("attempt_id")
);

-- CreateTable
CREATE TABLE "item_events" (
    "id" BIGSERIAL NOT NULL,
    "item_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "kind" TEXT NOT NULL,
    "from_state" "item_state",
    "to_state" "item_state",
    "reason_code" TEXT,
    "data" JSONB,

    CONSTRAINT "item_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claims" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" UUID,
    "resolution" TEXT,

    CONSTRAINT "claims_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "top_ups" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "method" "top_up_method" NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "reference" TEXT NOT NULL,
    "state" "top_up_state" NOT NULL DEFAULT 'pending',
    "payer_name" TEXT,
    "customer_note" TEXT,
    "staff_note" TEXT,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "received_fen" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "top_ups_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suffixes" (
    "suffix" TEXT NOT NULL,
    "ascii" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "min_years" INTEGER NOT NULL DEFAULT 1,
    "max_years" INTEGER NOT NULL DEFAULT 10,
    "excluded_years" INTEGER[],
    "real_name_required" BOOLEAN NOT NULL DEFAULT true,
    "own_name_servers" BOOLEAN NOT NULL DEFAULT true,
    "registrant_kind" TEXT NOT NULL DEFAULT 'any',
    "label_must_be_chinese" BOOLEAN NOT NULL DEFAULT false,
    "transferable" BOOLEAN NOT NULL DEFAULT true,
    "transfer_cost_fen" BIGINT,
    "redemption_cost_fen" BIGINT,
    "blurb_zh" TEXT NOT NULL DEFAULT '',
    "blurb_en" TEXT NOT NULL DEFAULT '',
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "suffixes_pkey" PRIMARY KEY ("suffix")
);

-- CreateTable
CREATE TABLE "upstream_prices" (
    "id" UUID NOT NULL,
    "line" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "years" INTEGER NOT NULL,
    "cost_fen" BIGINT NOT NULL,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "upstream_prices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price_rules" (
    "id" UUID NOT NULL,
    "line" TEXT,
    "key" TEXT,
    "action" TEXT,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "markup_bp" INTEGER NOT NULL DEFAULT 0,
    "markup_fen" BIGINT NOT NULL DEFAULT 0,
    "fixed_fen" BIGINT,
    "round_to_fen" BIGINT NOT NULL DEFAULT 100,
    "min_margin_fen" BIGINT NOT NULL DEFAULT 0,
    "min_margin_bp" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" UUID,

    CONSTRAINT "price_rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registrants" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "kind" "registrant_kind" NOT NULL,
    "display_name" TEXT NOT NULL,
    "fields" JSONB NOT NULL,
    "id_type" TEXT NOT NULL,
    "id_number_enc" BYTEA NOT NULL,
    "id_number_masked" TEXT NOT NULL,
    "state" "registrant_state" NOT NULL DEFAULT 'draft',
    "upstream_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "registrants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "real_name_reviews" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "registrant_id" UUID NOT NULL,
    "state" "review_state" NOT NULL DEFAULT 'uploading',
    "memo" TEXT,
    "refusal_code" INTEGER,
    "consent_at" TIMESTAMPTZ(3) NOT NULL,
    "consent_text" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "checked_at" TIMESTAMPTZ(3),
    "next_check_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "real_name_reviews_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_documents" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "role" "document_role" NOT NULL,
    "content_enc" BYTEA,
    "preview_enc" BYTEA,
    "byte_count" INTEGER NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_documents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "services" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "line" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "state" "service_state" NOT NULL DEFAULT 'opening',
    "upstream_state" TEXT,
    "config" JSONB NOT NULL,
    "registrant_id" UUID,
    "registered_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "auto_renew" BOOLEAN NOT NULL DEFAULT false,
    "auto_renew_ceiling_fen" BIGINT,
    "snapshot" JSONB,
    "snapshot_at" TIMESTAMPTZ(3),
    "secrets_enc" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "services_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_events" (
    "id" BIGSERIAL NOT NULL,
    "service_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "kind" TEXT NOT NULL,
    "outcome" TEXT NOT NULL DEFAULT 'ok',
    "data" JSONB NOT NULL,

    CONSTRAINT "service_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settings" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "shop_assets" (
    "key" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shop_assets_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "id" UUID NOT NULL,
    "actor_key" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "status" INTEGER,
    "response" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upstream_calls" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "host" TEXT NOT NULL,
    "endpoint" TEXT NOT NULL,
    "effect" TEXT NOT NULL,
    "masked_input" JSONB NOT NULL,
    "outcome" TEXT NOT NULL,
    "code" INTEGER,
    "text" TEXT,
    "ms" INTEGER NOT NULL,
    "byte_count" INTEGER,
    "item_id" UUID,
    "attempt_id" UUID,
    "service_id" UUID,
    "customer_id" UUID,

    CONSTRAINT "upstream_calls_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "otime_states" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "last_ms" BIGINT NOT NULL DEFAULT 0,
    "offset_ms" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "otime_states_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upstream_accounts" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "username" TEXT NOT NULL,
    "sandbox" BOOLEAN NOT NULL,
    "bound_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "paused_at" TIMESTAMPTZ(3),
    "pause_reason" TEXT,

    CONSTRAINT "upstream_accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agent_balances" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "balance_fen" BIGINT NOT NULL,
    "available_fen" BIGINT NOT NULL,
    "frozen_fen" BIGINT NOT NULL,
    "used_fen" BIGINT NOT NULL,
    "remitted_fen" BIGINT NOT NULL,

    CONSTRAINT "agent_balances_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "zone_changes" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL DEFAULT 'edit',
    "undo_of_id" UUID,
    "before" JSONB NOT NULL,
    "after" JSONB,
    "steps" JSONB NOT NULL,
    "state" "zone_change_state" NOT NULL DEFAULT 'running',
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "zone_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "zone_caches" (
    "service_id" UUID NOT NULL,
    "records" JSONB NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,
    "lease_until" TIMESTAMPTZ(3),

    CONSTRAINT "zone_caches_pkey" PRIMARY KEY ("service_id")
);

-- CreateIndex
CREATE INDEX "audit_events_subject_kind_subject_id_at_idx" ON "audit_events"("subject_kind", "subject_id", "at");

-- CreateIndex
CREATE INDEX "audit_events_customer_id_at_idx" ON "audit_events"("customer_id", "at");

-- CreateIndex
CREATE INDEX "audit_events_at_idx" ON "audit_events"("at");

-- CreateIndex
CREATE INDEX "name_availabilities_checked_at_idx" ON "name_availabilities"("checked_at");

-- CreateIndex
CREATE UNIQUE INDEX "carts_token_hash_key" ON "carts"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "carts_customer_id_key" ON "carts"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "cart_lines_cart_id_line_action_name_key" ON "cart_lines"("cart_id", "line", "action", "name");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "users_kind_created_at_idx" ON "users"("kind", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions"("token_hash");

-- CreateIndex
CREATE INDEX "sessions_user_id_revoked_at_idx" ON "sessions"("user_id", "revoked_at");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_codes_user_id_code_hash_key" ON "recovery_codes"("user_id", "code_hash");

-- CreateIndex
CREATE UNIQUE INDEX "email_tokens_token_hash_key" ON "email_tokens"("token_hash");

-- CreateIndex
CREATE INDEX "email_tokens_user_id_purpose_idx" ON "email_tokens"("user_id", "purpose");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_accounts_code_key" ON "ledger_accounts"("code");

-- CreateIndex
CREATE INDEX "ledger_accounts_customer_id_idx" ON "ledger_accounts"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transactions_key_key" ON "ledger_transactions"("key");

-- CreateIndex
CREATE INDEX "ledger_transactions_ref_kind_ref_id_idx" ON "ledger_transactions"("ref_kind", "ref_id");

-- CreateIndex
CREATE INDEX "ledger_transactions_at_idx" ON "ledger_transactions"("at");

-- CreateIndex
CREATE INDEX "postings_account_id_id_idx" ON "postings"("account_id", "id");

-- CreateIndex
CREATE INDEX "postings_transaction_id_idx" ON "postings"("transaction_id");

-- CreateIndex
CREATE INDEX "mails_status_created_at_idx" ON "mails"("status", "created_at");

-- CreateIndex
CREATE INDEX "mails_created_at_idx" ON "mails"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "orders_number_key" ON "orders"("number");

-- CreateIndex
CREATE INDEX "orders_customer_id_created_at_idx" ON "orders"("customer_id", "created_at");

-- CreateIndex
CREATE INDEX "orders_created_at_idx" ON "orders"("created_at");

-- CreateIndex
CREATE INDEX "orders_state_created_at_idx" ON "orders"("state", "created_at");

-- CreateIndex
CREATE INDEX "order_items_order_id_position_idx" ON "order_items"("order_id", "position");

-- CreateIndex
CREATE INDEX "order_items_customer_id_state_idx" ON "order_items"("customer_id", "state");

-- CreateIndex
CREATE INDEX "order_items_state_due_at_idx" ON "order_items"("state", "due_at");

-- CreateIndex
CREATE INDEX "order_items_line_name_idx" ON "order_items"("line", "name");

-- CreateIndex
CREATE UNIQUE INDEX "attempts_otime_ms_key" ON "attempts"("otime_ms");

-- CreateIndex
CREATE INDEX "attempts_item_id_idx" ON "attempts"("item_id");

-- CreateIndex
CREATE INDEX "item_events_item_id_id_idx" ON "item_events"("item_id", "id");

-- CreateIndex
CREATE INDEX "claims_closed_at_opened_at_idx" ON "claims"("closed_at", "opened_at");

-- CreateIndex
CREATE UNIQUE INDEX "claims_item_id_kind_key" ON "claims"("item_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "top_ups_reference_key" ON "top_ups"("reference");

-- CreateIndex
CREATE INDEX "top_ups_customer_id_created_at_idx" ON "top_ups"("customer_id", "created_at");

-- CreateIndex
CREATE INDEX "top_ups_state_created_at_idx" ON "top_ups"("state", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "suffixes_ascii_key" ON "suffixes"("ascii");

-- CreateIndex
CREATE UNIQUE INDEX "upstream_prices_line_action_key_years_key" ON "upstream_prices"("line", "action", "key", "years");

-- CreateIndex
CREATE INDEX "registrants_customer_id_archived_at_idx" ON "registrants"("customer_id", "archived_at");

-- CreateIndex
CREATE INDEX "registrants_upstream_id_idx" ON "registrants"("upstream_id");

-- CreateIndex
CREATE INDEX "real_name_reviews_registrant_id_created_at_idx" ON "real_name_reviews"("registrant_id", "created_at");

-- CreateIndex
CREATE INDEX "real_name_reviews_state_next_check_at_idx" ON "real_name_reviews"("state", "next_check_at");

-- CreateIndex
CREATE INDEX "review_documents_review_id_idx" ON "review_documents"("review_id");

-- CreateIndex
CREATE INDEX "services_customer_id_line_ended_at_idx" ON "services"("customer_id", "line", "ended_at");

-- CreateIndex
CREATE INDEX "services_expires_at_idx" ON "services"("expires_at");

-- CreateIndex
CREATE INDEX "service_events_service_id_id_idx" ON "service_events"("service_id", "id");

-- CreateIndex
CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "idempotency_keys_actor_key_route_key_key" ON "idempotency_keys"("actor_key", "route", "key");

-- CreateIndex
CREATE INDEX "upstream_calls_at_idx" ON "upstream_calls"("at");

-- CreateIndex
CREATE INDEX "upstream_calls_item_id_id_idx" ON "upstream_calls"("item_id", "id");

-- CreateIndex
CREATE INDEX "upstream_calls_endpoint_at_idx" ON "upstream_calls"("endpoint", "at");

-- CreateIndex
CREATE INDEX "agent_balances_at_idx" ON "agent_balances"("at");

-- CreateIndex
CREATE INDEX "zone_changes_service_id_at_idx" ON "zone_changes"("service_id", "at");

-- AddForeignKey
ALTER TABLE "carts" ADD CONSTRAINT "carts_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_cart_id_fkey" FOREIGN KEY ("cart_id") REFERENCES "carts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_tokens" ADD CONSTRAINT "email_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postings" ADD CONSTRAINT "postings_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "ledger_transactions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postings" ADD CONSTRAINT "postings_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "ledger_accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "order_items"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt_replies" ADD CONSTRAINT "attempt_replies_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_events" ADD CONSTRAINT "item_events_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "order_items"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claims" ADD CONSTRAINT "claims_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "order_items"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "top_ups" ADD CONSTRAINT "top_ups_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registrants" ADD CONSTRAINT "registrants_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "real_name_reviews" ADD CONSTRAINT "real_name_reviews_registrant_id_fkey" FOREIGN KEY ("registrant_id") REFERENCES "registrants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_documents" ADD CONSTRAINT "review_documents_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "real_name_reviews"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "services" ADD CONSTRAINT "services_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "services" ADD CONSTRAINT "services_registrant_id_fkey" FOREIGN KEY ("registrant_id") REFERENCES "registrants"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_events" ADD CONSTRAINT "service_events_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "zone_changes" ADD CONSTRAINT "zone_changes_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
