import { newId } from "@/lib/core/id";
import { addMs, DAY_MS } from "@/lib/core/time";
import { canonicalRecord } from "@/lib/dns/compose";
import type { ExistingRecord } from "@/lib/dns/record";
import type { RecordType } from "@/sandbox/world/rows";
import type { DemoService, DemoShop } from "./shop";

type DemoRecord = readonly [host: string, type: RecordType, value: string, level?: number];

/** The records of a website, of its mail, and of what else a company points to. */
function recordsOf(shop: DemoShop, name: string): DemoRecord[] {
  const { dice } = shop;
  const address = `203.0.113.${dice.int(10, 240)}`;
  const records: DemoRecord[] = [
    ["@", "A", address],
    ["www", "A", address],
  ];
  if (dice.chance(0.7)) {
    records.push(["@", "MX", "mxbiz1.qq.com", 5], ["@", "MX", "mxbiz2.qq.com", 10]);
    records.push(["@", "TXT", "v=spf1 include:spf.mail.qq.com ~all"]);
  }
  if (dice.chance(0.4)) records.push(["shop", "CNAME", `www.${name}`]);
  if (dice.chance(0.3)) records.push(["api", "A", `198.51.100.${dice.int(10, 240)}`]);
  if (dice.chance(0.25)) records.push(["@", "AAAA", "2001:db8::10"]);
  return records;
}

/** Gives most domains that work their records, and some of them a change of a while ago. */
export function fillZones(shop: DemoShop): void {
  for (const service of shop.services) {
    if (service.product.productLine !== "domain" || service.state !== "active" || shop.dice.chance(0.2)) continue;
    const records = recordsOf(shop, service.name).map(([host, type, value, level = 0]): ExistingRecord => {
      const id = shop.upstream.record(service.name, host, type, value, level);
      const record = { id, host, type, value, ttlSeconds: 600, priority: type === "MX" ? level : null };
      // As the shop writes it: in another form the nightly reading would mail its owner that somebody else had changed it.
      return canonicalRecord(record, service.name);
    });
    if (shop.dice.chance(0.4)) change(shop, service, records);
  }
}

/** A change of a while ago that added the last record. */
function change(
  shop: DemoShop,
  { id: serviceId, customer, createdAt }: DemoService,
  records: readonly ExistingRecord[],
): void {
  const added = records.at(-1);
  const at = addMs(shop.now, -shop.dice.int(1, 60) * DAY_MS);
  if (!added || at < createdAt) return;
  shop.rows.zoneChanges.push({
    ...{ id: newId(at.getTime()), serviceId, customerId: customer.id, actorKind: "customer", actorId: customer.id, at },
    before: asJson(records.slice(0, -1)),
    after: asJson(records),
    steps: { log: [], verified: true },
    ...{ state: "done", finishedAt: addMs(at, 4_000) },
  });
}

const asJson = (records: readonly ExistingRecord[]) => records.map((record) => ({ ...record }));
