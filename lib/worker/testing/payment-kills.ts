/**
 * One round of processes killed while customers pay: the real worker dies with SIGKILL where it asks gateways, posts and sends refunds; a
 * process that does what a request does dies where payments are started, refunds approved and payouts made. Afterwards one worker must
 * bring all of it to its end, and the gateways' twins, the payments, the ledger and the orders must agree. Purchases are paused: what
 * becomes of an order is proven by kill-round.ts. `npm test` plays one round, `npm run test:soak` fifty.
 */
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { StaffActor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { gateways } from "@/lib/gateways/registry";
import { askRefund } from "@/lib/paying/ask-refund";
import { approveRefund } from "@/lib/paying/decide-refund";
import { settlePayment } from "@/lib/paying/settle-payment";
import { startPayment } from "@/lib/paying/start-payment";
import { sweepPayments } from "@/lib/paying/sweep-payments";
import { judgePayments } from "@/lib/paying/testing/judge-payments";
import { judgePayouts } from "@/lib/paying/testing/judge-payouts";
import { type FailPoint, type paymentFailPoints, payoutFailPoints } from "@/lib/purchasing/failpoint";
import { pauseBuying } from "@/lib/purchasing/pause-buying";
import type { Buyer, ShopDatabase, ShopWorld } from "@/lib/purchasing/testing/shop-world";
import { Random } from "@/lib/purchasing/testing/simulation/random";
import { setUpGateway } from "@/prisma/set-up-gateway";
import { bundle } from "@/server/processes/bundle";
import { browser, PaymentLoad } from "./payment-load";
import { PayoutKills } from "./payout-kills";
import { pressAgain } from "./press-again";
import { type WorkerEnd, workerStarter } from "./worker-process";

type PaymentFailPoint = (typeof paymentFailPoints | typeof payoutFailPoints)[number];

interface PaymentRound {
  seed: number;
  number: number;
  points: readonly PaymentFailPoint[];
  /** How many workers run, and are killed, at once. */
  workers: number;
}

interface PaymentRoundResult {
  killed: number;
  faults: string[];
  /** How many payments and refunds there are by now, by state. */
  ends: Record<string, number>;
  seconds: number;
}

/** What dies in the process of a request; everything else dies in the worker. */
const IN_WEB: ReadonlySet<FailPoint> = new Set<PaymentFailPoint>([
  ...["payment-written", "payment-committed", "payment-told"],
  ...["source-refund-written", "source-refund-committed"],
  ...payoutFailPoints,
] as PaymentFailPoint[]);
const WEB = "lib/paying/testing/web-process.ts";
const isOfPayout = (point: PaymentFailPoint): point is (typeof payoutFailPoints)[number] =>
  (payoutFailPoints as readonly string[]).includes(point);
const CUSTOMERS = 6;
/** More than fifty rounds of payouts take. */
const PAYOUT_MONEY = 10_000_000n;
const TICK_MS = 200;
/** Seldom enough that a worker gets through what one sweep has woken. */
const SWEEP_MS = 1_000;
/** A process that has not reached its fail point by then is stopped, which is a fault. */
const MOST_MS = 240_000;
const system = { kind: "system", job: "test" } as const;

export class PaymentKills {
  private sweepAtMs = 0;

  private constructor(
    readonly world: ShopWorld<ShopDatabase>,
    private readonly buyers: readonly Buyer[],
    /** Whose requests die. */
    private readonly webBuyer: Buyer,
    private readonly payouts: PayoutKills,
    private readonly staff: StaffActor,
    private readonly secondStaff: StaffActor,
    private readonly startWorker: Awaited<ReturnType<typeof workerStarter>>,
    private readonly webFile: string,
  ) {}

  static async open(world: ShopWorld<ShopDatabase>): Promise<PaymentKills> {
    for (const { id } of gateways) await setUpGateway(world.sandbox.url, id);
    // No web server runs here: the load delivers notices itself.
    world.settings({ gatewayNotices: "lose" });
    const staff = await world.staff();
    // One person approves all refunds and payouts of all rounds; the limit has tests of its own.
    const value = { payoutLimitFen: "100000000" };
    await world.database.db.setting.create({ data: { key: "money", value } });
    await pauseBuying(staff, { note: "payments only" });
    const buyers = await Promise.all(Array.from({ length: CUSTOMERS + 1 }, () => world.customer(0n)));
    const [webBuyer, ...others] = buyers as [Buyer, ...Buyer[]];
    const webFile = (await bundle([WEB]))(WEB);
    const second = await world.staff();
    const payouts = new PayoutKills(await world.customer(PAYOUT_MONEY), staff);
    return new PaymentKills(world, others, webBuyer, payouts, staff, second, await workerStarter(), webFile);
  }

  async play({ seed, number, points, workers }: PaymentRound): Promise<PaymentRoundResult> {
    const begun = performance.now();
    const random = new Random(seed, number);
    const load = new PaymentLoad(
      this.world,
      this.buyers,
      [this.staff, this.secondStaff],
      random,
      `r${number}${Date.now().toString(36)}`,
    );
    const faults: string[] = [];
    let killed = 0;
    let dying = true;
    const inWorker = points.filter((point) => !IN_WEB.has(point));
    const inWeb = points.filter((point) => IN_WEB.has(point));
    const die = async (queue: PaymentFailPoint[], how: (point: PaymentFailPoint) => Promise<WorkerEnd>) => {
      for (let point = queue.shift(); point; point = queue.shift()) {
        const end = await how(point);
        if (end.signal === "SIGKILL" && end.said.includes(`fail point ${point}`)) killed += 1;
        else faults.push(`no kill at ${point}: ended with ${end.signal ?? end.code}\n${end.said.slice(-2_000)}`);
      }
    };
    const slots = Promise.all([
      ...Array.from({ length: workers }, () => die(inWorker, (point) => this.dieInWorker(point))),
      die(inWeb, (point) => this.dieInWeb(point, load, random)),
    ]).finally(() => {
      dying = false;
    });
    while (dying) {
      await load.step();
      await this.timePasses();
      await sleep(TICK_MS);
    }
    await slots;
    faults.push(...(await this.drain(load)));
    const { db } = this.world.database;
    faults.push(
      ...(await judgePayments(db, this.world.sandbox.world)),
      ...(await judgePayouts(db)),
      ...(await this.world.threeBooks()),
    );
    return { killed, faults, ends: await this.countEnds(), seconds: (performance.now() - begun) / 1_000 };
  }

  private async dieInWorker(point: PaymentFailPoint): Promise<WorkerEnd> {
    const environment = { KUMQUAT_FAILPOINT: `${point}=kill`, WORKER_CONCURRENCY: "4", DATABASE_POOL_SIZE: "6" };
    const worker = this.startWorker(environment);
    const timer = setTimeout(() => worker.child.kill("SIGTERM"), MOST_MS);
    try {
      return await worker.ended;
    } finally {
      clearTimeout(timer);
    }
  }

  /** The request dies there; its sender repeats it with the same key, or presses the button again. */
  private async dieInWeb(point: PaymentFailPoint, load: PaymentLoad, random: Random): Promise<WorkerEnd> {
    if (isOfPayout(point)) return this.payouts.die(point, (name, request) => this.web(name, point, request));
    if (!point.startsWith("payment-")) return this.dieApproving(point, load);
    const { actor } = this.webBuyer;
    const { db } = this.world.database;
    const input = { gateway: random.pick(gateways).id, device: "desktop", amountFen: "4321" } as const;
    const idempotencyKey = randomUUID();
    const end = await this.web("startPayment", point, { actor, input, idempotencyKey });
    const written = await db.payment.findFirst({ where: { requestKey: idempotencyKey } });
    // The gateway knows of it, although its payer was never told where to pay.
    if (written && point === "payment-told") await load.pay(written);
    const wanted = { ...input, amountFen: BigInt(input.amountFen) };
    await pressAgain(() => startPayment(actor, wanted, { ...browser(), idempotencyKey }));
    return end;
  }

  private async dieApproving(point: PaymentFailPoint, load: PaymentLoad): Promise<WorkerEnd> {
    const payment = await load.start(this.webBuyer);
    if (!payment) throw new Error("a payment could not be started");
    await load.pay(payment);
    await pressAgain(() => settlePayment(payment.id, { again: true }));
    const wanted = { id: payment.id, amountFen: 1_000n, reason: "多充了" };
    const { id } = await askRefund(this.webBuyer.actor, wanted, { idempotencyKey: randomUUID() });
    const end = await this.web("approveRefund", point, { actor: this.staff, input: { id } });
    await pressAgain(() => approveRefund(this.staff, { id })).catch((error: unknown) => {
      if (!(error instanceof AppError) || error.code !== "payments.refund_decided") throw error;
    });
    return end;
  }

  private web(name: string, point: PaymentFailPoint, request: object): Promise<WorkerEnd> {
    const child = spawn(process.execPath, [this.webFile, name, JSON.stringify(request)], {
      env: { ...process.env, KUMQUAT_FAILPOINT: `${point}=kill`, DATABASE_POOL_SIZE: "2" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += String(chunk)));
    return new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code, signal) => resolve({ code, signal, said }));
    });
  }

  /** Makes every payment and refund that waits due now, and wakes what has lost its job with its worker. */
  private async timePasses(): Promise<void> {
    if (performance.now() < this.sweepAtMs) return;
    this.sweepAtMs = performance.now() + SWEEP_MS;
    const { db } = this.world.database;
    await db.$executeRaw`
      UPDATE payments SET next_ask_at = now() - interval '2 minutes', asked_at = now() - interval '2 minutes'
       WHERE state <> 'paid' AND next_ask_at IS NOT NULL`;
    await db.$executeRaw`
      UPDATE payment_refunds SET next_ask_at = now() - interval '2 minutes' WHERE state IN ('approved', 'sent')`;
    await sweepPayments(system);
  }

  /** One worker brings what is left to its end: whatever is open is past its time, and the gateways have decided about all refunds. */
  private async drain(load: PaymentLoad): Promise<string[]> {
    const { db } = this.world.database;
    this.world.settings({ gatewayRefunds: "done" });
    await db.$executeRaw`UPDATE payments SET expires_at = now() WHERE state IN ('written', 'open') AND expires_at > now()`;
    const worker = this.startWorker({ DATABASE_POOL_SIZE: "6" });
    const end = performance.now() + MOST_MS;
    while (performance.now() < end && !(await this.isEnded())) {
      await load.settleRefunds(1);
      await this.timePasses();
      await sleep(TICK_MS);
    }
    worker.child.kill("SIGTERM");
    const { code, signal, said } = await worker.ended;
    return code === 0 || signal === "SIGTERM" ? [] : [`the last worker ended with ${signal ?? code}\n${said}`];
  }

  private async isEnded(): Promise<boolean> {
    const { db } = this.world.database;
    const open = await db.payment.count({ where: { state: { in: ["written", "open"] }, problem: null } });
    const refunds = await db.paymentRefund.count({ where: { state: { in: ["approved", "sent"] } } });
    if (open + refunds > 0) return false;
    const closed = await db.payment.findMany({ where: { state: "closed", problem: null } });
    const { gatewayPayments } = this.world.sandbox.world;
    return closed.every(({ gateway, number }) => gatewayPayments.get(`${gateway} ${number}`)?.state !== "paid");
  }

  private async countEnds(): Promise<Record<string, number>> {
    const { db } = this.world.database;
    const rows = await db.$queryRaw<{ end: string; n: number }[]>`
      SELECT concat_ws(' ', 'payment', gateway, state, problem, CASE WHEN late THEN 'late' END) AS end, count(*)::int AS n
        FROM payments GROUP BY 1
       UNION ALL
      SELECT 'refund ' || state::text, count(*)::int FROM payment_refunds GROUP BY 1
       UNION ALL
      SELECT 'payout ' || state::text, count(*)::int FROM payouts GROUP BY 1 ORDER BY 1`;
    return Object.fromEntries(rows.map(({ end, n }) => [end, n]));
  }
}
