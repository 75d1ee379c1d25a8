import { addMs, DAY_MS, HOUR_MS } from "@/lib/core/time";
import { nameFor } from "./names";
import {
  aBaiduServer,
  aCdn,
  aDatabase,
  aHost,
  aMail,
  anAliyunServer,
  aPromotion,
  aProtection,
  aSite,
  aSoukeyi,
  type DemoProduct,
  domainOf,
} from "./products";
import type { DemoCustomer, DemoService, DemoShop } from "./shop";
import type { DemoOpened } from "./upstream";

/**
 * Imports what a customer had at the upstream before the shop. Some of it expires on the days around today.
 * @param index the customer's place among `people`
 */
export function importServices(shop: DemoShop, customer: DemoCustomer, index: number, at: Date): void {
  const products = importedBy(index);
  // Days from now: of the demo customer one has expired and some expire this week.
  const demoDays = [-6, 2, 5, 12, 26, 160, 4, 8, 3, 75];
  for (const [place, product] of products.entries()) {
    shop.upstream.moveTo(at);
    const name = nameFor(shop, product, customer);
    const opened = shop.upstream.open(product, name, 12, customer.contactId, "hand");
    const expiresAt = addMs(
      index === 0 ? addMs(shop.now, (demoDays[place] ?? 90) * DAY_MS) : anyExpiry(shop, at),
      9 * HOUR_MS,
    );
    const service = keepImported(shop, customer, { product, opened, at, expiresAt });
    if (index === 0) service.renewDaysBefore = null;
    if (index === 0) service.autoRenew = place === 4;
  }
}

/** What the demo customer brings at the end: these throw the dice after everything else, so they change nothing of the half-year. */
export function importLastServices(shop: DemoShop): void {
  const [customer] = shop.customers;
  if (!customer) return;
  const at = addMs(shop.now, -HOUR_MS);
  shop.upstream.moveTo(at);
  for (const [product, days] of [
    [aCdn, 75],
    [aProtection, 20],
  ] as const) {
    const opened = shop.upstream.open(product, "", 12, customer.contactId, "hand");
    const expiresAt = addMs(shop.now, days * DAY_MS);
    const service = keepImported(shop, customer, { product, opened, at, expiresAt });
    service.autoRenew = false;
    service.renewDaysBefore = null;
    if (product === aCdn) {
      shop.upstream.accelerate(opened.name, `www.${customer.person.label}.com`, addMs(at, -40 * DAY_MS));
    }
  }
}

interface Imported {
  product: DemoProduct;
  opened: DemoOpened;
  at: Date;
  expiresAt: Date;
}

function keepImported(
  shop: DemoShop,
  customer: DemoCustomer,
  { product, opened, at, expiresAt }: Imported,
): DemoService {
  const registeredAt = addMs(expiresAt, -2 * 365 * DAY_MS);
  shop.upstream.moveDates(product, opened.name, registeredAt, expiresAt);
  const service = shop.addService({
    ...{ customer, product, name: opened.name, displayName: opened.name, registeredAt, expiresAt, createdAt: at },
    state: "active",
    secrets: opened.secrets,
  });
  shop.rows.serviceEvents.push({
    serviceId: service.id,
    at,
    actorKind: "staff",
    actorId: shop.staff.support,
    kind: "imported",
    data: {},
  });
  shop.audit(at, shop.staff.support, "services.import", "service", service.id, customer.id);
  return service;
}

/** What a customer brings along; of the demo customer one of nearly everything. */
function importedBy(index: number): DemoProduct[] {
  const com = domainOf(".com");
  if (index === 0)
    return [
      ...[".com", ".cn", ".net", ".com.cn", ".top", ".shop"].map(domainOf),
      ...[aHost, aDatabase, aMail, aBaiduServer, anAliyunServer, aSite, aPromotion, aSoukeyi],
    ];
  const sets = [[com, aHost, aMail], [domainOf(".cn")], [], [com, aHost, aDatabase], [domainOf(".cn"), aHost], []];
  return sets[index % sets.length] ?? [];
}

/** On any day of the next year; half of them near today. */
function anyExpiry({ dice, now }: DemoShop, at: Date): Date {
  const near = addMs(now, dice.int(-20, 30) * DAY_MS);
  return dice.chance(0.5) && near > addMs(at, 2 * DAY_MS) ? near : addMs(at, dice.int(20, 330) * DAY_MS);
}
