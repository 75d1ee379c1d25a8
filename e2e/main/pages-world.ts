import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { forms } from "../../lib/product-lines/forms";
import { pagesOf as shopPagesOf } from "../../lib/product-lines/pages";
import { newCustomer, newStaff, type Person, query, signIn } from "../factory";
import { askedFapiao } from "../fapiao/fapiao";
import { announceTransfer, placed, receiptOf } from "../money/world";
import { newRegistrant } from "../shop/registrant";
import { ownTicket } from "../support/ticket";
import { ownDomain } from "../zones/zone";
import { isDynamic, routes, type Visitor, visitorOf } from "./routes";

/** The last part of an address that has no page. */
const NOTHING_HERE = "nothing-here";

interface World {
  customer: Person;
  domainId: string;
  /** CDN that the upstream doesn't know: its pages say that they can't be read now. */
  cdnId: string;
  orderId: string;
  topUpId: string;
  paymentId: string;
  payoutId: string;
  mailId: string;
  registrantId: string;
  ticketId: string;
  paperId: string;
  fapiaoId: string;
  /** A file of the bank all of whose rows an earlier one had. */
  statementId: string;
  importId: string;
  batchId: string;
  staffBatchId: string;
  handoverRequestId: string;
  tokenId: string;
  webhookId: string;
  /** The shop's own. */
  shopWebhookId: string;
  promotionId: string;
}

/** What stands in the place of the brackets of each dynamic route. A new route needs an entry. */
const VALUES: Record<string, (world: World) => string | readonly string[]> = {
  "/[...rest]": () => NOTHING_HERE,
  "/domains/[suffix]": () => ["com", "com.hk", "tm", "xn--j6w193g"],
  "/products/[productLine]": () => Object.keys(forms).filter((line) => !shopPagesOf(line).withdrawn),
  "/account/mails/[id]": ({ mailId }) => mailId,
  "/account/orders/[id]": ({ orderId }) => orderId,
  "/account/registrants/[id]": ({ registrantId }) => registrantId,
  "/account/registrants/[id]/edit": ({ registrantId }) => registrantId,
  "/account/services/[id]": ({ domainId }) => domainId,
  "/account/services/[id]/handover": ({ domainId }) => domainId,
  "/account/handovers/[id]": ({ handoverRequestId }) => handoverRequestId,
  "/account/services/[id]/name-servers": ({ domainId }) => domainId,
  "/account/services/[id]/records": ({ domainId }) => domainId,
  "/account/services/[id]/records/live": ({ domainId }) => domainId,
  "/account/services/[id]/records/restore-points": ({ domainId }) => domainId,
  "/account/services/[id]/renew": ({ domainId }) => domainId,
  "/account/services/[id]/upgrade": ({ domainId }) => domainId,
  "/account/services/[id]/statistics": ({ cdnId }) => cdnId,
  "/account/services/[id]/logs": ({ cdnId }) => cdnId,
  "/account/wallet/top-up/[id]": ({ topUpId }) => topUpId,
  "/account/payments/[id]": ({ paymentId }) => paymentId,
  "/account/[...rest]": () => NOTHING_HERE,
  "/admin/[...rest]": () => NOTHING_HERE,
  "/admin/books/[code]": ({ customer }) => `wallet:${customer.id}`,
  "/admin/catalogue/[productLine]": () => "mail",
  "/admin/customers/[id]": ({ customer }) => customer.id,
  "/admin/customers/[id]/statement": ({ customer }) => customer.id,
  "/admin/orders/[id]": ({ orderId }) => orderId,
  "/admin/outbox/[id]": ({ mailId }) => mailId,
  "/admin/services/[id]": ({ domainId }) => domainId,
  "/admin/services/[id]/records": ({ domainId }) => domainId,
  "/account/tickets/[id]": ({ ticketId }) => ticketId,
  "/admin/tickets/[id]": ({ ticketId }) => ticketId,
  "/admin/services/[id]/statistics": ({ cdnId }) => cdnId,
  "/admin/services/[id]/logs": ({ cdnId }) => cdnId,
  "/admin/settings/[section]": () => [
    "general",
    "look",
    "bank",
    "legal",
    "limits",
    "purchasing",
    "mail",
    "fapiao",
    "retention",
  ],
  "/help/[slug]": () => ["dns-records", "refunds"],
  "/admin/help/[slug]": () => "dns-records",
  "/account/papers/[id]": ({ paperId }) => paperId,
  "/admin/papers/[id]": ({ paperId }) => paperId,
  "/account/fapiao/[id]": ({ fapiaoId }) => fapiaoId,
  "/admin/fapiao/[id]": ({ fapiaoId }) => fapiaoId,
  // One that nobody has; e2e/wallet/pay-link.spec.ts opens one that works.
  "/pay/[token]": () => "x".repeat(43),
  "/admin/promotions/[id]": ({ promotionId }) => promotionId,
  "/admin/payments/[id]": ({ paymentId }) => paymentId,
  "/admin/payouts/[id]": ({ payoutId }) => payoutId,
  "/admin/statements/[id]": ({ statementId }) => statementId,
  "/admin/imports/[id]": ({ importId }) => importId,
  "/account/batches/[id]": ({ batchId }) => batchId,
  "/admin/services/batches/[id]": ({ staffBatchId }) => staffBatchId,
  "/account/tokens/[id]": ({ tokenId }) => tokenId,
  // A delivery has the id of its webhook here.
  "/account/webhooks/[id]": ({ webhookId }) => webhookId,
  "/account/webhooks/deliveries/[id]": ({ webhookId }) => webhookId,
  "/admin/settings/webhooks/[id]": ({ shopWebhookId }) => shopWebhookId,
  "/admin/settings/webhooks/deliveries/[id]": ({ shopWebhookId }) => shopWebhookId,
};

/** Routes that show more, or anything at all, with a query. */
const QUERIES: Record<string, readonly string[]> = {
  "/search": ["?q=freekumquat"],
  "/account/services": ["", "?productLine=domain"],
  "/products/site/templates": ["?template=3005", "?show=cases"],
  "/account/watched": ["", "?name=mybrand.com"],
  "/help/search": ["", "?q=%E8%A7%A3%E6%9E%90", "?q=nothingatall"],
};

/** Routes that only redirect to another page. */
const REDIRECTS: readonly string[] = [];

/** Routes of app/ that the specs don't know how to open, and entries without a route. Both lists must be empty. */
export const unknownRoutes = {
  withoutEntry: routes.filter((route) => isDynamic(route) && !VALUES[route]),
  withoutRoute: [...Object.keys(VALUES), ...Object.keys(QUERIES), ...REDIRECTS].filter((one) => !routes.includes(one)),
};

/** Signs the page in and makes what its pages show. @returns the addresses of all pages that this visitor may see. */
export async function pagesOf(visitor: Visitor, page: Page): Promise<string[]> {
  const world = visitor === "visitor" ? ({} as World) : await makeWorld(page, visitor);
  if (visitor === "staff") await signIn(page, await newStaff("admin"));
  return routes
    .filter((route) => visitorOf(route) === visitor && !REDIRECTS.includes(route))
    .flatMap((route) => {
      const values = VALUES[route]?.(world) ?? "";
      const paths = [values].flat().map((value) => route.replace(/\[[^\]]+\]/, encodeURIComponent(value)));
      return paths.flatMap((path) => (QUERIES[route] ?? [""]).map((query) => path + query));
    });
}

/** What a page of `pagesOf` is answered with. */
export const expectedStatus = (path: string) => (path.endsWith(`/${NOTHING_HERE}`) ? 404 : 200);

const NOTHING = { read: 0, new: 0, here: 0, skipped: 0 };
const IMPORT_REPORT = {
  counts: {
    client: { read: 3, new: 2, here: 0, skipped: 1 },
    ...{ balance: NOTHING, domain: NOTHING, service: NOTHING, year: NOTHING, ticket: NOTHING },
  },
  money: { creditFen: "12050", debtFen: "0", hereFen: "0", skippedFen: "0" },
  rows: [{ kind: "client", sourceId: "3", name: "closed@example.com", imported: false, reason: "closed", detail: "" }],
  rowCount: 1,
};

/** A domain of somebody else that waits to be accepted. */
async function handoverTo({ email }: Person): Promise<void> {
  const from = await newCustomer("王一鸣");
  const { id: serviceId } = await ownDomain(from);
  await query(
    `INSERT INTO own_handovers (id, service_id, from_id, to_email, token_hash, confirmed_at, expires_at)
     VALUES ($1, $2, $3, $4, '', now(), now() + interval '7 days')`,
    [randomUUID(), serviceId, from.id, email],
  );
}

/** Two domains that the customer wants to move and has not confirmed. @returns the request's id */
async function handoverOf(from: Person): Promise<string> {
  const requestId = randomUUID();
  for (const { id: serviceId } of [await ownDomain(from), await ownDomain(from)])
    await query(
      `INSERT INTO own_handovers (id, request_id, service_id, from_id, to_email, token_hash, expires_at)
       VALUES ($1, $2, $3, $4, 'wang@example.com', '', now() + interval '1 day')`,
      [randomUUID(), requestId, serviceId, from.id],
    );
  return requestId;
}

async function makeWorld(page: Page, visitor: "customer" | "staff"): Promise<World> {
  const customer = await newCustomer();
  const [{ id: domainId }, { orderId }, { id: topUpId }, { id: ticketId }, { id: fapiaoId }] = await Promise.all([
    ownDomain(customer),
    placed(customer, "done"),
    announceTransfer(customer, 6_000_000),
    ownTicket(customer),
    askedFapiao(customer),
  ]);
  const [mailId, cdnId, paymentId] = [randomUUID(), randomUUID(), randomUUID()];
  const [payoutId, statementId, batchId, staffBatchId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const [importId, tokenId] = [randomUUID(), randomUUID()];
  await query(
    `INSERT INTO payments (id, number, customer_id, gateway, device, amount_fen, state, expires_at, closed_at)
     VALUES ($1::uuid, 'P' || upper(left($1::text, 8)), $2, 'stripe', 'desktop', 4000, 'closed', now(), now())`,
    [paymentId, customer.id],
  );
  await query(
    `INSERT INTO payouts (id, number, customer_id, amount_fen, account_kind, beneficiary, bank, account_enc, account_last, reason, request_key)
     VALUES ($1::uuid, 'B' || upper(left($1::text, 8)), $2, 4000, 'person', '林青', '招商银行杭州分行', '', '2337', '店不开了', $1::text)`,
    [payoutId, customer.id],
  );
  await query(
    `INSERT INTO services (id, customer_id, product_line, name, display_name, state, config, registered_at, expires_at, updated_at)
     VALUES ($1, $2, 'cdn', $3, '1 TB', 'active', '{}', now(), now() + interval '1 year', now())`,
    [cdnId, customer.id, `cdn${cdnId.slice(0, 8)}`],
  );
  await query(
    `INSERT INTO mails (id, user_id, to_address, template, locale, subject, text, html, status)
     VALUES ($1, $2, $3, 'orders.items-done', 'zh', '已完成', '已完成', '', 'sent')`,
    [mailId, customer.id, customer.email],
  );
  await query(
    `INSERT INTO shop_imports (id, source, file_name, by_id, started_at, ended_at, stage, seen_at, report)
     VALUES ($1, 'whmcs', 'shop.sql', $2, now(), now(), 'done', now(), $3)`,
    [importId, customer.id, JSON.stringify(IMPORT_REPORT)],
  );
  await query(
    `INSERT INTO bank_statements (id, account, file_name, file_hash, format, layout, row_count, new_count, skipped_count, imported_by)
     VALUES ($1, '62220001', '11月.csv', $2, 'csv', 'icbc', 3, 0, 0, $3)`,
    [statementId, statementId, customer.id],
  );
  await query(
    `WITH b AS (INSERT INTO zone_batches (id, customer_id, change)
       VALUES ($1, $2, '{"kind":"find","type":null,"find":"8.8.8.8","replacement":"9.9.9.9"}'))
     INSERT INTO zone_batch_domains (id, batch_id, service_id, display_name, place, base_version, confirmed, state, code, finished_at)
     VALUES ($1, $1, $3, 'freekumquat.com', 0, '', false, 'refused', 'zones.changed_elsewhere', now())`,
    [batchId, customer.id, domainId],
  );
  await query(
    `WITH b AS (INSERT INTO zone_batches (id, staff_id, change)
       VALUES ($1, $2, '{"kind":"find","type":null,"find":"8.8.8.8","replacement":"9.9.9.9"}'))
     INSERT INTO zone_batch_domains (id, batch_id, service_id, display_name, place, base_version, confirmed, state, code, finished_at)
     VALUES ($1, $1, $3, 'freekumquat.com', 0, '', false, 'refused', 'zones.changed_elsewhere', now())`,
    [staffBatchId, (await newStaff("support", "周敏")).id, domainId],
  );
  await query(
    `INSERT INTO api_tokens (id, customer_id, name, token_hash, ending, "grant", cap_fen, spent_fen, day_cap_fen)
     VALUES ($1::uuid, $2, '命令行', decode(md5($1::text), 'hex'), 'k3Qz',
       '{"areas":{"orders":"write"},"zones":null,"types":null,"names":null,"addresses":null}', 50000, 16400, 20000)`,
    [tokenId, customer.id],
  );
  await query(`UPDATE orders SET token_id = $1, token_name = '命令行' WHERE id = $2`, [tokenId, orderId]);
  const [webhookId, shopWebhookId] = [randomUUID(), randomUUID()];
  for (const [id, owner] of [
    [webhookId, customer.id],
    [shopWebhookId, null],
  ]) {
    await query(
      `WITH e AS (INSERT INTO webhook_endpoints (id, customer_id, url, events, secret_enc, failing_since, paused_at)
         VALUES ($1, $2, 'https://hooks.example/fail', '{order.completed,dns.changed}', '', now(), now())),
       d AS (INSERT INTO webhook_deliveries (id, endpoint_id, event, body, state, tries)
         VALUES ($1, $1, 'order.completed', '{"type":"order.completed"}', 'failed', 10))
       INSERT INTO webhook_attempts (id, delivery_id, at, duration_ms, status, failure, answer)
       VALUES ($1, $1, now(), 12, 500, 'status', 'out of order')`,
      [id, owner],
    );
  }
  const promotionId = await promotionOf(orderId, customer);
  const paperId = await receiptOf(orderId);
  const ofMoney = { orderId, promotionId, topUpId, paymentId, payoutId, statementId, importId, paperId, fapiaoId };
  const ofPrograms = { batchId, staffBatchId, tokenId, webhookId, shopWebhookId };
  const world = { customer, domainId, cdnId, mailId, ticketId, ...ofMoney, ...ofPrograms };
  if (visitor === "staff") return { ...world, registrantId: "", handoverRequestId: "" };
  await handoverTo(customer);
  const handoverRequestId = await handoverOf(customer);
  await signIn(page, customer);
  return { ...world, registrantId: await newRegistrant(page), handoverRequestId };
}

/** A discount code that the order was placed with. @returns its id. */
async function promotionOf(orderId: string, customer: Person): Promise<string> {
  const [id, code] = [randomUUID(), `PAGES-${randomUUID().slice(0, 6).toUpperCase()}`];
  await query(
    `WITH p AS (INSERT INTO promotions (id, code, off_bp, product_lines, suffixes, actions, starts_at, ends_at, most_uses, note, updated_at)
       VALUES ($1, $2, 1500, '{domain,hosting}', '{.com,.cn}', '{purchase}', now(), now() + interval '30 days', 100, '展会', now()) RETURNING id)
     INSERT INTO promotion_uses (order_id, promotion_id, customer_id, code, discount_fen) SELECT $3, id, $4, $2, 1350 FROM p`,
    [id, code, orderId, customer.id],
  );
  return id;
}
