-- CreateEnum
CREATE TYPE "ticket_state" AS ENUM ('open', 'answered', 'waiting', 'closed');

-- CreateEnum
CREATE TYPE "ticket_message_kind" AS ENUM ('customer', 'staff', 'note');

-- CreateEnum
CREATE TYPE "ticket_via" AS ENUM ('web', 'mail');

-- CreateEnum
CREATE TYPE "relay_state" AS ENUM ('queued', 'sending', 'sent', 'failed', 'unknown');

-- CreateEnum
CREATE TYPE "upstream_answer_state" AS ENUM ('undecided', 'published', 'dismissed');

-- AlterTable
ALTER TABLE "mails" ADD COLUMN     "answers_to" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "reply_to" TEXT;

-- CreateTable
CREATE TABLE "tickets" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,
    "service_id" UUID,
    "order_id" UUID,
    "subject" TEXT NOT NULL,
    "state" "ticket_state" NOT NULL DEFAULT 'open',
    "assignee_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "unanswered_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "tickets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_messages" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "kind" "ticket_message_kind" NOT NULL,
    "via" "ticket_via" NOT NULL DEFAULT 'web',
    "author_id" UUID,
    "body" TEXT NOT NULL,
    "message_id" TEXT,
    "request_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ticket_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_attachments" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "byte_count" INTEGER NOT NULL,
    "content_enc" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ticket_attachments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_relays" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "question_id" UUID,
    "category" TEXT,
    "product" TEXT,
    "text" TEXT NOT NULL,
    "attachment_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "state" "relay_state" NOT NULL DEFAULT 'queued',
    "upstream_id" TEXT,
    "reason" TEXT,
    "code" INTEGER,
    "reply" TEXT,
    "asked_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "settled_by" UUID,
    "upstream_state" TEXT,
    "checked_at" TIMESTAMPTZ(3),
    "next_check_at" TIMESTAMPTZ(3),
    "waits_since" TIMESTAMPTZ(3),

    CONSTRAINT "ticket_relays_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upstream_answers" (
    "id" UUID NOT NULL,
    "relay_id" UUID NOT NULL,
    "upstream_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "replied_at" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decision" "upstream_answer_state" NOT NULL DEFAULT 'undecided',
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "message_id" UUID,

    CONSTRAINT "upstream_answers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_replies" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_replies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbound_mails" (
    "id" UUID NOT NULL,
    "digest" BYTEA NOT NULL,
    "message_id" TEXT,
    "ticket_id" UUID,
    "outcome" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbound_mails_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "tickets_number_key" ON "tickets"("number");

-- CreateIndex
CREATE INDEX "tickets_customer_id_last_at_idx" ON "tickets"("customer_id", "last_at");

-- CreateIndex
CREATE INDEX "tickets_state_last_at_idx" ON "tickets"("state", "last_at");

-- CreateIndex
CREATE INDEX "tickets_last_at_idx" ON "tickets"("last_at");

-- CreateIndex
CREATE INDEX "tickets_assignee_id_state_last_at_idx" ON "tickets"("assignee_id", "state", "last_at");

-- CreateIndex
CREATE INDEX "tickets_service_id_idx" ON "tickets"("service_id");

-- CreateIndex
CREATE INDEX "tickets_order_id_idx" ON "tickets"("order_id");

-- CreateIndex
CREATE INDEX "ticket_messages_ticket_id_created_at_idx" ON "ticket_messages"("ticket_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_messages_author_id_request_key_key" ON "ticket_messages"("author_id", "request_key");

-- CreateIndex
CREATE INDEX "ticket_attachments_ticket_id_idx" ON "ticket_attachments"("ticket_id");

-- CreateIndex
CREATE INDEX "ticket_attachments_message_id_idx" ON "ticket_attachments"("message_id");

-- CreateIndex
CREATE INDEX "ticket_relays_ticket_id_created_at_idx" ON "ticket_relays"("ticket_id", "created_at");

-- CreateIndex
CREATE INDEX "ticket_relays_state_sent_at_idx" ON "ticket_relays"("state", "sent_at");

-- CreateIndex
CREATE INDEX "ticket_relays_next_check_at_idx" ON "ticket_relays"("next_check_at");

-- CreateIndex
CREATE UNIQUE INDEX "upstream_answers_message_id_key" ON "upstream_answers"("message_id");

-- CreateIndex
CREATE UNIQUE INDEX "upstream_answers_relay_id_upstream_id_key" ON "upstream_answers"("relay_id", "upstream_id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_replies_title_key" ON "saved_replies"("title");

-- CreateIndex
CREATE UNIQUE INDEX "inbound_mails_digest_key" ON "inbound_mails"("digest");

-- CreateIndex
CREATE INDEX "inbound_mails_ticket_id_received_at_idx" ON "inbound_mails"("ticket_id", "received_at");

-- CreateIndex
CREATE INDEX "inbound_mails_received_at_idx" ON "inbound_mails"("received_at");

-- AddForeignKey
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_messages" ADD CONSTRAINT "ticket_messages_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "tickets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_messages" ADD CONSTRAINT "ticket_messages_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_attachments" ADD CONSTRAINT "ticket_attachments_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "tickets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_attachments" ADD CONSTRAINT "ticket_attachments_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "ticket_messages"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_relays" ADD CONSTRAINT "ticket_relays_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "tickets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_relays" ADD CONSTRAINT "ticket_relays_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "ticket_relays"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upstream_answers" ADD CONSTRAINT "upstream_answers_relay_id_fkey" FOREIGN KEY ("relay_id") REFERENCES "ticket_relays"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upstream_answers" ADD CONSTRAINT "upstream_answers_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "ticket_messages"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The number of a new ticket: lib/tickets/ticket-number.ts.
CREATE SEQUENCE ticket_numbers;

-- One question or addition of a ticket at a time is under way or has an unknown outcome: nothing is sent twice by two people.
CREATE UNIQUE INDEX ticket_relays_one_open ON ticket_relays (ticket_id) WHERE state IN ('queued', 'sending', 'unknown');

-- What the worker looks for every minute: tickets that nobody has answered for long.
CREATE INDEX tickets_unanswered ON tickets (unanswered_at) WHERE unanswered_at IS NOT NULL;

-- An answer waits for a decision: counted beside its ticket.
CREATE INDEX upstream_answers_undecided ON upstream_answers (relay_id) WHERE decision = 'undecided';
