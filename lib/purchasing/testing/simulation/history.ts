/** One history: some rounds with faults, then a time without faults, in which every item must become final. */
import { newId } from "@/lib/core/id";
import { db } from "@/lib/db/client";
import { postTopUp } from "@/lib/ledger/post-top-up";
import { cancelItem } from "@/lib/orders/cancel-item";
import { cancelTransfer } from "@/lib/orders/cancel-transfer";
import { placeOrder } from "@/lib/orders/place-order";
import { restartTransfer } from "@/lib/orders/restart-transfer";
import type { Quote } from "@/lib/pricing/contract";
import { signQuote } from "@/lib/pricing/sign-quote";
import { upstream } from "@/lib/upstream/client";
import { readPause } from "@/lib/upstream/pause";
import { snapshotAgentBalance } from "@/lib/upstream/snapshot-agent-balance";
import { testCredentials } from "@/lib/upstream/test-credentials";
import { controlActs } from "@/sandbox/control/control-act";
import { advanceItem } from "../../advance-item";
import { pauseBuying, resumeBuying } from "../../pause-buying";

import { searchRefunded } from "../../search-refunded";
import { decideAsSeen } from "../decide-as-seen";
import {
  disturbTransfer,
  type HappenedOutside,
  happenOutside,
  isRefusal,
  nothingHappened,
  plantFaults,
  setPrice,
} from "./chaos";
import { GatewayMoves, openGateways } from "./gateway-moves";
import { type JudgedItem, judge, withAll } from "./judge";
import { moveMoney, openBank } from "./money-moves";
import { plantService } from "./plant-service";
import { Random } from "./random";
import type { Scheduler } from "./scheduler";
import { LostConnection } from "./scheduler";
import type { SimulatedCustomer, SimulatedShop } from "./shop";
import { virtualClock } from "./virtual-clock";
import { type WantedLine, wantChange, wantNew, wantTransfer } from "./wanted";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const BASE_MS = Date.UTC(2027, 2, 2, 2);
/** Midnight in Shanghai. */
const MIDNIGHT_MS = Date.UTC(2027, 2, 2, 16);
/** How long the time without faults is: long enough for the half hour until an item counts as absent, and for waits before it. */
const PEACE_MS = 3 * HOUR_MS;
const PEACE_ROUNDS = 400;
/** The share of histories that begin with a customer who has a service, and the share of orders that are then this customer's. */
const OWNED = 0.45;
const OWNER_ORDERS = 0.7;
const QUIET = { switches: 0, crash: 0, pause: 0, lost: 0, most: 0 };

export interface HistoryResult {
  faults: string[];
  trace: string[];
  items: Record<string, number>;
}

/** The product lines of a history, drawn by how often they are listed: with names of ours, with names that the upstream makes, both. */
const LINE_MIXES: readonly (readonly WantedLine[])[] = [
  ["domain"],
  ["domain"],
  ["domain", "hosting"],
  ["domain", "cloud"],
  ["domain", "hosting", "cloud"],
];
const HOST_NAMES = ["simhosta", "simhostb"];

/** Of every seven histories one transfers domains in as well, and in another money moves beside the orders. */
const FAMILIES = 7;
const TRANSFERS = 2;
const MONEY = 3;
/** Of every eight histories one sells bulk mail with points as well: none of those that are known to have failed. */
const WITH_POINTS = { of: 8, at: 7 };
/** In one history of five customers pay through gateways as well: none of those that are known to have failed before there were any. */
const playsGateways = (number: number) => number % 8 === 7 || number % 11 === 7;
/** How many moves of money follow when all items are final and some can be refunded. */
const MONEY_MOVES = 24;

interface OpenItem {
  id: string;
  state: string;
  dueAt: Date | null;
  deadlineAt: Date | null;
  needsStaff: boolean;
  customerId: string;
  displayName: string;
  action: string;
  reasonCode: string | null;
}

const OPEN_ITEMS = {
  name: "open items",
  text: `SELECT id, state::text, due_at AS "dueAt", deadline_at AS "deadlineAt", needs_staff AS "needsStaff", customer_id AS "customerId",
                display_name AS "displayName", action::text, reason_code AS "reasonCode"
           FROM public.order_items WHERE state NOT IN ('done', 'refunded') ORDER BY created_at, display_name`,
};

class History {
  private readonly random: Random;
  private scheduler!: Scheduler;
  private readonly happened: HappenedOutside = nothingHappened();
  /** Names for new domains, and the name of the service that a customer may have already. */
  private readonly names: string[];
  private readonly ownName: string;
  /** The customer who had a service from the beginning. */
  private owner: SimulatedCustomer | null = null;
  private placed = 0;
  private readonly most: number;
  private readonly topUpFen: bigint;
  private readonly sells: readonly WantedLine[];
  /** Domains of somebody else, to be transferred in. */
  private readonly strangers: string[];
  private readonly family: number;
  private gateways: GatewayMoves | null = null;

  constructor(
    private readonly shop: SimulatedShop,
    private readonly seed: number,
    private readonly number: number,
  ) {
    this.family = number % FAMILIES;
    this.random = new Random(seed, number);
    const { random } = this;
    this.most = random.pick([1, 1, 2, 2, 3, 4]);
    const word = () =>
      random.chance(0.2) ? random.pick(["fail-register", "late-registered", "slow-register", "fail-renew"]) : "";
    this.names = Array.from({ length: random.pick([1, 1, 2, 3]) }, (_, n) => `free${word()}h${number}n${n}.com`);
    this.ownName = `own${word()}h${number}.com`;
    const mix = random.pick(LINE_MIXES);
    this.sells = number % WITH_POINTS.of === WITH_POINTS.at ? [...mix, "mailing", "mailing"] : mix;
    this.strangers =
      this.family === TRANSFERS
        ? ["", random.pick(["fail-transfer", "no-transfer", "locked-name", ""])].map(
            (text, n) => `moved${text}h${number}n${n}.com`,
          )
        : [];
    const topUpFen = random.pick([100_000n, 100_000n, 14_000n]) * (this.sells.length > 1 ? 3n : 1n);
    // So little that later top-ups are spent, and become a debt when they are charged back.
    this.topUpFen = this.family === MONEY ? 7_000n : topUpFen;
  }

  async play(): Promise<HistoryResult> {
    const { random, shop } = this;
    const startMs = random.chance(0.15)
      ? MIDNIGHT_MS - random.whole(1, 180) * 1_000
      : BASE_MS + random.whole(0, 11) * HOUR_MS;
    const rough = random.pick([0, 1, 1, 3]);
    const troubles = {
      switches: random.pick([0.02, 0.2, 0.5]),
      crash: rough * 0.004,
      pause: rough * 0.012,
      lost: rough * 0.004,
      most: rough * 3,
    };
    this.scheduler = await shop.begin(random, troubles, startMs);
    this.arrange();
    await this.scheduler.aside(() => this.topUp());
    if (this.family === MONEY) await openBank(shop);
    if (playsGateways(this.number)) {
      this.happened.throughGateways = true;
      await this.scheduler.aside(() => openGateways(shop, shop.sandboxUrl));
      this.gateways = new GatewayMoves(shop, (name, work) => this.press(name, work), this.seed, this.number);
    }
    if (random.chance(OWNED)) await this.own();
    const rounds = random.whole(3, 7);
    for (let round = 0; round < rounds; round++) await this.round();
    await this.peace();
    const items = await shop.db.orderItem.findMany({ include: withAll });
    const faults = await judge(shop, items, this.happened, this.topUpFen);
    return { faults: [...this.scheduler.surprises, ...faults], trace: this.scheduler.trace, items: countEnds(items) };
  }

  private arrange(): void {
    const { random } = this;
    const { world } = this.shop.sandbox;
    const remittedFen = random.pick([100_000_000n, 100_000_000n, 20_000n]);
    world.transact(() => {
      world.putAccount({ remittedFen });
      world.putSettings({
        registerMs: random.pick([0, 0, 2_000, 20_000]),
        renewMs: random.pick([0, 1_000, 60_000]),
        ...(this.strangers.length > 0 ? { transferStepMs: random.pick([0, 3_000, 60_000, 8 * MINUTE_MS]) } : {}),
      });
      for (const name of this.strangers) world.strangers.put(name, { name, sinceMs: 0 });
    });
    setPrice(this.shop, "55.00", "70.00");
  }

  private async topUp(): Promise<void> {
    for (const { actor } of this.shop.customers)
      await postTopUp(this.shop.db, {
        topUpId: newId(),
        customerId: actor.userId,
        amountFen: this.topUpFen,
        gateway: "bank_transfer",
        at: new Date(),
      });
  }

  /** Gives a customer a service that can be renewed and upgraded. */
  private async own(): Promise<void> {
    const { random, scheduler, shop } = this;
    this.owner = random.pick(shop.customers);
    const productLine = random.pick(this.sells);
    await plantService(shop, this.owner, productLine, productLine === "hosting" ? "simhost" : this.ownName);
    scheduler.note(`owned: ${productLine}`);
  }

  private async round(): Promise<void> {
    const { random, scheduler, shop } = this;
    plantFaults(shop, random, this.happened);
    if (random.chance(0.25))
      happenOutside(shop, random, [...this.names, this.ownName], this.happened, this.gateways ? 0 : this.mostBackMs());
    if (this.strangers.length > 0 && random.chance(0.15))
      disturbTransfer(shop, random, random.pick(this.strangers), this.happened);
    if (this.family === MONEY && random.chance(0.8)) await this.moveMoney();
    if (this.placed < this.most && random.chance(0.8)) await this.order();
    await this.gateways?.round();
    const open = await this.open();
    for (const item of open) {
      const due = item.dueAt !== null && item.dueAt.getTime() <= virtualClock.nowMs();
      if (due || item.state === "buying" || random.chance(0.1)) this.advance(item, !due);
      if (due && random.chance(0.15)) this.advance(item, false);
      if (item.state === "waiting" && random.chance(0.1)) this.cancel(item);
      if (item.needsStaff && random.chance(0.2)) this.decide(item);
      if (item.action === "transfer" && item.state === "accepted" && random.chance(0.2))
        this.cancelOrRestart(item, random.chance(0.5) ? "cancel" : "restart");
    }
    if (random.chance(0.05)) this.press("staff pause", () => pauseBuying(shop.staff, { note: "simulated" }));
    if (random.chance(0.1)) this.press("staff resume", () => resume(shop));
    if (random.chance(0.1))
      this.press("staff test", () => testCredentials(db, upstream(), { kind: "system" }, new Date()));
    if (random.chance(0.15)) this.press("figures", () => snapshotAgentBalance(db, upstream(), new Date()));
    if (random.chance(0.1)) this.press("nightly search", () => searchRefunded(db, upstream(), new Date()));
    const leapMs = random.pick([2_000, 4_000, 12_000, 45_000, 3 * MINUTE_MS, 12 * MINUTE_MS]);
    await scheduler.run(virtualClock.nowMs() + leapMs);
  }

  /** How far the upstream's clock may go back. A server dated before its attempt is rightly refused as what the attempt bought. */
  private mostBackMs(): number {
    return this.sells.includes("cloud") ? 4_000 : 60_000;
  }

  private async moveMoney(): Promise<void> {
    const key = await moveMoney(this.shop, this.random, (name, work) => this.press(name, work));
    if (key) this.happened.askedMoney.push(key);
  }

  private press(name: string, work: () => Promise<unknown>): void {
    this.scheduler.spawn(name, work, isRefusal);
  }

  private advance(item: Pick<OpenItem, "id" | "displayName">, early: boolean): void {
    this.scheduler.spawn(
      `worker ${item.displayName}`,
      () => advanceItem(db, item.id, { early }),
      () => false,
    );
  }

  private cancel(item: OpenItem): void {
    const customer = this.shop.customers.find(({ actor }) => actor.userId === item.customerId);
    if (customer) this.press(`cancel ${item.displayName}`, () => cancelItem(customer.actor, { id: item.id }));
  }

  /** The customer of a transfer enters another code, or cancels it. */
  private cancelOrRestart(item: OpenItem, how: "cancel" | "restart"): void {
    const customer = this.shop.customers.find(({ actor }) => actor.userId === item.customerId);
    if (!customer) return;
    const { actor } = customer;
    const work =
      how === "cancel"
        ? () => cancelTransfer(actor, { id: item.id })
        : () => restartTransfer(actor, { id: item.id, transferCode: "Right1!code" });
    this.press(`${how} transfer ${item.displayName}`, work);
  }

  private decide(item: OpenItem): void {
    this.press(`staff on ${item.displayName}`, () => decideAsSeen(this.shop, item.id));
  }

  private async order(): Promise<void> {
    const { random, shop } = this;
    this.placed += 1;
    const { actor, registrantId } =
      this.owner && random.chance(OWNER_ORDERS) ? this.owner : random.pick(shop.customers);
    const services = await shop.db.service.findMany({
      where: { customerId: actor.userId, state: "active" },
      orderBy: { name: "asc" },
    });
    const productLine = random.pick(this.sells);
    const wanted =
      this.strangers.length > 0 && random.chance(0.6)
        ? wantTransfer(random.pick(this.strangers), random)
        : services.length > 0 && random.chance(0.6)
          ? wantChange(random.pick(services), random, shop.sandbox.world)
          : wantNew(productLine, random.pick(productLine === "hosting" ? HOST_NAMES : this.names), random);
    const { displayName: name } = wanted;
    const quote: Quote = { ...wanted, expiresAt: new Date(virtualClock.nowMs() + 15 * MINUTE_MS) };
    const needsRegistrant =
      wanted.productLine === "domain" && (wanted.action === "purchase" || wanted.action === "transfer");
    const items = [{ quote: signQuote(quote), ...(needsRegistrant ? { registrantId } : {}) }];
    const idempotencyKey = newId();
    const click = () => placeOrder(actor, { items }, { idempotencyKey });
    const patient = async () => {
      // A browser whose request failed sends it again under the same key.
      for (let left = 3; ; left--) {
        try {
          return await click();
        } catch (error) {
          if (left === 0 || !(error instanceof LostConnection)) throw error;
        }
      }
    };
    this.press(`customer ${quote.action} ${name}`, patient);
    if (random.chance(0.2)) this.press(`customer clicks again ${name}`, patient);
  }

  private open(): Promise<OpenItem[]> {
    return this.shop.look<OpenItem>(OPEN_ITEMS);
  }

  /** The time without faults. Items are advanced when they are due, as the sweep does, and staff decide those that are theirs. */
  private async peace(): Promise<void> {
    const { scheduler, shop } = this;
    scheduler.note("── peace");
    scheduler.troubles = { ...QUIET };
    shop.sandbox.faults.clear();
    shop.gate.late = null;
    const { world } = shop.sandbox;
    world.transact(() => world.putSettings({ accountCode: "" }));
    controlActs.balance(shop.sandbox, { yuan: "1000000.00" });
    this.happened.priceChangedAtMs.push(virtualClock.nowMs());
    setPrice(shop, "55.00", "70.00");
    this.press("staff test", () => testCredentials(db, upstream(), { kind: "system" }, new Date()));
    if (await readPause(shop.db)) this.press("staff resume", () => resume(shop));
    await scheduler.run(virtualClock.nowMs() + 5 * MINUTE_MS);
    await this.gateways?.settle(scheduler);
    await this.settle();
    // Requests that arrive late and processes that were paused go on by now; the nightly search finds what they did.
    await scheduler.run(virtualClock.nowMs() + 4 * HOUR_MS);
    await this.gateways?.settle(scheduler);
    await this.settle();
    const deadlines = (await this.open()).map((item) => item.deadlineAt?.getTime() ?? 0);
    if (deadlines.length > 0) {
      // Items that are still open are past their deadlines now, and staff decide them.
      await scheduler.run(Math.max(virtualClock.nowMs(), ...deadlines) + MINUTE_MS);
      await this.settle();
    }
    this.press("nightly search", () => searchRefunded(db, upstream(), new Date()));
    for (let moves = this.family === MONEY ? MONEY_MOVES : 0; moves > 0; moves--) {
      await this.moveMoney();
      await scheduler.run(virtualClock.nowMs() + 1_000);
    }
    await scheduler.run(virtualClock.nowMs() + MINUTE_MS);
  }

  private async settle(): Promise<void> {
    const { scheduler, shop } = this;
    const begunMs = virtualClock.nowMs();
    for (let round = 0; round < PEACE_ROUNDS && virtualClock.nowMs() - begunMs < PEACE_MS; round++) {
      const open = await this.open();
      if (open.length === 0) break;
      const dues = open.map((item) => item.dueAt?.getTime()).filter((due) => due !== undefined);
      const nextMs = Math.max(Math.min(...dues, virtualClock.nowMs() + HOUR_MS), virtualClock.nowMs());
      await scheduler.run(nextMs);
      for (const item of open) {
        if (item.dueAt && item.dueAt.getTime() <= nextMs) this.advance(item, false);
      }
      await scheduler.run(nextMs + 1_000);
      if (round < 5) continue;
      if (await readPause(shop.db)) this.press("staff resume", () => resume(shop));
      for (const item of await this.open()) {
        if (item.needsStaff) this.decide(item);
        if (item.reasonCode === "transfer_transfer_code_wrong") this.cancelOrRestart(item, "restart");
      }
      await scheduler.run(virtualClock.nowMs() + 1_000);
    }
  }
}

/** Staff end the pause that they see. */
async function resume({ db, staff }: Pick<SimulatedShop, "db" | "staff">): Promise<void> {
  const pause = await readPause(db);
  if (pause) await resumeBuying(staff, pause);
}

function countEnds(items: readonly JudgedItem[]): Record<string, number> {
  const ends: Record<string, number> = {};
  for (const { productLine, action, state, reasonCode } of items) {
    const end = `${productLine} ${action} ${state} ${reasonCode ?? ""}`.trim();
    ends[end] = (ends[end] ?? 0) + 1;
  }
  return ends;
}

/** Plays one history. An empty list of faults means that the three books agree and that nothing forbidden happened. */
export async function playHistory(shop: SimulatedShop, seed: number, number: number): Promise<HistoryResult> {
  const history = new History(shop, seed, number);
  try {
    return await history.play();
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { faults: [`the history broke off: ${text}`], trace: shop.scheduler?.trace ?? [], items: {} };
  }
}
