import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePerson, signedIn } from "@/lib/accounts/testing/people";
import { db } from "@/lib/db/client";
import type { Contract } from "@/lib/http/contract";
import { openApi } from "@/lib/http/openapi";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { contracts } from "./contracts";

/**
 * Which contracts ask for the password again. One that changes something either declares it (`reauth`) or is listed here with the
 * reason why a session is enough. A new contract fails here until it does one of the two.
 */
const NOT_ASKED: Record<string, readonly string[]> = {
  "takes the password itself, or a passkey": [
    "POST /api/v1/account/password",
    "POST /api/v1/account/reauth",
    "POST /api/v1/account/reauth/passkey",
  ],
  "asks for a passkey and changes nothing": [
    "POST /api/v1/sign-in/passkey",
    "POST /api/v1/account/reauth/passkey/options",
  ],
  "nobody is signed in: a mailed link or a signature is what counts": [
    "POST /api/v1/confirm-email",
    "POST /api/v1/password-reset",
    "POST /api/v1/password-reset/complete",
    "POST /api/v1/register",
    "POST /api/v1/register/resend",
    "POST /api/v1/callbacks/{token}",
    "POST /api/v1/mail-in",
  ],
  "name, telephone and language open nothing": ["PATCH /api/v1/account"],
  "how often one is mailed of work opens nothing": ["PUT /api/v1/admin/digest"],
  "mails nobody but the caller": ["POST /api/v1/admin/setup/test-mail"],
  "the password was given when it was asked for; this wants the mailed link": ["POST /api/v1/handovers/{id}/confirm"],
  "leaves a service where it is": [
    "POST /api/v1/handovers/{id}/withdraw",
    "POST /api/v1/handovers/requests/{id}/withdraw",
    "POST /api/v1/handovers/{id}/decline",
  ],
  "takes access away, which must be quick": [
    "DELETE /api/v1/account/sessions",
    "DELETE /api/v1/account/sessions/{id}",
    "DELETE /api/v1/admin/tokens/{id}",
    "DELETE /api/v1/calendar/feed",
    "POST /api/v1/admin/upstream/pause",
  ],
  "a cart is no purchase": [
    "DELETE /api/v1/cart",
    "POST /api/v1/cart/items",
    "DELETE /api/v1/cart/items/{id}",
    "PATCH /api/v1/cart/items/{id}",
    "PUT /api/v1/cart/promotion",
    "DELETE /api/v1/cart/promotion",
  ],
  "buys for the account itself from its own wallet; nothing leaves the account": [
    "POST /api/v1/checkout",
    "POST /api/v1/orders",
    "PUT /api/v1/services/{id}/auto-renew",
    "PUT /api/v1/services/{id}/points-level",
    "POST /api/v1/orders/items/{id}/restart-transfer",
  ],
  "money returns to the same wallet": [
    "POST /api/v1/orders/items/{id}/cancel",
    "POST /api/v1/orders/items/{id}/cancel-transfer",
    "POST /api/v1/top-ups/{id}/cancel",
  ],
  "money comes in": ["POST /api/v1/top-ups", "POST /api/v1/payments", "POST /api/v1/payments/checkout"],
  "lets somebody pay in for the account, and opens nothing of it": [
    "POST /api/v1/pay-links",
    "POST /api/v1/payments/{id}/link",
    "POST /api/v1/pay-links/payments",
    "POST /api/v1/pay-links/payments/payer",
    "POST /api/v1/payments/{id}/payer",
  ],
  "nobody has paid it yet": ["POST /api/v1/payments/{id}/cancel", "DELETE /api/v1/pay-links/{id}"],
  "the money stays in the wallet": [
    "POST /api/v1/payments/refunds/{id}/withdraw",
    "POST /api/v1/admin/payment-refunds/{id}/decline",
    "POST /api/v1/payouts/{id}/withdraw",
    "POST /api/v1/admin/payouts/{id}/decline",
  ],
  "asks a gateway, posts only what it answers": ["POST /api/v1/admin/gateway-bills/{id}/ask"],
  "says that a transfer has arrived; no money moves": ["POST /api/v1/admin/payouts/{id}/done"],
  "of a gateway, by its signature": ["POST /api/v1/payments/notices/{gateway}"],
  "reads, checks or computes; keeps nothing": [
    "POST /api/v1/products/{productLine}/field",
    "POST /api/v1/products/{productLine}/name",
    "POST /api/v1/products/{productLine}/price",
    "POST /api/v1/quotes",
    "POST /api/v1/services/{id}/quotes",
    "POST /api/v1/registrants/propose-english",
    "POST /api/v1/services/{id}/controls/{control}/form",
    "POST /api/v1/services/{id}/refresh",
    "POST /api/v1/services/{id}/records/refresh",
    "POST /api/v1/services/{id}/records/import",
    "POST /api/v1/services/{id}/records/copy-live",
    "POST /api/v1/admin/services/{id}/records/import",
    "POST /api/v1/admin/services/{id}/records/copy-live",
    "POST /api/v1/admin/services/{id}/controls/{control}/form",
    "POST /api/v1/admin/services/{id}/refresh",
    "POST /api/v1/admin/services/{id}/records/refresh",
    "POST /api/v1/admin/books/check",
    "POST /api/v1/admin/imports/preview",
    "POST /api/v1/admin/services/{id}/handover/preview",
    "POST /api/v1/admin/catalogue/{productLine}/margins/preview",
    "POST /api/v1/staff/price-rules/preview",
    "POST /api/v1/staff/suffixes/refresh",
    "POST /api/v1/admin/upstream/test",
    "POST /api/v1/admin/gateways/{id}/test",
    "POST /api/v1/admin/help/preview",
  ],
  "personal data that the customer enters; a registrant that holds a domain can't be changed or deleted so": [
    "POST /api/v1/registrants",
    "PUT /api/v1/registrants/{id}",
    "DELETE /api/v1/registrants/{id}",
    "POST /api/v1/registrants/{id}/delete",
    "POST /api/v1/registrants/{id}/reviews",
    "POST /api/v1/reviews/{id}/documents",
    "DELETE /api/v1/reviews/{id}/documents/{documentId}",
    "POST /api/v1/reviews/{id}/submit",
  ],
  "asks name servers what everybody may ask them; nothing of the shop's changes": [
    "POST /api/v1/services/{id}/records/live",
    "POST /api/v1/services/{id}/records/health",
  ],
  "everyday work with a history that can be undone, and a brake on large changes": [
    "POST /api/v1/services/{id}/records/changes",
    "POST /api/v1/services/{id}/records/changes/{changeId}/undo",
    "POST /api/v1/services/{id}/records/restore-points",
    "DELETE /api/v1/services/{id}/records/restore-points/{pointId}",
    "POST /api/v1/services/{id}/records/restore-points/{pointId}/restore",
    "PUT /api/v1/services/{id}/records/watch",
    "POST /api/v1/zone-batches",
  ],
  "a list of names to be mailed about; nothing of the customer's changes": [
    "POST /api/v1/watched-names",
    "DELETE /api/v1/watched-names/{id}",
  ],
  "words of a customer's own beside records; no record is changed": ["PUT /api/v1/services/{id}/records/remarks"],
  "shows what a change would do; keeps nothing": [
    "POST /api/v1/zone-batches/preview",
    "POST /api/v1/admin/zone-batches/preview",
    "POST /api/v1/admin/zone-batches/domains",
  ],
  "what the shop shows and sells, no money: seen at once and put back as easily": [
    "PUT /api/v1/admin/catalogue",
    "PUT /api/v1/admin/catalogue/{productLine}",
    "PUT /api/v1/admin/settings/logo",
  ],
  "what a customer only buys by paying for it": ["POST /api/v1/admin/customers/{id}/cart"],
  "a note, or a mail of ours once more to its own recipient": [
    "PATCH /api/v1/admin/customers/{id}",
    "POST /api/v1/admin/mails/{id}/resend",
    "POST /api/v1/admin/mails/resend-kept",
  ],
  "blurred, with a reason, audited": ["POST /api/v1/admin/documents/{documentId}/preview"],
  "what the bank says about the shop's account; no money moves": [
    "POST /api/v1/admin/statements",
    "POST /api/v1/admin/statement-rows/{id}/set-aside",
    "POST /api/v1/admin/statement-rows/{id}/tie",
  ],
  "no money moves; the customer is told why": ["POST /api/v1/admin/top-ups/{id}/reject"],
  "writes what the order is due in any case": ["POST /api/v1/orders/{id}/papers"],
  "words between a customer and the shop; nothing of the account opens": [
    "POST /api/v1/tickets",
    "POST /api/v1/tickets/{id}/messages",
    "POST /api/v1/tickets/{id}/close",
    "POST /api/v1/tickets/{id}/reopen",
    "POST /api/v1/admin/customers/{id}/tickets",
    "POST /api/v1/admin/tickets/{id}/answers",
    "POST /api/v1/admin/tickets/{id}/notes",
    "PUT /api/v1/admin/tickets/{id}/assignee",
    "POST /api/v1/admin/tickets/{id}/close",
    "POST /api/v1/admin/tickets/{id}/reopen",
    "POST /api/v1/admin/saved-replies",
    "PUT /api/v1/admin/saved-replies/{id}",
    "DELETE /api/v1/admin/saved-replies/{id}",
    "POST /api/v1/admin/mails/{id}/answer",
  ],
  "questions to the upstream's staff spend no money": [
    "POST /api/v1/admin/tickets/{id}/relays",
    "POST /api/v1/admin/tickets/{id}/relays/{relayId}/additions",
    "POST /api/v1/admin/tickets/{id}/relays/{relayId}/settle",
    "POST /api/v1/admin/tickets/{id}/relays/{relayId}/check",
    "POST /api/v1/admin/tickets/{id}/upstream-answers/{answerId}/publish",
    "POST /api/v1/admin/tickets/{id}/upstream-answers/{answerId}/dismiss",
  ],
  "whom tax invoices are made out to, and asking for one: no money moves": [
    "POST /api/v1/fapiao/profiles",
    "PUT /api/v1/fapiao/profiles/{id}",
    "DELETE /api/v1/fapiao/profiles/{id}",
    "POST /api/v1/fapiao",
    "POST /api/v1/fapiao/{id}/withdraw",
  ],
  "registers papers of the tax office: no money moves, the customer is told, and it is audited": [
    "POST /api/v1/admin/fapiao/{id}/issue",
    "POST /api/v1/admin/fapiao/{id}/reject",
    "POST /api/v1/admin/fapiao/{id}/red",
  ],
  "sends nothing to another address than the owner has entered with the password": [
    "POST /api/v1/webhooks/{id}/resume",
    "POST /api/v1/webhooks/{id}/test",
    "POST /api/v1/webhooks/deliveries/{id}/resend",
    "POST /api/v1/admin/webhooks/{id}/test",
    "POST /api/v1/admin/webhooks/deliveries/{id}/resend",
  ],
  "sends less, which must be quick": ["POST /api/v1/webhooks/{id}/pause", "DELETE /api/v1/webhooks/{id}"],
  "carries on with what customers have paid for": ["POST /api/v1/admin/upstream/resume"],
};

const addressOf = (contract: Contract) => `${contract.method} ${contract.path}`;
const writes = contracts.filter((contract) => contract.method !== "GET");
const asked = contracts.filter((contract) => contract.reauth === true);

it("every contract that changes something asks for the password, or says why it does not", () => {
  const open = writes.filter((contract) => contract.reauth === undefined).map(addressOf);
  expect(open.sort()).toEqual(Object.values(NOT_ASKED).flat().sort());
});

it("who asks says so in the description of the API", () => {
  const { paths } = openApi(contracts) as { paths: Record<string, Record<string, { description: string }>> };
  for (const contract of contracts) {
    const said = paths[contract.path]?.[contract.method.toLowerCase()]?.description ?? "";
    expect([addressOf(contract), said.includes("reauth.required")]).toEqual([
      addressOf(contract),
      contract.reauth !== undefined,
    ]);
  }
});

describe("without the password given lately", () => {
  let database: TestDatabase;
  let customer: Headers;
  let admin: Headers;

  beforeAll(async () => {
    database = await createTestDatabase({ APP_URL: "https://shop.example", RATE_LIMIT_FACTOR: "100" });
    customer = (await signedIn(await makePerson())).headers;
    admin = (await signedIn(await makePerson({ kind: "staff", role: "admin" }))).headers;
    // The password was given, but too long ago.
    await db.session.updateMany({ data: { reauthAt: new Date(Date.now() - 6 * 60_000) } });
  });
  afterAll(() => database.drop());

  it.each(asked.map((contract) => [addressOf(contract), contract] as const))("%s is refused", async (_, contract) => {
    const who = contract.access === "customer" || contract.access === "signed-in" ? customer : admin;
    const headers = new Headers(who);
    headers.set("origin", "https://shop.example");
    headers.set("idempotency-key", randomUUID());
    headers.set("content-type", "application/json");
    const file = `@/${join("app", contract.path.replace(/\{(\w+)\}/g, "[$1]"), "route.ts")}`;
    const module = (await import(file)) as Record<
      string,
      (request: Request, route: { params: Promise<Record<string, string>> }) => Promise<Response>
    >;
    const names = [...contract.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, randomUUID()]);
    const body = contract.method === "DELETE" ? undefined : "{}";
    const request = new Request(`https://shop.example${contract.path}`, { method: contract.method, headers, body });
    const answer = await module[contract.method]?.(request, { params: Promise.resolve(Object.fromEntries(names)) });
    expect([answer?.status, await answer?.json()]).toEqual([403, expect.objectContaining({ code: "reauth.required" })]);
  });
});
