import { addMs, DAY_MS, HOUR_MS } from "@/lib/core/time";
import { nameFor } from "./names";
import { aDatabase, aHost, aMail, aPromotion, aSoukeyi, type DemoProduct, domainOf } from "./products";
import type { DemoCustomer, DemoShop } from "./shop";

/**
 * Imports what a customer had at the upstream before the shop. Some of it expires on the days around today.
 * @param index the customer's place among `people`
 */
export function importServices(shop: DemoShop, customer: DemoCustomer, index: number, at: Date): void {
  const products = importedBy(index);
  // Days from now: of the demo customer one has expired and some expire this week.
  const demoDays = [-6, 2, 5, 12, 26, 160, 4, 8, 3];
  for (const [place, product] of products.entries()) {
    shop.upstream.moveTo(at);
    const name = nameFor(shop, product, customer);
    const opened = shop.upstream.open(product, name, 12, customer.contactId, "hand");
    const expiresAt = addMs(
      index === 0 ? addMs(shop.now, (demoDays[place] ?? 90) * DAY_MS) : anyExpiry(shop, at),
      9 * HOUR_MS,
    );
    const registeredAt = addMs(expiresAt, -2 * 365 * DAY_MS);
    shop.upstream.moveDates(product, opened.name, registeredAt, expiresAt);
    const service = shop.addService({
      ...{ customer, product, name: opened.name, displayName: opened.name, registeredAt, expiresAt, createdAt: at },
      state: "active",
      secrets: opened.secrets,
    });
    if (index === 0) service.renewDaysBefore = null;
    if (index === 0) service.autoRenew = place === 4;
    shop.rows.serviceEvents.push({
      serviceId: service.id,
      at,
      actorKind: "staff",
      actorId: shop.staff.support,
      kind: "imported",
      data: {},
    });
    shop.audit(at, shop.staff.support, "services.import", "service", service.id, customer.id);
  }
}

/** What a customer brings along; of the demo customer one of nearly everything. */
function importedBy(index: number): DemoProduct[] {
  const com = domainOf(".com");
  if (index === 0)
    return [
      ...[".com", ".cn", ".net", ".com.cn", ".top", ".shop"].map(domainOf),
      aHost,
      aDatabase,
      aMail,
      aPromotion,
      aSoukeyi,
    ];
  const sets = [[com, aHost, aMail], [domainOf(".cn")], [], [com, aHost, aDatabase], [domainOf(".cn"), aHost], []];
  return sets[index % sets.length] ?? [];
}

/** On any day of the next year; half of them near today. */
function anyExpiry({ dice, now }: DemoShop, at: Date): Date {
  const near = addMs(now, dice.int(-20, 30) * DAY_MS);
  return dice.chance(0.5) && near > addMs(at, 2 * DAY_MS) ? near : addMs(at, dice.int(20, 330) * DAY_MS);
}
