/**
 * A shop for tests of purchases: real PostgreSQL, the sandbox over HTTP, customers with money and a registrant that the upstream knows.
 * Tests move time by passing `now`, not by waiting.
 */
import { randomUUID } from "node:crypto";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { newId } from "@/lib/core/id";
import { MINUTE_MS, msToShanghaiMidnight } from "@/lib/core/time";
import { checkBooks } from "@/lib/ledger/check-books";
import { postTopUp } from "@/lib/ledger/post-top-up";
import { readWalletFen } from "@/lib/ledger/read-wallet-fen";
import type { OrderView } from "@/lib/orders/contract";
import { placeOrder } from "@/lib/orders/place-order";
import type { Quote } from "@/lib/pricing/contract";
import { signQuote } from "@/lib/pricing/sign-quote";
import { DOMAIN_PRICE_FEN, domainQuote } from "@/lib/pricing/testing/domain-quote";
import type { Config } from "@/lib/product-lines/form";
import { productLines } from "@/lib/product-lines/registry";
import { bindAccount } from "@/lib/upstream/bind-account";
import { upstream } from "@/lib/upstream/client";
import { startAtNoon } from "@/lib/upstream/testing/start-at-noon";
import { Bench } from "@/sandbox/codes/bench";
import type { FaultInput } from "@/sandbox/control/faults";
import type { Settings } from "@/sandbox/control/settings";
import { sandboxCredentials, sandboxEnv } from "@/sandbox/http/credentials";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { advanceItem } from "../advance-item";
import { putContact } from "./put-contact";

export const PRICE_FEN = DOMAIN_PRICE_FEN;

/** The database of a shop: a clone for one test, or a server of its own. */
export type ShopDatabase = Pick<TestDatabase, "db" | "drop">;

export interface ShopWorld<D extends ShopDatabase = TestDatabase> {
  database: D;
  sandbox: RunningSandbox;
  close(): Promise<void>;
  control(path: string, body: unknown): Promise<unknown>;
  fault(fault: FaultInput): Promise<void>;
  settings(change: Partial<Settings>): void;
  customer(fen?: bigint): Promise<Buyer>;
  staff(): Promise<StaffActor>;
  /** Advances the item, with time passing between the steps, until it is final or the steps are used up. @returns its state. */
  drive(itemId: string, options?: { steps?: number; stepMs?: number; now?: Date }): Promise<string>;
  /** Ends the item's lease, as if its worker had died a while ago. */
  endLease(itemId: string): Promise<void>;
  /** Another caller with the same account. Its otimes start at the last midnight, so they differ from the shop's. */
  bench(): Bench;
  /** Compares the sandbox's sales, the items and the ledger. @returns the differences. */
  threeBooks(): Promise<string[]>;
}

export interface Buyer {
  actor: CustomerActor;
  registrantId: string;
  balance(): Promise<{ balanceFen: bigint; heldFen: bigint }>;
  quote(name: string, change?: Partial<Quote>): string;
  buy(name: string, change?: Partial<Quote>): Promise<{ order: OrderView; itemId: string }>;
}

type SandboxSettings = Parameters<typeof startSandbox>[0];

export const startShopWorld = (settings: SandboxSettings = {}, clocks: Clocks = {}): Promise<ShopWorld> =>
  startShopWorldIn(createTestDatabase, settings, clocks);

interface Clocks {
  /** The sandbox's clock is set to noon (startAtNoon). False: it is the machine's, for what both sides compute by the time. @default true */
  noon?: boolean;
}

/** @param open makes the database, and puts its address and the given variables into process.env. */
export async function startShopWorldIn<D extends ShopDatabase>(
  open: (environment: Record<string, string>) => Promise<D>,
  settings: SandboxSettings = {},
  { noon = true }: Clocks = {},
): Promise<ShopWorld<D>> {
  const sandbox = await startSandbox({
    ...settings,
    settings: { registerMs: 0, renewMs: 0, ...settings.settings },
  });
  sandbox.world.transact(() => sandbox.world.putAccount({ remittedFen: 100_000_000n }));
  const database = await open(sandboxEnv(sandbox.url));
  const { db } = database;
  if (noon) await startAtNoon(db, sandbox);
  await bindAccount(db, { username: sandboxCredentials.username, sandbox: true });
  await db.suffix.createMany({
    data: [".com", ".cn", ".net"].map((suffix, position) => ({ suffix, ascii: suffix, group: "common", position })),
    skipDuplicates: true,
  });
  const control = async (path: string, body: unknown) => {
    const answer = await fetch(`${sandbox.url}/__sandbox/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  await control("price", { suffix: ".com", register: "55.00", renew: "70.00" });
  return {
    database,
    sandbox,
    control,
    settings: (change) => sandbox.world.transact(() => sandbox.world.putSettings(change)),
    fault: async (fault) => void (await control("faults", fault)),
    close: async () => {
      await upstream().flushLog();
      upstream().close();
      (globalThis as { kumquatUpstream?: unknown }).kumquatUpstream = undefined;
      await database.drop();
      await sandbox.close();
    },
    customer: (fen = 1_000_000n) => makeBuyer(database, sandbox, fen),
    staff: () => makeStaff(database),
    drive: (itemId, options) => drive(database, itemId, options),
    endLease: async (itemId) => {
      await db.$executeRaw`UPDATE order_items SET lease_until = now() - interval '1 second' WHERE id = ${itemId}::uuid`;
    },
    bench: () => new Bench(sandbox.url, () => lastMidnight(sandbox.world.now())),
    threeBooks: () => threeBooks(database, sandbox),
  };
}

const lastMidnight = (nowMs: number) => nowMs + msToShanghaiMidnight(new Date(nowMs)) - 24 * 60 * MINUTE_MS;

async function makeBuyer(database: ShopDatabase, sandbox: RunningSandbox, fen: bigint): Promise<Buyer> {
  const { db } = database;
  const userId = newId();
  await db.user.create({
    data: { id: userId, kind: "customer", email: `${userId}@example.com`, name: "林晓雯", passwordHash: "none" },
  });
  if (fen > 0n) {
    await postTopUp(db, {
      topUpId: randomUUID(),
      customerId: userId,
      amountFen: fen,
      gateway: "bank_transfer",
      at: new Date(),
    });
  }
  const registrantId = newId();
  await db.registrant.create({
    data: {
      id: registrantId,
      customerId: userId,
      kind: "company",
      displayName: "杭州青禾茶业有限公司",
      fields: {},
      idType: "YYZZ",
      idNumberEnc: new Uint8Array([0]),
      idNumberMasked: "***",
      state: "ready",
      upstreamId: sandbox.world.transact(() => putContact(sandbox.world)),
    },
  });
  const actor: CustomerActor = { kind: "customer", userId, sessionId: newId(), ip: "127.0.0.1" };
  const quote = (name: string, change: Partial<Quote> = {}) => signQuote(domainQuote(name, change));
  return {
    actor,
    registrantId,
    balance: () => readWalletFen(db, userId),
    quote,
    buy: async (name, change = {}) => {
      const items = [{ quote: quote(name, change), ...(change.action === "renew" ? {} : { registrantId }) }];
      const order = await placeOrder(actor, { items }, { idempotencyKey: randomUUID() });
      const itemId = order.items[0]?.id;
      if (!itemId) throw new Error("an order without items");
      return { order, itemId };
    },
  };
}

async function makeStaff({ db }: ShopDatabase): Promise<StaffActor> {
  const userId = newId();
  await db.user.create({
    data: {
      id: userId,
      kind: "staff",
      role: "admin",
      email: `${userId}@example.com`,
      name: "单良",
      passwordHash: "none",
    },
  });
  return { kind: "staff", userId, sessionId: newId(), role: "admin", ip: "127.0.0.1" };
}

async function drive(
  { db }: ShopDatabase,
  itemId: string,
  { steps = 12, stepMs = 11 * MINUTE_MS, now = new Date() }: { steps?: number; stepMs?: number; now?: Date } = {},
): Promise<string> {
  for (let step = 0; ; step++) {
    const item = await db.orderItem.findUniqueOrThrow({ where: { id: itemId } });
    const final = item.state === "done" || item.state === "refunded";
    if (final || step >= steps) return item.state;
    await advanceItem(db, itemId, { now: new Date(now.getTime() + step * stepMs), early: true });
  }
}

/**
 * Compares the sandbox's sales, the items and the ledger. A sale whose item was refunded must have a claim.
 * @returns the differences; an empty list when they agree.
 */
async function threeBooks({ db }: ShopDatabase, { world }: RunningSandbox): Promise<string[]> {
  const faults = (await checkBooks(db)).map((fault) => `${fault.check} ${fault.subject}: ${fault.detail}`);
  const items = await db.orderItem.findMany({ include: { claims: true, attempts: true } });
  const sales = [...world.sales.values()].filter((sale) => sale.by === "api");
  const key = (name: string | null, action: string) => `${name} ${action}`;
  // A server's upgrade has two endpoints: one for its size, one for addresses.
  const configs: Config[] = [{}, { grow: "address" }];
  const kinds: Record<string, string> = Object.fromEntries(
    productLines.flatMap(({ actions }) =>
      Object.entries(actions).flatMap(([id, { endpoint }]) => configs.map((config) => [endpoint(config), id])),
    ),
  );
  const sold = new Map<string, number>();
  for (const sale of sales) {
    if (sale.refundedAtMs !== null) continue;
    const of = key(sale.name, kinds[sale.endpoint] ?? sale.endpoint);
    sold.set(of, (sold.get(of) ?? 0) + 1);
  }
  const owed = new Map<string, number>();
  /** Items that may have been bought: a claim makes staff look. */
  const unclear = new Map<string, number>();
  for (const item of items) {
    const bought = item.state === "done" || item.claims.some((claim) => claim.kind === "bought_after_refund");
    // The sandbox's sales name a domain as people write it, every other product by the upstream's name.
    const given = item.attempts.find((attempt) => attempt.givenName !== null)?.givenName ?? null;
    const of = key(item.productLine === "domain" ? item.displayName : (item.name ?? given), item.action);
    if (bought) owed.set(of, (owed.get(of) ?? 0) + 1);
    else if (item.claims.some((claim) => claim.kind === "unclear_after_refund"))
      unclear.set(of, (unclear.get(of) ?? 0) + 1);
  }
  for (const of of new Set([...sold.keys(), ...owed.keys()])) {
    const more = (sold.get(of) ?? 0) - (owed.get(of) ?? 0);
    if (more < 0 || more > (unclear.get(of) ?? 0))
      faults.push(`${of}: ${sold.get(of) ?? 0} sold, ${owed.get(of) ?? 0} accounted for`);
  }
  const cost = items
    .filter((item) => item.state === "done")
    .reduce((sum, item) => sum + (item.costChargedFen ?? 0n), 0n);
  const [posted] = await db.$queryRaw<{ sum: string }[]>`
    SELECT coalesce(sum(p.amount_fen), 0)::text AS sum FROM postings p
      JOIN ledger_accounts a ON a.id = p.account_id JOIN ledger_transactions t ON t.id = p.transaction_id
     WHERE a.code = 'agent' AND t.kind IN ('capture', 'cost_correction')`;
  if (BigInt(posted?.sum ?? "0") !== cost) faults.push(`${posted?.sum} posted as cost, ${cost} charged for items done`);
  return faults;
}
