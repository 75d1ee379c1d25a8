/**
 * The load of a shop while its workers are killed: products with and without a name of ours, purchases and renewals, and lost
 * answers.
 */
import { randomUUID } from "node:crypto";
import { placeOrder } from "@/lib/orders/place-order";
import type { Quote } from "@/lib/pricing/contract";
import { serverOrder } from "@/lib/product-lines/cloud/testing/server-order";
import type { Buyer, ShopDatabase, ShopWorld } from "@/lib/purchasing/testing/shop-world";
import type { Random } from "@/lib/purchasing/testing/simulation/random";
import type { FaultInput } from "@/sandbox/control/faults";

/** Picked as often as they are listed. Those that end without a sale are listed most, because they reach the most fail points. */
const FAULTS: readonly FaultInput[] = [
  { kind: "dropBefore" },
  { kind: "dropBefore" },
  { kind: "dropBefore" },
  { kind: "dropAfter" },
  { kind: "dropAfter" },
  { kind: "statusAfter" },
  { kind: "status" },
  { kind: "garble" },
  { kind: "truncate" },
  { kind: "codeAfter", code: "10036" },
  { kind: "code", code: "10036" },
  { kind: "code", code: "10021" },
  { kind: "code", code: "10021" },
  { kind: "lag", ms: 400 },
  { kind: "duplicate" },
];
const FAULTY = 0.45;

const host: Partial<Quote> = {
  productLine: "hosting",
  config: { kind: "standard", location: "china", line: "telecom", sizeMb: 500 },
  years: 1,
  secret: "abc123!@#xyz",
  priceFen: 29_900n,
  costFen: 23_600n,
};

let hosts = 0;

/** Names of hosts have at most ten lower-case letters; each is used once per process. */
function hostName(): string {
  const letters = (hosts++).toString(26).replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)));
  return `host${letters.padStart(6, "a")}`;
}

export class KillLoad {
  private made = 0;
  private readonly renewed = new Set<string>();

  /**
   * @param options.servers how many of a hundred orders are cloud servers: while the outcome of one is unknown, no other can be
   * bought.
   */
  constructor(
    private readonly world: ShopWorld<ShopDatabase>,
    private readonly buyer: Buyer,
    private readonly random: Random,
    private readonly options: { word: string; servers: number },
  ) {}

  /** Orders until so many items are open. */
  async keep(most: number): Promise<void> {
    const { db } = this.world.database;
    const open = await db.orderItem.count({ where: { state: { notIn: ["done", "refunded"] } } });
    for (let at = open; at < most; at++) await this.order();
  }

  private async order(): Promise<void> {
    const { random, options } = this;
    if (random.chance(options.servers / 100)) return this.orderServer();
    if (random.chance(0.15) && (await this.orderRenewal())) return;
    const number = this.made++;
    if (random.chance(0.2)) {
      const name = hostName();
      await this.spoil(name, "hosting.CreateHosting");
      await this.buyer.buy(name, { ...host, name, displayName: name });
      return;
    }
    const name = `free${options.word}n${number}.com`;
    await this.spoil(name, "domains.CreateDom");
    if (random.chance(0.1))
      await this.world.fault({ kind: "status", endpoint: "domains.DomainDetail", name, count: 2 });
    await this.buyer.buy(name);
  }

  private async orderServer(): Promise<void> {
    await this.spoil("", "cloud.BuyCloud");
    await this.buyer.buy("", serverOrder);
  }

  private async orderRenewal(): Promise<boolean> {
    const services = await this.world.database.db.service.findMany({
      where: { customerId: this.buyer.actor.userId, productLine: "domain", state: "active" },
      orderBy: { name: "asc" },
    });
    const [service] = services.filter(({ id }) => !this.renewed.has(id));
    if (!service) return false;
    this.renewed.add(service.id);
    await this.spoil(service.name, "domains.DomainRenew");
    const change = { action: "renew" as const, serviceId: service.id, priceFen: 8_000n, costFen: 7_000n };
    const items = [{ quote: this.buyer.quote(service.name, change) }];
    await placeOrder(this.buyer.actor, { items }, { idempotencyKey: randomUUID() });
    return true;
  }

  private async spoil(name: string, endpoint: string): Promise<void> {
    if (this.random.chance(FAULTY)) await this.world.fault({ ...this.random.pick(FAULTS), endpoint, name });
  }
}
