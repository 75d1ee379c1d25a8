import { newId } from "@/lib/core/id";
import { seal } from "@/lib/core/secret";
import { addMs, DAY_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { serviceSecretsPlace } from "@/lib/purchasing/item-secrets";
import { readFully } from "@/lib/services/refresh-service";
import { storeReading } from "@/lib/services/store-reading";
import { madePassword, putAccount } from "@/sandbox/chapters/points/find-account";
import type { PointsAccount } from "@/sandbox/chapters/points/rows";
import type { DemoShop } from "./shop";

interface DemoAccount {
  productLine: "mailing" | "sms";
  /** The customer's place among `people`. */
  owner: number;
  bought: number;
  left: number;
  provider: PointsAccount["provider"];
  /** Of the warning that its owner has set. */
  level?: number;
}

/** Accounts with points that customers had before the shop: the demo customer one of each product line, of which one runs out. */
const ACCOUNTS: readonly DemoAccount[] = [
  { productLine: "mailing", owner: 0, bought: 50_000, left: 31_400, provider: "cndns", level: 5_000 },
  { productLine: "sms", owner: 0, bought: 13_000, left: 640, provider: "cndns" },
  { productLine: "mailing", owner: 3, bought: 10_000, left: 2_150, provider: "edmcn", level: 2_000 },
  { productLine: "sms", owner: 5, bought: 30_000, left: 28_900, provider: "huyi" },
];

/** Puts the accounts into the sandbox, and their services among the shop's rows. @returns the services' ids. */
export function addPointsAccounts(shop: DemoShop): { id: string; level: number | null }[] {
  const at = addMs(shop.now, -60 * DAY_MS);
  shop.upstream.moveTo(shop.now);
  return ACCOUNTS.flatMap(({ productLine, owner, bought, left, provider, level = null }) => {
    const customer = shop.customers[owner];
    if (!customer) return [];
    const { world } = shop.upstream;
    const product = productLine === "sms" ? "sms" : "edm";
    const name = world.transact(() => {
      const number = 100_000 + Number(world.nextNumber("nextId"));
      const account = product === "sms" ? `sms${number}` : `edm${number}@edm.example.com`;
      putAccount(world, {
        ...{ account, product, password: madePassword(account), bought, used: bought - left, provider },
        ...{ usedAtMs: world.now(), boughtAtMs: at.getTime(), countable: true, audit: "passed" },
        ...{ company: customer.person.companyCn ?? "", saleId: "" },
      });
      return account;
    });
    const id = newId(at.getTime());
    const secrets = JSON.stringify({ password: madePassword(name) });
    shop.rows.services.push({
      ...{ id, customerId: customer.id, productLine, name, displayName: name, state: "active", config: {} },
      ...{ createdAt: at, secretsEnc: seal(env().keyRing, secrets, serviceSecretsPlace(id)) },
    });
    const imported = { actorKind: "staff", actorId: shop.staff.support, kind: "imported", data: {} };
    shop.rows.serviceEvents.push({ serviceId: id, at, ...imported });
    shop.audit(at, shop.staff.support, "services.import", "service", id, customer.id);
    return [{ id, level }];
  });
}

/** Reads the accounts as their pages do, and sets the levels of those that have one. */
export async function readPointsAccounts(accounts: readonly { id: string; level: number | null }[]): Promise<void> {
  for (const { id, level } of accounts) {
    const service = await db.service.findUniqueOrThrow({ where: { id } });
    await storeReading(db, id, await readFully(service));
    if (level !== null) await db.pointsLevel.create({ data: { serviceId: id, level, checkedAt: new Date() } });
  }
}
