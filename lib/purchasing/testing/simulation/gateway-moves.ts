/**
 * Customers who pay through gateways beside the purchases of a history: notices that are lost, late and doubled, returns, closing, late
 * payments, wrong sums, and refunds to the source that hang. All choices come from a chance of their own, so that a history without
 * gateways is the same as before.
 */
import { db } from "@/lib/db/client";
import type { GatewayClient, PaymentEntry } from "@/lib/gateways/gateway";
import { GatewayError } from "@/lib/gateways/gateway";
import { gateways } from "@/lib/gateways/registry";
import { askRefund } from "@/lib/paying/ask-refund";
import { cancelPayment } from "@/lib/paying/cancel-payment";
import { approveRefund } from "@/lib/paying/decide-refund";
import { sealOrder } from "@/lib/paying/payment-order";
import { readPayment } from "@/lib/paying/read-payment";
import { receiveNotice } from "@/lib/paying/receive-notice";
import { sendRefund } from "@/lib/paying/send-refund";
import { settlePayment } from "@/lib/paying/settle-payment";
import { startPayment } from "@/lib/paying/start-payment";
import { signQuote } from "@/lib/pricing/sign-quote";
import { forgetLogo, readBrand } from "@/lib/settings/read-brand";
import { setUpGateway } from "@/prisma/set-up-gateway";
import { findPayment, pay } from "@/sandbox/gateways/payments";
import { paymentKey, type TwinNotice } from "@/sandbox/gateways/twin";
import { twins } from "@/sandbox/gateways/twins";
import { Random } from "./random";
import { LostConnection, type Scheduler } from "./scheduler";
import type { SimulatedCustomer, SimulatedShop } from "./shop";
import { virtualClock } from "./virtual-clock";
import { wantNew } from "./wanted";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const visitor = { kind: "visitor", ip: "127.0.0.1" } as const;
const NOTICES = [0, 0, 1, 1, 2, 5];
const NOTICE_LATE_MS = [0, 0, 5 * SECOND_MS, 2 * MINUTE_MS, 90 * MINUTE_MS];
const AMOUNTS = [1_000n, 6_900n, 25_000n];
/** The share of calls to a gateway that never reach it, and of those whose answer is lost. */
const LOST_CALLS = { before: 0.06, after: 0.06 };
const SETTLE_ROUNDS = 80;

type Press = (name: string, work: () => Promise<unknown>) => void;

interface PaymentRow {
  id: string;
  number: string;
  gateway: string;
  state: string;
  customerId: string;
  problem: string | null;
  nextAskAt: Date | null;
}
const PAYMENTS = {
  name: "payments",
  text: `SELECT id, number, gateway, state::text, customer_id AS "customerId", problem, next_ask_at AS "nextAskAt"
           FROM public.payments ORDER BY created_at, amount_fen`,
};
interface RefundRow {
  id: string;
  state: string;
  nextAskAt: Date | null;
}
const REFUNDS = {
  name: "payment refunds",
  text: `SELECT id, state::text, next_ask_at AS "nextAskAt" FROM public.payment_refunds ORDER BY created_at, amount_fen`,
};

/** What the staged clients of the present history draw from; null: nothing gets lost. */
let troubles: Random | null = null;

/** Sets the gateways up once for all histories, and stages their clients: each call is a step of its process, and may get lost. */
export async function openGateways(shop: SimulatedShop, sandboxUrl: string): Promise<void> {
  // The process remembers the logo: read now, it is a step of no history, whichever is played first.
  forgetLogo();
  await readBrand("zh");
  if ((await shop.db.gatewayAccount.count()) > 0) return;
  for (const gateway of gateways) {
    await setUpGateway(sandboxUrl, gateway.id);
    const connect = gateway.connect.bind(gateway);
    gateway.connect = async (keys, place) => stageClient(await connect(keys, place), gateway.id, () => shop.scheduler);
  }
}

function stageClient(real: GatewayClient, id: string, scheduler: () => Scheduler | null): GatewayClient {
  const step =
    <Asked, Answer>(name: string, call: (asked: Asked) => Promise<Answer>) =>
    async (asked: Asked): Promise<Answer> => {
      const at = scheduler();
      if (!at?.task()) return call(asked);
      await at.point(`${id} ${name}`, false, false);
      const drawn = troubles?.next() ?? 1;
      if (drawn < LOST_CALLS.before) throw new GatewayError("unreachable", "simulated: the request was lost");
      try {
        // Outside of the process: its timers are the machine's, and none of its statements is a step.
        return await at.aside(() => call(asked));
      } finally {
        await at.point(`${id} answers ${name}`, false, false);
        if (drawn > 1 - LOST_CALLS.after && drawn < 1) lostAnswer();
      }
    };
  return {
    ...real,
    start: step("start", (asked) => real.start(asked)),
    query: step("query", (asked) => real.query(asked)),
    close: step("close", (asked) => real.close(asked)),
    refund: step("refund", (asked) => real.refund(asked)),
    queryRefund: step("query refund", (asked) => real.queryRefund(asked)),
  };
}

function lostAnswer(): never {
  throw new GatewayError("unreachable", "simulated: the answer was lost");
}

export class GatewayMoves {
  private readonly random: Random;
  /** Payments whose payer knows where to pay. */
  private readonly told = new Map<string, PaymentEntryView>();
  private readonly notices: { atMs: number; gateway: string; notice: TwinNotice }[] = [];
  private names = 0;

  constructor(
    private readonly shop: SimulatedShop,
    private readonly press: Press,
    seed: number,
    private readonly number: number,
  ) {
    this.random = new Random(seed + 7, number + 1_000_000);
    troubles = this.random;
  }

  async round(): Promise<void> {
    const { random, shop } = this;
    const { world } = shop.sandbox;
    world.transact(() => world.putSettings({ gatewayRefunds: random.pick(["done", "done", "hang", "reject"]) }));
    if (random.chance(0.5)) this.start();
    for (const row of await this.shop.look<PaymentRow>(PAYMENTS)) await this.move(row);
    if (random.chance(0.5)) await this.wantBack();
    await this.moveRefunds(0.3);
    this.deliver();
  }

  /** The time without faults: everything is asked for when it is due, until the gateways, and everybody who pays, have come to an end. */
  async settle(scheduler: Scheduler): Promise<void> {
    const { world } = this.shop.sandbox;
    troubles = null;
    // Most refunds come to their end here; in some histories the gateways reject them.
    const gatewayRefunds = this.number % 3 === 0 ? "reject" : "done";
    world.transact(() => world.putSettings({ gatewayRefunds }));
    for (let round = 0; round < SETTLE_ROUNDS; round++) {
      await this.moveRefunds(1);
      this.deliver();
      // What staff approve now is to be sent as well.
      await scheduler.run(virtualClock.nowMs() + SECOND_MS);
      const dues = [...(await this.openPayments()), ...(await this.openRefunds())];
      if (dues.length === 0) return;
      const nextMs = Math.min(...dues.map(({ nextAskAt }) => nextAskAt?.getTime() ?? virtualClock.nowMs()));
      await scheduler.run(Math.max(nextMs, virtualClock.nowMs()));
      for (const { id, nextAskAt } of await this.openPayments()) if (isDue(nextAskAt)) this.ask(id);
      for (const { id, nextAskAt } of await this.openRefunds()) if (isDue(nextAskAt)) this.send(id);
      await scheduler.run(virtualClock.nowMs() + SECOND_MS);
    }
  }

  /** Nobody was asked yet, or closed here and paid there: the gateway is asked again. */
  private async openPayments(): Promise<PaymentRow[]> {
    const { gatewayPayments } = this.shop.sandbox.world;
    const rows = await this.shop.look<PaymentRow>(PAYMENTS);
    return rows.filter(({ state, problem, gateway, number, nextAskAt }) => {
      if (state === "paid" || problem !== null) return false;
      const isPaidThere = gatewayPayments.get(paymentKey(gateway, number))?.state === "paid";
      return state !== "closed" || (isPaidThere && nextAskAt !== null);
    });
  }

  private async openRefunds(): Promise<RefundRow[]> {
    const rows = await this.shop.look<RefundRow>(REFUNDS);
    return rows.filter(({ state }) => state === "approved" || state === "sent");
  }

  private start(): void {
    const { random, shop } = this;
    const customer = random.pick(shop.customers);
    const gateway = random.pick(gateways).id;
    const amountFen = random.pick(AMOUNTS);
    const idempotencyKey = `sim-pay-${this.number}-${this.names++}`;
    const context = { locale: "zh", headers: new Headers(), idempotencyKey } as const;
    const order = amountFen === 6_900n && random.chance(0.7) ? this.orderOf(customer) : null;
    const click = async () => {
      const view = await startPayment(customer.actor, { gateway, device: "desktop", amountFen }, context);
      if (order && view.state !== "paid")
        // As payOrder writes it, which would ask the upstream for its price first.
        await db.payment.update({ where: { id: view.id }, data: { orderEnc: sealOrder(view.id, order) } });
      if (view.entry) this.told.set(view.id, view.entry);
    };
    const patient = async () => {
      for (let left = 3; ; left--) {
        try {
          return await click();
        } catch (error) {
          if (left === 0 || !(error instanceof LostConnection)) throw error;
        }
      }
    };
    this.press(`pay ${amountFen} through ${gateway}`, patient);
    if (random.chance(0.2)) this.press("pay, clicked again", patient);
  }

  private orderOf({ registrantId }: SimulatedCustomer) {
    const name = `freepaidh${this.number}n${this.names++}.com`;
    const quote = { ...wantNew("domain", name, this.random), years: 1, priceFen: 6_900n, costFen: 5_500n };
    const expiresAt = new Date(virtualClock.nowMs() + 15 * MINUTE_MS);
    return [{ quote: signQuote({ ...quote, expiresAt }), registrantId }];
  }

  private async move(row: PaymentRow): Promise<void> {
    const { random, shop } = this;
    if (row.state !== "paid" && row.problem === null) {
      if (this.told.has(row.id) && random.chance(row.state === "closed" ? 0.15 : 0.5)) await this.pay(row);
      if (isDue(row.nextAskAt)) this.ask(row.id);
    }
    const customer = shop.customers.find(({ actor }) => actor.userId === row.customerId);
    if (!customer) return;
    // A page that stays open asks once more now and then.
    const returned = row.state === "paid" ? [0, 0, 0, 0, 0, 0, 0, 1] : [0, 0, 1, 2];
    for (let returns = random.pick(returned); returns > 0; returns--)
      this.press("return", () => readPayment(customer.actor, { id: row.id }, { locale: "zh" }));
    if (row.state === "open" && random.chance(0.12))
      this.press("close", () => cancelPayment(customer.actor, { id: row.id }, { locale: "zh" }));
  }

  private async pay(row: PaymentRow): Promise<void> {
    const { random, shop } = this;
    const { world } = shop.sandbox;
    const entry = this.told.get(row.id);
    if (entry?.kind === "address" && !findPayment(world, row.gateway, row.number))
      await shop.scheduler?.aside(() => fetch(entry.url).then((answer) => answer.arrayBuffer()));
    const known = findPayment(world, row.gateway, row.number);
    const wrong = random.chance(0.08);
    const evenClosed = random.chance(0.5);
    const paid = known && pay(world, known, { evenClosed, ...(wrong ? { amountFen: 1n } : {}) });
    if (!paid) return;
    shop.scheduler?.note(`payer: paid ${row.number} at ${row.gateway}${wrong ? ", another sum" : ""}`);
    const twin = twins.find(({ id }) => id === row.gateway);
    for (let count = random.pick(NOTICES); count > 0; count--) {
      const notice = twin?.paymentNotice(world, paid, { forged: random.chance(0.1) });
      const atMs = virtualClock.nowMs() + random.pick(NOTICE_LATE_MS);
      if (notice) this.notices.push({ atMs, gateway: row.gateway, notice });
    }
  }

  private deliver(): void {
    const due = this.notices.filter(({ atMs }) => atMs <= virtualClock.nowMs());
    for (const one of due) {
      this.notices.splice(this.notices.indexOf(one), 1);
      const { headers, body } = one.notice;
      const input = { gateway: one.gateway, body: Buffer.from(body).toString("base64") };
      this.press(`notice of ${one.gateway}`, () => receiveNotice(visitor, input, { headers: new Headers(headers) }));
    }
  }

  private ask(id: string): void {
    this.press("ask the gateway", () => settlePayment(id));
  }

  private send(id: string): void {
    this.press("send the refund", () => sendRefund(id));
    if (this.random.chance(0.2)) this.press("send the refund again", () => sendRefund(id));
  }

  private async wantBack(): Promise<void> {
    const { random, shop } = this;
    const paid = (await shop.look<PaymentRow>(PAYMENTS)).filter(({ state }) => state === "paid");
    if (paid.length === 0) return;
    const row = random.pick(paid);
    const customer = shop.customers.find(({ actor }) => actor.userId === row.customerId);
    if (!customer) return;
    const amountFen = random.pick([500n, 1_000n, 6_900n]);
    const idempotencyKey = `sim-back-${this.number}-${this.names++}`;
    const work = () => askRefund(customer.actor, { id: row.id, amountFen, reason: "模拟的退回" }, { idempotencyKey });
    this.press("ask for money back", work);
    if (random.chance(0.3)) this.press("ask for money back again", work);
  }

  /** Staff approve what waits, what is due is sent, and the gateways decide about what hangs. */
  private async moveRefunds(share: number): Promise<void> {
    const { random, shop } = this;
    for (const { id, state, nextAskAt } of await shop.look<RefundRow>(REFUNDS)) {
      if (state === "asked" && random.chance(0.6)) {
        const approve = (staff = shop.staff) =>
          this.press("approve a refund", () => approveRefund({ ...staff, reauthAt: new Date() }, { id }));
        approve();
        if (random.chance(0.3)) approve(shop.secondStaff);
      }
      if ((state === "approved" || state === "sent") && isDue(nextAskAt)) this.send(id);
    }
    const { world } = shop.sandbox;
    for (const refund of [...world.gatewayRefunds.values()]) {
      if (refund.state !== "pending" || !random.chance(share)) continue;
      const state = random.chance(0.5) ? ("done" as const) : ("rejected" as const);
      const key = paymentKey(refund.gateway, refund.number);
      world.transact(() => world.gatewayRefunds.put(key, { ...refund, state, atMs: world.now() }));
    }
  }
}

/** What the customer's page shows. */
type PaymentEntryView = Exclude<PaymentEntry, { kind: "code" }> | { kind: "code" };

const isDue = (at: Date | null): boolean => at !== null && at.getTime() <= virtualClock.nowMs();

/** What gateways brought into a customer's wallet, less what left it on its way back. */
export async function paidThroughGateways(shop: SimulatedShop, customerId: string): Promise<bigint> {
  const paid = await shop.db.payment.aggregate({ where: { customerId, state: "paid" }, _sum: { paidFen: true } });
  const back = await shop.db.paymentRefund.aggregate({
    where: { customerId, state: { in: ["approved", "sent", "done"] } },
    _sum: { amountFen: true },
  });
  return (paid._sum.paidFen ?? 0n) - (back._sum.amountFen ?? 0n);
}
