import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";

/** What a row is about, for people: its name and its page in the back office, where it has them. */
export interface NamedSubject {
  name: string | null;
  page: string | null;
  /** Of a service: its controls are called differently in each product line. */
  productLine?: string;
}

interface Row {
  subjectKind: string | null;
  subjectId: string | null;
}

type Named = Map<string, NamedSubject>;
type Namer = (ids: string[]) => Promise<Named> | Named;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const search = (page: string, query: Record<string, string>) => `/admin/${page}?${new URLSearchParams(query)}`;
const named = <T>(rows: readonly T[], entry: (row: T) => [string, NamedSubject]): Named => new Map(rows.map(entry));
/** A subject that is its own name. */
const itself =
  (page: (id: string) => string | null): Namer =>
  (ids) =>
    named(ids, (id) => [id, { name: id, page: page(id) }]);

async function topUps(ids: string[]): Promise<Named> {
  const rows = await db.topUp.findMany({
    where: { id: { in: ids } },
    select: { id: true, reference: true, state: true },
  });
  return named(rows, ({ id, reference, state }) => [
    id,
    { name: reference, page: search("top-ups", { state, q: reference }) },
  ]);
}

async function apiTokens(ids: string[]): Promise<Named> {
  const rows = await db.apiToken.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return named(rows, ({ id, name }) => [id, { name, page: null }]);
}

async function staffTokens(ids: string[]): Promise<Named> {
  const rows = await db.staffToken.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return named(rows, ({ id, name }) => [id, { name, page: "/admin/tokens" }]);
}

async function bankStatements(ids: string[]): Promise<Named> {
  const rows = await db.bankStatement.findMany({ where: { id: { in: ids } }, select: { id: true, fileName: true } });
  return named(rows, ({ id, fileName }) => [id, { name: fileName, page: `/admin/statements/${id}` }]);
}

async function services(ids: string[]): Promise<Named> {
  const rows = await db.service.findMany({
    where: { id: { in: ids } },
    select: { id: true, displayName: true, productLine: true },
  });
  return named(rows, ({ id, displayName, productLine }) => [
    id,
    { name: displayName, page: `/admin/services/${id}`, productLine },
  ]);
}

async function gatewayPage(ids: string[]): Promise<Named> {
  return named(ids, (id) => [id, { name: null, page: "/admin/gateways" }]);
}

const inOrder = { id: true, orderId: true, displayName: true, order: { select: { number: true } } } as const;
const orderPage = (item: { orderId: string; displayName: string; order: { number: string } }): NamedSubject => ({
  name: `${item.displayName} ${item.order.number}`,
  page: `/admin/orders/${item.orderId}`,
});

const ofReview = {
  state: true,
  registrant: { select: { displayName: true, customer: { select: { email: true } } } },
} as const;
function reviewPage({
  state,
  registrant,
}: {
  state: string;
  registrant: { displayName: string; customer: { email: string } };
}) {
  const tab: Record<string, string> = state === "pass" || state === "unpass" ? { state } : {};
  return { name: registrant.displayName, page: search("reviews", { ...tab, q: registrant.customer.email }) };
}

const namers: Record<string, Namer> = {
  async user(ids) {
    const rows = await db.user.findMany({
      where: { id: { in: ids } },
      select: { id: true, kind: true, name: true, email: true },
    });
    return named(rows, ({ id, kind, name, email }) => [
      id,
      { name: name || email, page: kind === "customer" ? `/admin/customers/${id}` : "/admin/staff" },
    ]);
  },
  service: services,
  handover: services,
  async order(ids) {
    const rows = await db.order.findMany({ where: { id: { in: ids } }, select: { id: true, number: true } });
    return named(rows, ({ id, number }) => [id, { name: number, page: `/admin/orders/${id}` }]);
  },
  async item(ids) {
    const rows = await db.orderItem.findMany({ where: { id: { in: ids } }, select: inOrder });
    return named(rows, (item) => [item.id, orderPage(item)]);
  },
  async claim(ids) {
    const rows = await db.claim.findMany({
      where: { id: { in: ids } },
      select: { id: true, item: { select: inOrder } },
    });
    return named(rows, ({ id, item }) => [id, orderPage(item)]);
  },
  top_up: topUps,
  top_up_correction: topUps,
  async opening_balances(ids) {
    const rows = await db.approval.findMany({
      where: { kind: "opening_balances", subjectId: { in: ids } },
      select: { subjectId: true, reason: true },
    });
    return named(rows, ({ subjectId, reason }) => [subjectId, { name: reason, page: "/admin/imports" }]);
  },
  async import(ids) {
    const rows = await db.shopImport.findMany({ where: { id: { in: ids } }, select: { id: true, fileName: true } });
    return named(rows, ({ id, fileName }) => [id, { name: fileName, page: `/admin/imports/${id}` }]);
  },
  async adjustment(ids) {
    const rows = await db.adjustment.findMany({
      where: { id: { in: ids } },
      select: { id: true, reason: true, state: true },
    });
    return named(rows, ({ id, reason, state }) => [id, { name: reason, page: search("adjustments", { state }) }]);
  },
  async registrant(ids) {
    const rows = await db.registrant.findMany({
      where: { id: { in: ids } },
      select: { id: true, displayName: true, customerId: true },
    });
    return named(rows, ({ id, displayName, customerId }) => [
      id,
      { name: displayName, page: `/admin/customers/${customerId}` },
    ]);
  },
  async review(ids) {
    const rows = await db.realNameReview.findMany({ where: { id: { in: ids } }, select: { id: true, ...ofReview } });
    return named(rows, (review) => [review.id, reviewPage(review)]);
  },
  async review_document(ids) {
    const rows = await db.reviewDocument.findMany({
      where: { id: { in: ids } },
      select: { id: true, review: { select: ofReview } },
    });
    return named(rows, ({ id, review }) => [id, reviewPage(review)]);
  },
  async mail(ids) {
    const rows = await db.mail.findMany({ where: { id: { in: ids } }, select: { id: true, subject: true } });
    return named(rows, ({ id, subject }) => [id, { name: subject, page: `/admin/outbox/${id}` }]);
  },
  async ticket(ids) {
    const rows = await db.ticket.findMany({ where: { id: { in: ids } }, select: { id: true, number: true } });
    return named(rows, ({ id, number }) => [id, { name: number, page: `/admin/tickets/${id}` }]);
  },
  async fapiao(ids) {
    const rows = await db.fapiaoRequest.findMany({ where: { id: { in: ids } }, select: { id: true, number: true } });
    return named(rows, ({ id, number }) => [id, { name: number, page: `/admin/fapiao/${id}` }]);
  },
  async "fapiao-profile"(ids) {
    const rows = await db.fapiaoProfile.findMany({
      where: { id: { in: ids } },
      select: { id: true, title: true, customerId: true },
    });
    return named(rows, ({ id, title, customerId }) => [id, { name: title, page: `/admin/customers/${customerId}` }]);
  },
  async payment_refund(ids) {
    const rows = await db.paymentRefund.findMany({ where: { id: { in: ids } }, select: { id: true, number: true } });
    return named(rows, ({ id, number }) => [id, { name: number, page: "/admin/refunds" }]);
  },
  async saved_reply(ids) {
    const rows = await db.savedReply.findMany({ where: { id: { in: ids } }, select: { id: true, title: true } });
    return named(rows, ({ id, title }) => [id, { name: title, page: null }]);
  },
  async dns_template(ids) {
    const rows = await db.dnsTemplate.findMany({ where: { id: { in: ids } }, select: { id: true, nameZh: true } });
    return named(rows, ({ id, nameZh }) => [id, { name: nameZh, page: null }]);
  },
  suffix: itself(() => "/admin/suffixes"),
  line: itself((line) => (line === "all" ? "/admin/catalogue" : `/admin/catalogue/${line}`)),
  "line-cost": itself((key) => `/admin/catalogue/${key.split(" ")[0]}`),
  async "price-rule"(ids) {
    const rows = await db.priceRule.findMany({ where: { id: { in: ids } }, select: { id: true, productLine: true } });
    const lineOf = new Map(rows.map(({ id, productLine }) => [id, productLine]));
    // The row says which prices a rule is about, for one that is gone as well (subjectWords).
    return named(ids, (id) => {
      const line = lineOf.get(id) ?? "domain";
      return [id, { name: null, page: line === "domain" ? "/admin/prices" : `/admin/catalogue/${line}` }];
    });
  },
  async promotion(ids) {
    const rows = await db.promotion.findMany({ where: { id: { in: ids } }, select: { id: true, code: true } });
    return named(rows, ({ id, code }) => [id, { name: code, page: `/admin/promotions/${id}` }]);
  },
  setting: (ids) => named(ids, (id) => [id, { name: null, page: "/admin/settings" }]),
  gateway: gatewayPage,
  gateway_keys: gatewayPage,
  "help-article": itself((slug) => `/admin/help/${slug}`),
  bank_statement: bankStatements,
  token: apiTokens,
  "staff-token": staffTokens,
};

/** Kinds whose id is a word. The id of every other kind is a UUID. */
const WORDS = new Set(["suffix", "line", "line-cost", "setting", "gateway", "gateway_keys", "help-article"]);

/** What admins alone may open. */
const OF_ADMINS = ["/admin/settings", "/admin/staff"];

/** Names what the rows of a page are about: one query for each kind among them. */
export async function nameSubjects(
  { role }: StaffActor,
  rows: readonly Row[],
): Promise<(row: Row) => NamedSubject | null> {
  const kinds = [...new Set(rows.flatMap(({ subjectKind }) => subjectKind ?? []))];
  const found = await Promise.all(
    kinds.map(async (kind): Promise<[string, Named]> => {
      const ids = rows.flatMap((row) =>
        row.subjectKind === kind && row.subjectId && (WORDS.has(kind) || UUID.test(row.subjectId)) ? row.subjectId : [],
      );
      const namer = Object.hasOwn(namers, kind) ? namers[kind] : undefined;
      return [kind, namer && ids.length > 0 ? await namer([...new Set(ids)]) : new Map()];
    }),
  );
  const byKind = new Map(found);
  return ({ subjectKind, subjectId }) => {
    const subject = byKind.get(subjectKind ?? "")?.get(subjectId ?? "") ?? null;
    return subject?.page && role !== "admin" && OF_ADMINS.includes(subject.page) ? { ...subject, page: null } : subject;
  };
}
