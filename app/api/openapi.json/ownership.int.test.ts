import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePerson, signedIn } from "@/lib/accounts/testing/people";
import { hashToken } from "@/lib/auth/authenticate";
import { CART_COOKIE } from "@/lib/auth/cookies";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { newId } from "@/lib/core/id";
import { seal } from "@/lib/core/secret";
import { addMs, DAY_MS, shanghaiDay } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { createFapiaoProfile } from "@/lib/fapiao/profiles/create-fapiao-profile";
import { requestFapiao } from "@/lib/fapiao/request-fapiao";
import { issueFapiao } from "@/lib/fapiao/staff/issue-fapiao";
import { paperNumber, pdfFile } from "@/lib/fapiao/testing/papers";
import type { Contract } from "@/lib/http/contract";
import { captureItem } from "@/lib/ledger/capture-item";
import { postTopUp } from "@/lib/ledger/post-top-up";
import { placeOrder } from "@/lib/orders/place-order";
import { writePapers } from "@/lib/papers/write-papers";
import { payoutAccountPlace } from "@/lib/paying/payouts/ask-payout";
import { signQuote } from "@/lib/pricing/sign-quote";
import { domainQuote } from "@/lib/pricing/testing/domain-quote";
import { serviceSecretsPlace } from "@/lib/purchasing/item-secrets";
import { company } from "@/lib/registrants/testing/values";
import { openTicket } from "@/lib/tickets/open-ticket";
import { startBatch } from "@/lib/zones/batches/start-batch";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { contracts } from "./contracts";

/**
 * The first customer owns one thing of each kind. Another customer, a visitor and each staff role then ask for it by its id through
 * every contract that takes one. A new contract fails here until it is entered below.
 */
type Own =
  | "approval"
  | "claim"
  | "document"
  | "item"
  | "cartItem"
  | "mail"
  | "order"
  | "registrant"
  | "review"
  | "service"
  | "session"
  | "topUp"
  | "payment"
  | "payLink"
  | "payout"
  | "user"
  | "zoneChange"
  | "ticket"
  | "attachment"
  | "relay"
  | "upstreamAnswer"
  | "paper"
  | "fapiaoProfile"
  | "fapiao"
  | "fapiaoPaper"
  | "restorePoint"
  | "zoneBatch"
  | "token"
  | "webhook"
  | "webhookDelivery"
  | "handover"
  | "handoverRequest"
  | "passkey"
  | "watchedName";

interface Entry {
  /**
   * For each path parameter: which of the first customer's things it names, or a fixed text where it names nothing of a customer.
   */
  ids: Record<string, Own | { text: string }>;
  /** A valid body, so that a refusal can only be about whose thing it is. */
  body?: Record<string, unknown>;
  /** The owner gets 200: what a stranger is refused does exist. */
  owner?: true;
}

const id = (own: Own) => ({ ids: { id: own } });
const record = { op: "add", record: { host: "www", type: "A", ttlSeconds: 600, value: "192.0.2.1", priority: null } };
const logFile = {
  id: "service",
  of: { text: "stolen.com" },
  day: { text: "2026-11-01" },
  file: { text: "file-0" },
} as const;
const note = { reason: "asked by phone" };
/** Of an id that nothing has. */
const nobodys = (body?: Record<string, unknown>): Entry => ({
  ids: { id: { text: randomUUID() } },
  ...(body && { body }),
});
const message = { body: "x", files: [] };
const ofRelay = { id: "ticket", relayId: "relay" } as const;
const ofAnswer = { id: "ticket", answerId: "upstreamAnswer" } as const;
const rule = {
  productLine: null,
  key: null,
  action: null,
  enabled: false,
  markupBp: 0,
  markupFen: "0",
  fixedFen: null,
};

const promotion = {
  ...{ code: "THEIRS-10", offPercent: 10, offFen: null, productLines: [], suffixes: [], actions: [] },
  ...{ startsOn: "2026-11-01", endsOn: null, mostUses: null, oncePerCustomer: true, firstOrderOnly: false },
  ...{ enabled: false, note: "" },
};

const ofPaper = { id: "fapiao", paperId: "fapiaoPaper" } as const;
const fapiaoBuyer = { kind: "person", title: "别人", email: "other@example.com" } as const;
const fapiaoPaper = { number: paperNumber(), issuedOn: shanghaiDay(new Date()), file: pdfFile };
const helpArticle = {
  ...{ category: "dns", position: 1, published: false, popular: false },
  ...{ titleZh: "", titleEn: "", summaryZh: "", summaryEn: "", bodyZh: "", bodyEn: "" },
};

const webhook = { url: "https://stolen.example/hook", events: ["order.completed"] };
/** Staff's contracts are for the shop's own webhooks: a customer's is not found there either. */
const ofWebhooks = (base: string, read: { owner?: true } = {}): Record<string, Entry> => ({
  [`GET ${base}/webhooks/{id}`]: { ...id("webhook"), ...read },
  [`PUT ${base}/webhooks/{id}`]: { ...id("webhook"), body: webhook },
  [`DELETE ${base}/webhooks/{id}`]: id("webhook"),
  [`POST ${base}/webhooks/{id}/pause`]: { ...id("webhook"), body: {} },
  [`POST ${base}/webhooks/{id}/resume`]: { ...id("webhook"), body: {} },
  [`POST ${base}/webhooks/{id}/rotate-secret`]: { ...id("webhook"), body: {} },
  [`POST ${base}/webhooks/{id}/test`]: { ...id("webhook"), body: {} },
  [`GET ${base}/webhooks/{id}/deliveries`]: { ...id("webhook"), ...read },
  [`GET ${base}/webhooks/deliveries/{id}`]: { ...id("webhookDelivery"), ...read },
  [`POST ${base}/webhooks/deliveries/{id}/resend`]: { ...id("webhookDelivery"), body: {} },
});

const table: Record<string, Entry> = {
  "GET /api/v1/calendar/{token}/expiries.ics": { ids: { token: { text: "x".repeat(43) } } },
  "GET /api/v1/callbacks/{token}": { ids: { token: { text: "x".repeat(60) } } },
  "POST /api/v1/callbacks/{token}": { ids: { token: { text: "x".repeat(60) } }, body: {} },
  "DELETE /api/v1/tokens/{id}": id("token"),
  ...ofWebhooks("/api/v1", { owner: true }),
  ...ofWebhooks("/api/v1/admin"),
  "PATCH /api/v1/cart/items/{id}": { ...id("cartItem"), body: { years: 2 } },
  "DELETE /api/v1/cart/items/{id}": id("cartItem"),
  "DELETE /api/v1/account/sessions/{id}": id("session"),
  "DELETE /api/v1/account/passkeys/{id}": id("passkey"),
  "DELETE /api/v1/watched-names/{id}": id("watchedName"),
  "POST /api/v1/orders/items/{id}/cancel": { ...id("item"), body: {} },
  "GET /api/v1/orders/{id}": { ...id("order"), owner: true },
  "GET /api/v1/orders/{id}/events": id("order"),
  "DELETE /api/v1/registrants/{id}": id("registrant"),
  "PUT /api/v1/registrants/{id}": { ...id("registrant"), body: { ...company, seenAt: "2026-11-01T00:00:00.000Z" } },
  "POST /api/v1/orders/items/{id}/cancel-transfer": { ...id("item"), body: {} },
  "POST /api/v1/orders/items/{id}/restart-transfer": { ...id("item"), body: { transferCode: "De3$dgS0" } },
  "GET /api/v1/registrants/{id}/upstream": id("registrant"),
  "POST /api/v1/registrants/{id}/delete": { ...id("registrant"), body: {} },
  "GET /api/v1/registrants/{id}": { ...id("registrant"), owner: true },
  "POST /api/v1/registrants/{id}/reviews": { ...id("registrant"), body: { consent: true } },
  "GET /api/v1/reviews/{id}/documents/{documentId}/preview": { ids: { id: "review", documentId: "document" } },
  "DELETE /api/v1/reviews/{id}/documents/{documentId}": { ids: { id: "review", documentId: "document" } },
  "POST /api/v1/reviews/{id}/submit": { ...id("review"), body: {} },
  "POST /api/v1/reviews/{id}/documents": { ...id("review"), body: { role: "owner", content: "aGVsbG8=" } },
  "POST /api/v1/services/{id}/owner": {
    ...id("service"),
    body: { registrantId: "00000000-0000-4000-8000-000000000000", confirm: "stolen.com" },
  },
  "POST /api/v1/services/{id}/handover": {
    ...id("service"),
    body: { to: "stranger@example.com", confirm: "stolen.com" },
  },
  "POST /api/v1/handovers/requests/{id}/withdraw": { ...id("handoverRequest"), body: {} },
  "POST /api/v1/handovers/{id}/confirm": { ...id("handover"), body: { token: "x".repeat(43) } },
  "POST /api/v1/handovers/{id}/withdraw": { ...id("handover"), body: {} },
  "POST /api/v1/handovers/{id}/accept": { ...id("handover"), body: {} },
  "POST /api/v1/handovers/{id}/decline": { ...id("handover"), body: {} },
  "POST /api/v1/services/{id}/password": { ...id("service"), body: { password: "Stolen1234" } },
  "GET /api/v1/services/{id}/events": { ...id("service"), owner: true },
  "GET /api/v1/services/{id}": { ...id("service"), owner: true },
  "POST /api/v1/services/{id}/refresh": { ...id("service"), body: {} },
  "POST /api/v1/services/{id}/reveal-password": { ...id("service"), body: {} },
  "POST /api/v1/services/{id}/quotes": { ...id("service"), body: {} },
  "GET /api/v1/services/{id}/sheet": { ...id("service"), owner: true },
  "GET /api/v1/services/{id}/runs": { ...id("service"), owner: true },
  "POST /api/v1/services/{id}/controls/{control}": { ids: { id: "service", control: { text: "restart" } }, body: {} },
  "POST /api/v1/services/{id}/controls/{control}/form": {
    ids: { id: "service", control: { text: "restart" } },
    body: {},
  },
  "POST /api/v1/services/{id}/controls/{control}/records": {
    ids: { id: "service", control: { text: "restart" } },
    body: {},
  },
  "GET /api/v1/services/{id}/panels/{panel}": { ids: { id: "service", panel: { text: "domains" } } },
  "GET /api/v1/services/{id}/log-files/{of}/{day}/{file}": { ids: logFile },
  "GET /api/v1/admin/services/{id}/log-files/{of}/{day}/{file}": { ids: logFile },
  "POST /api/v1/services/{id}/secrets/{secret}": { ids: { id: "service", secret: { text: "password" } }, body: {} },
  "PUT /api/v1/services/{id}/auto-renew": {
    ...id("service"),
    body: { on: false, years: 1, months: 0, ceilingFen: "100" },
  },
  "PUT /api/v1/services/{id}/points-level": {
    ...id("service"),
    body: { on: false, level: 1, topUpPoints: null, ceilingFen: "0" },
  },
  "GET /api/v1/services/{id}/upgrade": { ...id("service"), owner: true },
  "POST /api/v1/services/{id}/records/changes": { ...id("service"), body: { edits: [record], baseVersion: "x" } },
  "GET /api/v1/services/{id}/records/changes": { ...id("service"), owner: true },
  "GET /api/v1/services/{id}/records/remarks": { ...id("service"), owner: true },
  "PUT /api/v1/services/{id}/records/remarks": {
    ...id("service"),
    body: { host: "www", type: "A", value: "192.0.2.1", remark: "" },
  },
  "GET /api/v1/zone-batches/{id}": { ...id("zoneBatch"), owner: true },
  "GET /api/v1/services/{id}/name-servers": id("service"),
  "GET /api/v1/services/{id}/records": id("service"),
  "POST /api/v1/services/{id}/records/refresh": { ...id("service"), body: {} },
  "GET /api/v1/services/{id}/records/export": id("service"),
  "POST /api/v1/services/{id}/records/import": { ...id("service"), body: { content: "eA==" } },
  "POST /api/v1/services/{id}/records/copy-live": { ...id("service"), body: {} },
  "POST /api/v1/services/{id}/name-servers/reset": { ...id("service"), body: {} },
  "PUT /api/v1/services/{id}/name-servers": { ...id("service"), body: { nameServers: ["ns1.evil.example"] } },
  "POST /api/v1/services/{id}/records/changes/{changeId}/undo": {
    ids: { id: "service", changeId: "zoneChange" },
    body: { baseVersion: "x" },
  },
  "GET /api/v1/services/{id}/records/restore-points": { ...id("service"), owner: true },
  "POST /api/v1/services/{id}/records/restore-points": { ...id("service"), body: { name: "x" } },
  "GET /api/v1/services/{id}/records/restore-points/{pointId}": {
    ids: { id: "service", pointId: "restorePoint" },
    owner: true,
  },
  "DELETE /api/v1/services/{id}/records/restore-points/{pointId}": { ids: { id: "service", pointId: "restorePoint" } },
  "POST /api/v1/services/{id}/records/restore-points/{pointId}/restore": {
    ids: { id: "service", pointId: "restorePoint" },
    body: { baseVersion: "x" },
  },
  "POST /api/v1/services/{id}/records/live": { ...id("service"), body: {} },
  "GET /api/v1/services/{id}/records/templates": { ...id("service"), owner: true },
  "POST /api/v1/services/{id}/records/health": { ...id("service"), body: {} },
  "GET /api/v1/services/{id}/records/watch": { ...id("service"), owner: true },
  "PUT /api/v1/services/{id}/records/watch": { ...id("service"), body: { mailDrift: false } },
  "POST /api/v1/top-ups/{id}/cancel": { ...id("topUp"), body: {} },
  "GET /api/v1/top-ups/{id}": { ...id("topUp"), owner: true },
  "GET /api/v1/payments/{id}": { ...id("payment"), owner: true },
  "POST /api/v1/payments/{id}/cancel": { ...id("payment"), body: {} },
  "POST /api/v1/payments/{id}/link": { ...id("payment"), body: {} },
  "POST /api/v1/payments/{id}/payer": { ...id("payment"), body: { code: "x", state: "x" } },
  "DELETE /api/v1/pay-links/{id}": id("payLink"),
  "GET /api/v1/payments/{id}/refunds": { ...id("payment"), owner: true },
  "POST /api/v1/payments/{id}/refunds": { ...id("payment"), body: { amountFen: "1", reason: "back" } },
  "POST /api/v1/payments/refunds/{id}/withdraw": { ids: { id: { text: randomUUID() } }, body: {} },
  "POST /api/v1/admin/payment-refunds/{id}/retry": { ids: { id: { text: randomUUID() } }, body: {} },
  "POST /api/v1/admin/payment-refunds/{id}/give-up": {
    ids: { id: { text: randomUUID() } },
    body: { reason: "no money at the gateway" },
  },
  "POST /api/v1/payouts/{id}/withdraw": { ...id("payout"), body: {} },
  "GET /api/v1/admin/payouts/{id}": id("payout"),
  "POST /api/v1/admin/payouts/{id}/approve": { ...id("payout"), body: {} },
  "POST /api/v1/admin/payouts/{id}/decline": { ...id("payout"), body: { reason: "not now" } },
  "POST /api/v1/admin/payouts/{id}/account": { ...id("payout"), body: {} },
  "POST /api/v1/admin/payouts/{id}/sent": { ...id("payout"), body: { bankSerial: "B12345" } },
  "POST /api/v1/admin/payouts/{id}/done": { ...id("payout"), body: {} },
  "POST /api/v1/admin/payouts/{id}/bounce": { ...id("payout"), body: { reason: "sent back" } },
  "POST /api/v1/admin/payment-refunds/{id}/approve": { ids: { id: { text: randomUUID() } }, body: {} },
  "POST /api/v1/admin/payment-refunds/{id}/decline": {
    ids: { id: { text: randomUUID() } },
    body: { reason: "nobody" },
  },
  "GET /api/v1/admin/payments/{id}": id("payment"),
  "POST /api/v1/admin/gateway-bills/{id}/ask": { ids: { id: { text: randomUUID() } }, body: {} },
  "POST /api/v1/admin/gateway-differences/{id}/explain": {
    ids: { id: { text: randomUUID() } },
    body: { note: "nobody's" },
  },
  "POST /api/v1/payments/notices/{gateway}": { ids: { gateway: { text: "nobody" } }, body: {} },
  "PUT /api/v1/admin/gateways/{id}": {
    ids: { id: { text: "nobody" } },
    body: { enabled: true, minFen: "1", maxFen: "2", feeBps: 0, values: {} },
  },
  "POST /api/v1/admin/gateways/{id}/test": { ids: { id: { text: "nobody" } }, body: {} },

  "GET /api/v1/admin/zone-batches/{id}": id("zoneBatch"),
  // Nobody's: customers are answered before a token is looked for. One's own are in staff-tokens.int.test.ts.
  "DELETE /api/v1/admin/tokens/{id}": { ids: { id: { text: randomUUID() } } },
  "PATCH /api/v1/admin/customers/{id}": { ...id("user"), body: { staffNote: "x" } },
  "GET /api/v1/admin/customers/{id}": id("user"),
  "POST /api/v1/admin/customers/{id}/status": { ...id("user"), body: { status: "disabled", ...note } },
  "POST /api/v1/admin/customers/{id}/cart": { ...id("user"), body: { note: "" } },
  "POST /api/v1/admin/people/{id}/second-factor-reset": { ...id("user"), body: note },
  "PATCH /api/v1/admin/staff/{id}": { ...id("user"), body: { role: "admin" } },
  "POST /api/v1/admin/staff/{id}/invitation": { ...id("user"), body: {} },
  "GET /api/v1/admin/mails/{id}": id("mail"),
  "POST /api/v1/admin/mails/{id}/resend": { ...id("mail"), body: {} },
  "POST /api/v1/admin/claims/{id}/close": { ...id("claim"), body: { resolution: "x" } },
  "POST /api/v1/admin/orders/items/{id}/decide": {
    ...id("item"),
    body: { decision: "refund", seenState: "waiting", note: "x" },
  },
  "GET /api/v1/admin/orders/{id}": id("order"),
  "POST /api/v1/admin/documents/{documentId}/preview": { ids: { documentId: "document" }, body: note },
  "POST /api/v1/admin/top-ups/{id}/confirm": {
    ...id("topUp"),
    body: { receivedFen: "123400", bankSerial: "SER-0001" },
  },
  "GET /api/v1/admin/top-ups/{id}/other-money": id("topUp"),
  "POST /api/v1/admin/top-ups/{id}/reject": { ...id("topUp"), body: note },
  "POST /api/v1/admin/top-ups/{id}/charge-back": { ...id("topUp"), body: note },
  "POST /api/v1/admin/top-ups/{id}/correct": { ...id("topUp"), body: { ...note, receivedFen: "123400" } },
  "POST /api/v1/admin/top-ups/{id}/reverse": { ...id("topUp"), body: note },
  "POST /api/v1/admin/orders/items/{id}/refund": {
    ...id("item"),
    body: { ...note, amountFen: "1", seenRefundedFen: "0" },
  },
  "POST /api/v1/admin/approvals/{id}/decide": { ...id("approval"), body: { decision: "approve" } },

  "POST /api/v1/admin/services/{id}/refresh": { ...id("service"), body: {} },
  "POST /api/v1/admin/services/{id}/handover/preview": { ...id("service"), body: { to: "nobody@example.com" } },
  "POST /api/v1/admin/services/{id}/handover": { ...id("service"), body: { to: "nobody@example.com", ...note } },
  "POST /api/v1/admin/services/{id}/records/refresh": { ...id("service"), body: {} },
  "GET /api/v1/admin/services/{id}/records/changes": id("service"),
  "GET /api/v1/admin/services/{id}/records/export": id("service"),
  "GET /api/v1/admin/services/{id}/records/templates": id("service"),
  "POST /api/v1/admin/services/{id}/records/import": { ...id("service"), body: { content: "eA==" } },
  "POST /api/v1/admin/services/{id}/records/copy-live": { ...id("service"), body: {} },
  "POST /api/v1/admin/services/{id}/records/changes": {
    ...id("service"),
    body: { edits: [record], baseVersion: "x" },
  },
  "POST /api/v1/admin/services/{id}/records/changes/{changeId}/undo": {
    ids: { id: "service", changeId: "zoneChange" },
    body: { baseVersion: "x" },
  },
  "GET /api/v1/admin/services/{id}/runs": id("service"),
  "GET /api/v1/admin/services/{id}/panels/{panel}": { ids: { id: "service", panel: { text: "domains" } } },
  "POST /api/v1/admin/services/{id}/controls/{control}": {
    ids: { id: "service", control: { text: "restart" } },
    body: {},
  },
  "POST /api/v1/admin/services/{id}/controls/{control}/form": {
    ids: { id: "service", control: { text: "restart" } },
    body: {},
  },
  "POST /api/v1/admin/services/{id}/controls/{control}/records": {
    ids: { id: "service", control: { text: "restart" } },
    body: {},
  },

  "GET /api/v1/tickets/{id}": { ...id("ticket"), owner: true },
  "POST /api/v1/tickets/{id}/messages": { ...id("ticket"), body: message },
  "POST /api/v1/tickets/{id}/close": { ...id("ticket"), body: {} },
  "POST /api/v1/tickets/{id}/reopen": { ...id("ticket"), body: message },
  "GET /api/v1/tickets/{id}/attachments/{attachmentId}": {
    ids: { id: "ticket", attachmentId: "attachment" },
    owner: true,
  },
  "GET /api/v1/admin/tickets/{id}": id("ticket"),
  "POST /api/v1/admin/customers/{id}/tickets": { ...id("user"), body: { ...message, subject: "x" } },
  "POST /api/v1/admin/tickets/{id}/answers": { ...id("ticket"), body: message },
  "POST /api/v1/admin/tickets/{id}/notes": { ...id("ticket"), body: message },
  "PUT /api/v1/admin/tickets/{id}/assignee": { ...id("ticket"), body: { assigneeId: null } },
  "POST /api/v1/admin/tickets/{id}/close": { ...id("ticket"), body: {} },
  "POST /api/v1/admin/tickets/{id}/reopen": { ...id("ticket"), body: {} },
  "GET /api/v1/admin/tickets/{id}/attachments/{attachmentId}": { ids: { id: "ticket", attachmentId: "attachment" } },
  "POST /api/v1/admin/tickets/{id}/relays": { ...id("ticket"), body: { text: "x", category: "domain_fault" } },
  "POST /api/v1/admin/tickets/{id}/relays/{relayId}/additions": { ids: ofRelay, body: { text: "x" } },
  "POST /api/v1/admin/tickets/{id}/relays/{relayId}/settle": { ids: ofRelay, body: { outcome: "absent" } },
  "POST /api/v1/admin/tickets/{id}/relays/{relayId}/check": { ids: ofRelay, body: {} },
  "POST /api/v1/admin/tickets/{id}/upstream-answers/{answerId}/publish": { ids: ofAnswer, body: { body: "x" } },
  "POST /api/v1/admin/tickets/{id}/upstream-answers/{answerId}/dismiss": { ids: ofAnswer, body: {} },
  "POST /api/v1/admin/mails/{id}/answer": { ...id("mail"), body: { body: "x" } },
  "GET /api/v1/relay-pictures/{token}": { ids: { token: { text: "x".repeat(60) } } },
  "POST /api/v1/orders/{id}/papers": { ...id("order"), body: {} },
  "GET /api/v1/papers/{id}": { ...id("paper"), owner: true },
  "GET /api/v1/papers/{id}/pdf": { ...id("paper"), owner: true },
  "GET /api/v1/papers/months/{month}/zip": { ids: { month: { text: "2020-01" } } },
  "GET /api/v1/admin/papers/{id}": id("paper"),
  "GET /api/v1/admin/papers/{id}/pdf": id("paper"),
  "GET /api/v1/admin/papers/months/{month}/zip": { ids: { month: { text: "2020-01" } } },

  "PUT /api/v1/fapiao/profiles/{id}": { ...id("fapiaoProfile"), body: fapiaoBuyer },
  "DELETE /api/v1/fapiao/profiles/{id}": id("fapiaoProfile"),
  "GET /api/v1/fapiao/{id}": { ...id("fapiao"), owner: true },
  "POST /api/v1/fapiao/{id}/withdraw": { ...id("fapiao"), body: {} },
  "GET /api/v1/fapiao/{id}/files/{paperId}": { ids: ofPaper, owner: true },
  "GET /api/v1/admin/fapiao/{id}": id("fapiao"),
  "POST /api/v1/admin/fapiao/{id}/issue": { ...id("fapiao"), body: { ...fapiaoPaper, amountFen: "6900" } },
  "POST /api/v1/admin/fapiao/{id}/reject": { ...id("fapiao"), body: note },
  "POST /api/v1/admin/fapiao/{id}/red": { ...id("fapiao"), body: fapiaoPaper },
  "POST /api/v1/admin/fapiao/{id}/papers/{paperId}/correct": {
    ids: ofPaper,
    body: { number: paperNumber(), issuedOn: "2026-11-01", seen: 0, ...note },
  },
  "GET /api/v1/admin/fapiao/{id}/files/{paperId}": { ids: ofPaper },

  // These belong to no customer; only the role counts.
  "GET /api/v1/admin/shop-imports/{id}": nobodys(),
  "GET /api/v1/admin/statements/{id}": nobodys(),
  "POST /api/v1/admin/statements/{id}/confirm": nobodys({ rows: [{ rowId: randomUUID(), topUpId: randomUUID() }] }),
  "POST /api/v1/admin/statement-rows/{id}/confirm": nobodys({ reference: "KQACDEFHJK" }),
  "POST /api/v1/admin/statement-rows/{id}/book": nobodys({ ...note, email: "nobody@example.com" }),
  "POST /api/v1/admin/statement-rows/{id}/set-aside": nobodys({ note: "asked by phone" }),
  "POST /api/v1/admin/statement-rows/{id}/tie": nobodys({ reference: "KQACDEFHJK" }),
  "POST /api/v1/admin/statement-rows/{id}/book-settlement": nobodys({ gateway: "alipay" }),
  "POST /api/v1/admin/statement-rows/{id}/reopen": nobodys({}),
  "POST /api/v1/admin/statement-rows/{id}/send-back": nobodys({ ...note, returnSerial: "SER-0001" }),
  "PUT /api/v1/admin/saved-replies/{id}": {
    ids: { id: { text: randomUUID() } },
    body: { title: "x", body: "x", seenAt: "2026-11-01T00:00:00.000Z" },
  },
  "DELETE /api/v1/admin/saved-replies/{id}": { ids: { id: { text: randomUUID() } } },
  "PUT /api/v1/admin/dns-templates/{id}": {
    ids: { id: { text: randomUUID() } },
    body: {
      ...{ nameZh: "x", nameEn: "x", whatZh: "", whatEn: "", records: "@ TXT x", fields: "", published: false },
      seenAt: "2026-01-01T00:00:00Z",
    },
  },
  "DELETE /api/v1/admin/dns-templates/{id}": { ids: { id: { text: randomUUID() } } },
  "GET /api/v1/admin/catalogue/{productLine}": { ids: { productLine: { text: "nothing" } } },
  "PUT /api/v1/admin/catalogue/{productLine}": {
    ids: { productLine: { text: "nothing" } },
    body: { enabled: false, leadZh: "", leadEn: "", unsold: {} },
  },
  "GET /api/v1/admin/catalogue/{productLine}/margins": { ids: { productLine: { text: "nothing" } } },
  "POST /api/v1/admin/catalogue/{productLine}/margins/preview": {
    ids: { productLine: { text: "nothing" } },
    body: { id: null, draft: null },
  },
  "GET /api/v1/admin/catalogue/{productLine}/costs": { ids: { productLine: { text: "nothing" } } },
  "POST /api/v1/admin/catalogue/{productLine}/costs": {
    ids: { productLine: { text: "nothing" } },
    body: { key: "mailbox", costFen: "100", from: "2026-12-01" },
  },
  "DELETE /api/v1/admin/catalogue/{productLine}/costs/{id}": {
    ids: { productLine: { text: "nothing" }, id: { text: randomUUID() } },
  },
  "GET /api/v1/products/{productLine}": { ids: { productLine: { text: "nothing" } } },
  "POST /api/v1/products/{productLine}/price": { ids: { productLine: { text: "nothing" } }, body: { config: {} } },
  "POST /api/v1/products/{productLine}/name": { ids: { productLine: { text: "nothing" } }, body: { name: "x" } },
  "POST /api/v1/products/{productLine}/field": {
    ids: { productLine: { text: "nothing" } },
    body: { field: "x", value: "x" },
  },
  "DELETE /api/v1/staff/price-rules/{id}": {
    ids: { id: { text: randomUUID() } },
    body: { seenAt: "2026-11-01T00:00:00.000Z" },
  },
  "PATCH /api/v1/staff/price-rules/{id}": {
    ids: { id: { text: randomUUID() } },
    body: { ...rule, roundToFen: "100", minMarginFen: "0", minMarginBp: 0, seenAt: "2026-11-01T00:00:00.000Z" },
  },
  "PATCH /api/v1/staff/promotions/{id}": {
    ids: { id: { text: randomUUID() } },
    body: { ...promotion, seenAt: "2026-11-01T00:00:00.000Z" },
  },
  "GET /api/v1/admin/accounts/{code}": { ids: { code: { text: "revenue" } } },
  "GET /api/v1/admin/accounts/{code}/csv": { ids: { code: { text: "revenue" } } },
  "GET /api/v1/admin/months/{month}": { ids: { month: { text: "2026-11" } } },
  "GET /api/v1/admin/months/{month}/csv": { ids: { month: { text: "2026-11" } } },
  "GET /api/v1/admin/settings/{key}": { ids: { key: { text: "buying" } } },
  "PUT /api/v1/admin/settings/{key}": { ids: { key: { text: "buying" } }, body: { value: {} } },
  "GET /api/v1/products/site/templates/{id}/picture": { ids: { id: { text: "999999" } } },
  "GET /api/v1/products/site/cases/{kind}/{key}/picture": {
    ids: { kind: { text: "desktop" }, key: { text: "0".repeat(24) } },
  },
  "DELETE /api/v1/staff/suffixes/{suffix}": {
    ids: { suffix: { text: "nowhere" } },
    body: { seenAt: "2026-11-27T00:00:00.000Z" },
  },
  "PATCH /api/v1/staff/suffixes/{suffix}": {
    ids: { suffix: { text: "nowhere" } },
    body: {
      group: "common",
      position: 1,
      enabled: true,
      minYears: 1,
      maxYears: 10,
      excludedYears: [],
      realNameRequired: false,
      ownNameServers: true,
      registrantKind: "any",
      labelMustBeChinese: false,
      transferable: false,
      transferCostFen: null,
      redemptionCostFen: null,
      blurbZh: "",
      blurbEn: "",
    },
  },
  "PUT /api/v1/admin/help/articles/{slug}": {
    ids: { slug: { text: "none-such" } },
    body: { ...helpArticle, seenAt: null },
  },
  "DELETE /api/v1/admin/help/articles/{slug}": { ids: { slug: { text: "none-such" } } },
};

const addressOf = (contract: Contract) => `${contract.method} ${contract.path}`;
const withIds = contracts.filter((contract) => contract.path.includes("{"));
const listed = contracts.filter((contract) => contract.method === "GET" && !contract.path.includes("{"));

type Role = "support" | "finance" | "admin";
const roles: readonly Role[] = ["support", "finance", "admin"];
const callers: Record<"visitor" | "stranger" | "owner" | Role, Headers> = {
  visitor: new Headers({ "x-kumquat-ip": "203.0.113.7" }),
  stranger: new Headers(),
  owner: new Headers(),
  support: new Headers(),
  finance: new Headers(),
  admin: new Headers(),
};
type Caller = keyof typeof callers;

let database: TestDatabase;
let own: Record<Own, string>;
/** What only the first customer and staff may ever read. */
let secrets: string[];

beforeAll(async () => {
  database = await createTestDatabase({ APP_URL: "https://shop.example", RATE_LIMIT_FACTOR: "100" });
  callers.stranger = (await signedIn(await makePerson({ name: "别人" }))).headers;
  for (const role of roles) callers[role] = (await signedIn(await makePerson({ kind: "staff", role }))).headers;
  await makeFirst();
  // All callers have just given their passwords again, so that no refusal can be about that.
  await db.session.updateMany({ data: { reauthAt: new Date() } });
}, 120_000);
afterAll(() => database.drop());

async function makeFirst(): Promise<void> {
  const mark = randomUUID().slice(0, 8);
  const name = `secret${mark}.com`;
  const user = await makePerson({ name: `甲方${mark}`, email: `first-${mark}@example.com` });
  const { headers, actor } = await signedIn(user);
  callers.owner = headers;
  if (actor.kind !== "customer") throw new Error("not a customer");
  const customerId = user.id;
  await postTopUp(db, {
    topUpId: randomUUID(),
    customerId,
    amountFen: 777_700n,
    gateway: "bank_transfer",
    at: new Date(),
  });
  const reference = `T${mark}`.toUpperCase();
  const topUp = await db.topUp.create({
    data: { customerId, method: "bank_transfer", amountFen: 123_400n, reference, payerName: `付款${mark}` },
  });
  const payoutId = newId();
  const payout = await db.payout.create({
    data: {
      ...{ id: payoutId, number: "BOWNERSHIP", customerId, amountFen: 100n, accountKind: "person" },
      ...{ beneficiary: "林青", bank: "招商银行", accountLast: "2337", reason: "不用了", requestKey: randomUUID() },
      accountEnc: seal(env().keyRing, "6222021001122337", payoutAccountPlace(payoutId)),
    },
  });
  const payment = await db.payment.create({
    data: {
      ...{ customerId, number: `P${mark}`.toUpperCase(), gateway: "stripe", device: "desktop", amountFen: 123_400n },
      ...{ state: "closed", expiresAt: new Date(), closedAt: new Date() },
    },
  });
  const payLink = await db.payLink.create({
    data: {
      ...{ customerId, tokenHash: hashToken(mark), amountFen: 123_400n, what: [], cartItemIds: [] },
      expiresAt: new Date(Date.now() + 60_000),
    },
  });
  const adjustment = await db.adjustment.create({
    data: {
      target: "wallet",
      customerId,
      amountFen: 777_700n,
      reason: `补偿${mark}`,
      needsSecond: true,
      requestedBy: customerId,
      requestKey: mark,
    },
  });
  const approval = await db.approval.create({
    data: {
      id: adjustment.id,
      kind: "adjustment",
      subjectId: adjustment.id,
      customerId,
      before: {},
      after: { target: "wallet", amountFen: "777700" },
      reason: adjustment.reason,
      requestedBy: customerId,
    },
  });
  await db.suffix.createMany({
    data: [{ suffix: ".com", ascii: ".com", group: "common", position: 1 }],
    skipDuplicates: true,
  });
  const registrant = await db.registrant.create({
    data: {
      customerId,
      kind: "company",
      displayName: `公司${mark}`,
      fields: { companyCn: `公司${mark}` },
      idType: "SHXYZS",
      idNumberEnc: new Uint8Array([0]),
      idNumberMasked: `9135****${mark}`,
      state: "ready",
      upstreamId: "9001",
    },
  });
  const review = await db.realNameReview.create({
    data: { customerId, registrantId: registrant.id, consentAt: new Date(), consentText: "ok" },
  });
  const document = await db.reviewDocument.create({
    data: { reviewId: review.id, role: "owner", byteCount: 1, width: 1, height: 1, contentEnc: new Uint8Array([0]) },
  });
  const items = [{ quote: signQuote(domainQuote(`bought-${name}`)), registrantId: registrant.id }];
  const order = await placeOrder(actor, { items }, { idempotencyKey: randomUUID() });
  const item = order.items[0]?.id ?? "";
  // Every change that a stranger might try is possible: the item could be cancelled, the claim closed, the mail sent again.
  await db.orderItem.update({ where: { id: item }, data: { state: "waiting", reasonCode: "paused" } });
  const claim = await db.claim.create({ data: { itemId: item, kind: "failed_upstream", evidence: {} } });
  const serviceId = newId();
  const password = `Pw${mark}`;
  await db.service.create({
    data: {
      id: serviceId,
      customerId,
      productLine: "domain",
      name,
      displayName: name,
      state: "active",
      config: {},
      registrantId: registrant.id,
      secretsEnc: seal(env().keyRing, JSON.stringify({ password }), serviceSecretsPlace(serviceId)),
    },
  });
  const change = await db.zoneChange.create({
    data: {
      serviceId,
      customerId,
      actorKind: "customer",
      before: [],
      after: [],
      steps: { log: [], verified: true },
      state: "done",
    },
  });
  const point = await db.zoneRestorePoint.create({
    data: {
      serviceId,
      name: "before the move",
      records: [],
      recordCount: 0,
      actorKind: "customer",
      actorId: customerId,
    },
  });
  const { id: zoneBatch } = await startBatch(actor, {
    change: { kind: "find", type: null, find: mark, replacement: "x" },
    domains: [{ serviceId, version: "", confirmed: false }],
  });
  const cart = await db.cart.create({ data: { customerId, tokenHash: hashToken(mark) } });
  const cartItem = await db.cartItem.create({
    data: {
      cartId: cart.id,
      productLine: "domain",
      action: "purchase",
      name: `cart-${name}`,
      config: { shown: `cart-${name}`, years: 1, seenFen: "6900" },
    },
  });
  const mail = await db.mail.create({
    data: {
      userId: customerId,
      toAddress: user.email,
      template: "x",
      locale: "zh",
      subject: mark,
      text: mark,
      html: mark,
    },
  });
  const token = await db.apiToken.create({
    data: { customerId, name: mark, tokenHash: hashToken(`${mark} token`), ending: "abcd", grant: { areas: {} } },
  });
  const webhook = await db.webhookEndpoint.create({
    data: { customerId, url: `https://${mark}.example/`, events: ["order.completed"], secretEnc: new Uint8Array() },
  });
  const delivery = await db.webhookDelivery.create({
    data: { endpointId: webhook.id, event: "order.completed", body: mark, state: "failed" },
  });
  const watchedName = await db.watchedName.create({
    data: { customerId, name: `${mark}.com`, dueAt: new Date() },
  });
  const passkey = await db.passkey.create({
    data: {
      userId: customerId,
      credentialId: hashToken(`${mark} passkey`),
      publicKey: hashToken(mark),
      uses: 0n,
      name: mark,
    },
  });
  const handover = await db.ownHandover.create({
    data: {
      ...{
        requestId: randomUUID(),
        serviceId,
        fromId: customerId,
        toEmail: `${mark}@example.org`,
        tokenHash: hashToken(`${mark} handover`),
      },
      ...{ confirmedAt: new Date(), expiresAt: addMs(new Date(), DAY_MS) },
    },
  });
  own = {
    approval: approval.id,
    claim: claim.id,
    document: document.id,
    item,
    cartItem: cartItem.id,
    mail: mail.id,
    order: order.id,
    registrant: registrant.id,
    review: review.id,
    service: serviceId,
    session: actor.sessionId,
    topUp: topUp.id,
    payment: payment.id,
    payLink: payLink.id,
    payout: payout.id,
    user: customerId,
    zoneChange: change.id,
    restorePoint: point.id,
    zoneBatch,
    ...(await makeTicket(actor, mark)),
    paper: await makePaper(actor, signQuote(domainQuote(`papered-${name}`)), registrant.id),
    ...(await makeFapiao(actor, mark, registrant.id)),
    token: token.id,
    handover: handover.id,
    handoverRequest: handover.requestId ?? "",
    passkey: passkey.id,
    watchedName: watchedName.id,
    webhook: webhook.id,
    webhookDelivery: delivery.id,
  };
  secrets = [mark, reference, order.number, "777700", "123400"];
}

/** The receipt of an order that is done. */
async function makePaper(actor: CustomerActor, quote: string, registrantId: string): Promise<string> {
  const order = await placeOrder(actor, { items: [{ quote, registrantId }] }, { idempotencyKey: randomUUID() });
  const itemId = order.items[0]?.id ?? "";
  const money = { customerId: actor.userId, priceFen: 6_900n, costQuotedFen: 5_500n, costChargedFen: 5_500n };
  await captureItem(db, { itemId, ...money, at: new Date() });
  await db.orderItem.update({ where: { id: itemId }, data: { state: "done" } });
  await db.order.update({ where: { id: order.id }, data: { state: "done", finishedAt: new Date() } });
  await writePapers(db, order.id);
  return (await db.paper.findFirstOrThrow({ where: { orderId: order.id } })).id;
}

/** A ticket with a file, and with a question whose outcome is unknown and which has an answer. */
async function makeTicket(
  actor: CustomerActor,
  mark: string,
): Promise<Pick<typeof own, "ticket" | "attachment" | "relay" | "upstreamAnswer">> {
  const files = [{ name: "log.txt", content: Buffer.from(mark).toString("base64") }];
  const ticket = await openTicket(actor, { subject: mark, body: mark, files });
  const attachment = await db.ticketAttachment.findFirstOrThrow({ where: { ticketId: ticket.id } });
  const relay = await db.ticketRelay.create({
    data: { ticketId: ticket.id, text: mark, category: "domain_fault", state: "unknown", askedBy: actor.userId },
  });
  const answer = await db.upstreamAnswer.create({ data: { relayId: relay.id, upstreamId: "1", text: mark } });
  return { ticket: ticket.id, attachment: attachment.id, relay: relay.id, upstreamAnswer: answer.id };
}

/** A tax invoice that was issued for an item. */
async function makeFapiao(
  actor: CustomerActor,
  mark: string,
  registrantId: string,
): Promise<Pick<typeof own, "fapiaoProfile" | "fapiao" | "fapiaoPaper">> {
  const at = new Date();
  const priceFen = 6_900n;
  const quote = signQuote({
    ...{ productLine: "domain", action: "purchase", name: `fapiao-${mark}.com`, displayName: `fapiao-${mark}.com` },
    ...{ serviceId: null, config: {}, years: 1, priceFen, costFen: 5_500n, expiresAt: new Date(at.getTime() + 60_000) },
  });
  const order = await placeOrder(actor, { items: [{ quote, registrantId }] }, { idempotencyKey: randomUUID() });
  const itemId = order.items[0]?.id ?? "";
  await db.orderItem.update({ where: { id: itemId }, data: { state: "done" } });
  const sums = { priceFen, costQuotedFen: 5_500n, costChargedFen: 5_500n };
  await captureItem(db, { itemId, customerId: actor.userId, ...sums, at });
  const profile = await createFapiaoProfile(actor, { kind: "person", title: mark, email: "first@example.com" });
  const asked = { profileId: profile.id, kind: "ordinary", itemIds: [itemId], amountFen: priceFen } as const;
  const { id: fapiao } = await requestFapiao(actor, { ...asked, itemIds: [itemId] });
  const staff = await signedIn(await makePerson({ kind: "staff", role: "finance" }));
  const file = { name: "a.pdf", content: Buffer.from(`%PDF-${mark}`).toString("base64") };
  const paper = { code: "", number: paperNumber(), issuedOn: shanghaiDay(at), amountFen: priceFen, file };
  const { papers } = await issueFapiao(staff.actor as StaffActor, { id: fapiao, ...paper });
  return { fapiaoProfile: profile.id, fapiao, fapiaoPaper: papers[0]?.id ?? "" };
}

async function ask(
  contract: Contract,
  caller: Caller,
  entry: Entry = { ids: {} },
): Promise<{ status: number; text: string }> {
  const params: Record<string, string> = {};
  for (const [name, of] of Object.entries(entry.ids)) params[name] = typeof of === "string" ? own[of] : of.text;
  const path = contract.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "");
  const module = (await import(`@/${join("app", contract.path.replace(/\{(\w+)\}/g, "[$1]"), "route.ts")}`)) as Record<
    string,
    (request: Request, route: { params: Promise<Record<string, string>> }) => Promise<Response>
  >;
  const headers = new Headers(callers[caller]);
  headers.set("origin", "https://shop.example");
  headers.set("idempotency-key", randomUUID());
  const leaving = new AbortController();
  const reads = contract.method === "GET" || contract.method === "DELETE";
  if (!reads) headers.set("content-type", "application/json");
  const request = new Request(`https://shop.example${path}`, {
    method: contract.method,
    headers,
    signal: leaving.signal,
    ...(reads ? {} : { body: JSON.stringify(entry.body ?? {}) }),
  });
  const response = await module[contract.method]?.(request, { params: Promise.resolve(params) });
  if (!response) throw new Error(`no route for ${addressOf(contract)}`);
  if (response.headers.get("content-type")?.startsWith("text/event-stream")) {
    leaving.abort();
    return { status: response.status, text: "" };
  }
  return { status: response.status, text: await response.text() };
}

const mayCall = ({ access }: Contract, role: Role) =>
  access === "staff" || (Array.isArray(access) && access.includes(role));
const isStaffs = ({ access }: Contract) => access === "staff" || Array.isArray(access);

/** The status with which the caller is refused. Null: the caller may ask; that is tested below. */
function refusalOf(contract: Contract, caller: Caller): readonly number[] | null {
  const { access } = contract;
  if (caller === "visitor") return access === "anyone" ? [404] : [401];
  if (caller === "stranger") return [404];
  if (caller === "owner") return null;
  if (isStaffs(contract)) return mayCall(contract, caller) ? null : [403];
  return access === "customer" ? [403] : [404];
}

/** The ids of what a row belongs to, by the column that names it. Of several the first counts. */
const OWNERS: Readonly<Record<string, string>> = {
  customer_id: "SELECT $1::uuid",
  user_id: "SELECT $1::uuid",
  service_id: "SELECT id FROM services WHERE customer_id = $1::uuid",
  item_id: "SELECT id FROM order_items WHERE customer_id = $1::uuid",
  review_id: "SELECT id FROM real_name_reviews WHERE customer_id = $1::uuid",
  ticket_id: "SELECT id FROM tickets WHERE customer_id = $1::uuid",
  cart_id: "SELECT id FROM carts WHERE customer_id = $1::uuid",
  batch_id: "SELECT id FROM zone_batches WHERE customer_id = $1::uuid",
  endpoint_id: "SELECT id FROM webhook_endpoints WHERE customer_id = $1::uuid",
  relay_id: "SELECT id FROM ticket_relays WHERE ticket_id IN (SELECT id FROM tickets WHERE customer_id = $1::uuid)",
};
/** What reading and being refused may write: who looked, and what was asked for. */
const LOGS = ["audit_events", "upstream_calls"];

let readEverything: string;

/** One query over every table that has one of the columns above, so that a new table is watched from its first day. */
async function everythingQuery(): Promise<string> {
  const columns = await db.$queryRaw<{ at: string; name: string }[]>`
    SELECT c.table_name AS at, c.column_name AS name FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' ORDER BY c.table_name`;
  const tables = [...new Set(columns.map(({ at }) => at))].filter((at) => !LOGS.includes(at));
  const parts = tables.flatMap((at) => {
    const names = columns.filter((column) => column.at === at).map(({ name }) => name);
    const by = Object.keys(OWNERS).find((name) => names.includes(name)) ?? (at === "users" ? "id" : undefined);
    if (by === undefined) return [];
    // A session notes when it was last used.
    const row = at === "sessions" ? "jsonb_build_array(t.id, t.revoked_at)" : "to_jsonb(t)";
    const owner = OWNERS[by] ?? "SELECT $1::uuid";
    return [`SELECT '${at}' AS place, ${row}::text AS row FROM "${at}" t WHERE t."${by}" IN (${owner})`];
  });
  expect(parts.length).toBeGreaterThan(30);
  return `SELECT coalesce(string_agg(place || row, E'\n' ORDER BY place, row), '') AS rows FROM (${parts.join(" UNION ALL ")}) each`;
}

/** Everything the first customer has, as it is now. */
async function everything(): Promise<string> {
  readEverything ??= await everythingQuery();
  const [read] = await db.$queryRawUnsafe<{ rows: string }[]>(readEverything, own.user);
  if (!read?.rows.includes(own.zoneBatch)) throw new Error("what the customer has was not read");
  return read.rows;
}

it("every contract with an id in its path is entered, and nothing else", () => {
  expect(Object.keys(table).sort()).toEqual(withIds.map(addressOf).sort());
  for (const contract of withIds) {
    const named = [...contract.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(Object.keys(table[addressOf(contract)]?.ids ?? {})).toEqual(named);
  }
});

/** What the first customer had after the last refusal. */
let left: string | undefined;

describe.each(["visitor", "stranger", ...roles] as const)("%s", (caller) => {
  it.each(withIds.map((contract) => [addressOf(contract), contract] as const))("%s", async (address, contract) => {
    const entry = table[address] ?? { ids: {} };
    const refusal = refusalOf(contract, caller);
    const theirs = refusal === null;
    if (theirs) return;
    // Nothing but these questions comes in between, so what the last one left is what this one finds.
    const before = left ?? (await everything());
    const { status, text } = await ask(contract, caller, entry);
    left = await everything();
    expect([address, caller, status, text.slice(0, 300)]).toEqual([address, caller, refusal[0], text.slice(0, 300)]);
    for (const secret of secrets) expect(text).not.toContain(secret);
    expect(left).toBe(before);
  });
});

describe("whose it is, or whose work it is", () => {
  it.each(withIds.filter((contract) => table[addressOf(contract)]?.owner).map((c) => [addressOf(c), c] as const))(
    "the owner: %s",
    async (address, contract) => {
      expect((await ask(contract, "owner", table[address])).status).toBe(200);
    },
  );

  it.each(
    withIds.flatMap((contract) =>
      roles.filter((role) => mayCall(contract, role)).map((role) => [role, addressOf(contract), contract] as const),
    ),
  )("%s may: %s", async (role, address, contract) => {
    // Asks for ids that do not exist, so that the next role finds everything unchanged.
    const entry = table[address] ?? { ids: {} };
    const nobodys = Object.fromEntries(
      Object.entries(entry.ids).map(([name, of]) => [name, typeof of === "string" ? { text: randomUUID() } : of]),
    );
    const { status } = await ask(contract, role, { ...entry, ids: nobodys });
    expect([401, 403, 500]).not.toContain(status);
  });
});

describe("lists without an id", () => {
  it.each(listed.map((contract) => [addressOf(contract), contract] as const))("%s", async (_, contract) => {
    const before = await everything();
    for (const caller of ["owner", "visitor", "stranger", ...roles] as const) {
      const staffs = isStaffs(contract);
      const { status, text } = await ask(contract, caller);
      if (caller === "owner") continue;
      if (staffs && caller === "visitor") expect(status).toBe(401);
      else if (staffs && caller === "stranger") expect(status).toBe(404);
      else if (staffs && caller !== "visitor" && caller !== "stranger") {
        if (!mayCall(contract, caller)) expect(status).toBe(403);
        continue;
      } else if (contract.access !== "anyone" && caller === "visitor") expect(status).toBe(401);
      else if (contract.access === "customer" && caller !== "stranger") expect(status).toBe(403);
      for (const secret of [...secrets, own.order, own.service, own.registrant, own.topUp, own.session])
        expect(text).not.toContain(secret);
    }
    expect(await everything()).toBe(before);
  });
});

// Those who are refused, and lists, are watched above.
it("no GET changes anything of a customer's, whoever may read it", async () => {
  const reads = withIds.filter(({ method }) => method === "GET");
  expect(reads.length).toBeGreaterThan(30);
  const before = await everything();
  for (const contract of reads) {
    const readers = (["owner", ...roles] as const).filter((caller) => refusalOf(contract, caller) === null);
    for (const caller of readers) await ask(contract, caller, table[addressOf(contract)]);
    expect(await everything(), addressOf(contract)).toBe(before);
  }
}, 60_000);

it("a cart of a customer is not opened by the cookie that it came from", async () => {
  const first = await db.cart.findFirstOrThrow({ where: { customerId: own.user } });
  expect(first.tokenHash).not.toBeNull();
  const mark = secrets[0] ?? "";
  callers.visitor.set("cookie", `${CART_COOKIE}=${mark}`);
  const read = contracts.find((contract) => addressOf(contract) === "GET /api/v1/cart");
  if (!read) throw new Error("no cart");
  expect((await ask(read, "visitor")).text).not.toContain(mark);
  callers.visitor.delete("cookie");
});
