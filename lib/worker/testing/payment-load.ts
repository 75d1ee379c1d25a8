/** Customers who pay, leave, close, pay too late or the wrong sum, and want money back, while the shop's processes are killed. */
import { randomUUID } from "node:crypto";
import { addItem } from "@/lib/carts/add-item";
import { readCheckout } from "@/lib/carts/read-checkout";
import { removeItem } from "@/lib/carts/remove-item";
import type { StaffActor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import type { Payment } from "@/lib/db/generated/client";
import { gateways } from "@/lib/gateways/registry";
import { askRefund } from "@/lib/paying/ask-refund";
import { cancelPayment } from "@/lib/paying/cancel-payment";
import type { PaymentView } from "@/lib/paying/contract";
import { approveRefund } from "@/lib/paying/decide-refund";
import { receiveNotice } from "@/lib/paying/receive-notice";
import { payOrder, startPayment } from "@/lib/paying/start-payment";
import type { Buyer, ShopDatabase, ShopWorld } from "@/lib/purchasing/testing/shop-world";
import type { Random } from "@/lib/purchasing/testing/simulation/random";
import { findPayment } from "@/sandbox/gateways/payments";
import { twins } from "@/sandbox/gateways/twins";

const visitor = { kind: "visitor", ip: "127.0.0.1" } as const;
const jar = { setCookie: () => undefined };
/** Of so many customers one pays for orders, with an empty wallet, and the others into their wallets. */
const ORDERING = 3;
const NOTICED = 0.3;
const WANTED_BACK = 0.4;
const REFUNDS = ["done", "done", "done", "hang", "reject"] as const;

/** A use case may refuse: the payment has moved on, or a killed process holds up nothing but its own request. */
async function refusable<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

export const browser = () => ({ locale: "zh", headers: new Headers(), idempotencyKey: randomUUID() }) as const;

export class PaymentLoad {
  private names = 0;

  constructor(
    private readonly world: ShopWorld<ShopDatabase>,
    private readonly buyers: readonly Buyer[],
    private readonly staff: readonly StaffActor[],
    private readonly random: Random,
    private readonly word: string,
  ) {}

  /** Each customer does one thing. */
  async step(): Promise<void> {
    this.world.settings({ gatewayRefunds: this.random.pick(REFUNDS) });
    await Promise.all(this.buyers.map((buyer) => this.act(buyer)));
    await this.settleRefunds(0.3);
  }

  /** Starts a payment into the wallet, whose page the payer opens. */
  async start({ actor }: Buyer, gateway = this.random.pick(gateways).id): Promise<PaymentView | null> {
    const amountFen = BigInt(this.random.whole(1_000, 90_000));
    const payment = await refusable(() => startPayment(actor, { gateway, device: "desktop", amountFen }, browser()));
    return payment && this.open(payment);
  }

  /** The payer pays at the twin, which tells the shop or not. */
  async pay({ gateway, number }: Pick<Payment, "gateway" | "number">, how: { amountFen?: string } = {}): Promise<void> {
    const { world } = this.world.sandbox;
    if (!findPayment(world, gateway, number)) return;
    await this.world.control("pay", { gateway, number, evenClosed: true, ...how });
    const row = findPayment(world, gateway, number);
    const notice = row && twins.find(({ id }) => id === gateway)?.paymentNotice(world, row, { forged: false });
    if (!notice || !this.random.chance(NOTICED)) return;
    const body = Buffer.from(notice.body).toString("base64");
    await refusable(() => receiveNotice(visitor, { gateway, body }, { headers: new Headers(notice.headers) }));
  }

  /** The gateways decide about refunds that hang. */
  async settleRefunds(share: number): Promise<void> {
    for (const { gateway, number, state } of [...this.world.sandbox.world.gatewayRefunds.values()]) {
      if (state !== "pending" || !this.random.chance(share)) continue;
      await this.world.control("settle-refund", {
        ...{ gateway, number },
        state: this.random.chance(0.5) ? "done" : "rejected",
      });
    }
  }

  private async act(buyer: Buyer): Promise<void> {
    const { db } = this.world.database;
    const { random } = this;
    const customerId = buyer.actor.userId;
    const open = await db.payment.findFirst({
      where: { customerId, state: { in: ["written", "open"] }, problem: null },
    });
    const orders = this.buyers.indexOf(buyer) % ORDERING === 0;
    if (!orders && random.chance(WANTED_BACK)) await this.wantBack(buyer);
    if (!open) {
      await (orders ? this.order(buyer) : this.start(buyer));
      return;
    }
    const close = () => refusable(() => cancelPayment(buyer.actor, { id: open.id }, { locale: "zh" }));
    const doings: (() => Promise<unknown>)[] = [
      () => this.pay(open),
      () => this.pay(open),
      () => this.pay(open),
      () => this.pay(open, { amountFen: "1" }),
      () => this.letTimeEnd(open),
      close,
      async () => {
        await close();
        await this.pay(open);
      },
    ];
    await refusable(async () => random.pick(doings)().catch(ignorePaid));
  }

  /** The time to pay is over; the next question closes it. */
  private async letTimeEnd({ id }: Payment): Promise<void> {
    const expiresAt = new Date(Date.now() - 1_000);
    await this.world.database.db.payment.updateMany({ where: { id, state: { not: "paid" } }, data: { expiresAt } });
  }

  private async order(buyer: Buyer): Promise<void> {
    const { actor, registrantId } = buyer;
    const name = `free${this.word}p${this.names++}.com`;
    await refusable(async () => {
      // What an earlier payment did not order is still in the cart, which would be full after some rounds.
      for (const { id } of (await readCheckout(actor)).items) await removeItem(actor, { id }, jar);
      await addItem(actor, { action: "purchase", productLine: "domain", name }, jar);
      const { items: inCart, totalFen: priceFen } = await readCheckout(actor);
      // What came too late for its order buys another one: the shop takes no payment for what the wallet can pay.
      if ((await buyer.balance()).balanceFen >= priceFen) return void (await buyer.buy(name, { priceFen }));
      const items = inCart.map(({ id, quote }) => ({ id, quote: quote ?? "" }));
      const gateway = this.random.pick(gateways).id;
      const wanted = { gateway, device: "phone", items, registrantId, acceptTerms: true } as const;
      return this.open(await payOrder(actor, wanted, browser()));
    });
  }

  private async wantBack({ actor }: Buyer): Promise<void> {
    const { db } = this.world.database;
    const paid = await db.payment.findFirst({
      where: { customerId: actor.userId, state: "paid", refundedFen: 0n },
      orderBy: { createdAt: "desc" },
    });
    if (!paid) return;
    const input = { id: paid.id, amountFen: paid.amountFen / 2n + 1n, reason: "不再需要了" };
    await refusable(async () => {
      const { id } = await askRefund(actor, input, { idempotencyKey: randomUUID() });
      // Above the limit of one person two agree.
      for (const one of this.staff) await approveRefund(one, { id });
    });
  }

  private async open(payment: PaymentView): Promise<PaymentView> {
    if (payment.entry?.kind === "address") await fetch(payment.entry.url);
    return payment;
  }
}

/** The twin refuses to be paid twice. */
function ignorePaid(error: unknown): void {
  if (!(error instanceof Error) || !/is paid|is closed/.test(error.message)) throw error;
}
