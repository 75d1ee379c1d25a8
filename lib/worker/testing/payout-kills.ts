/** Payouts whose requests die: each step is repeated as the person would, and the payout must come to its end. */
import { randomUUID } from "node:crypto";
import type { StaffActor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { askPayout } from "@/lib/paying/payouts/ask-payout";
import { approvePayout } from "@/lib/paying/payouts/decide-payout";
import { bouncePayout, finishPayout } from "@/lib/paying/payouts/end-payout";
import { sendPayout } from "@/lib/paying/payouts/send-payout";
import type { payoutFailPoints } from "@/lib/purchasing/failpoint";
import type { Buyer } from "@/lib/purchasing/testing/shop-world";
import { pressAgain } from "./press-again";
import type { WorkerEnd } from "./worker-process";

type PayoutFailPoint = (typeof payoutFailPoints)[number];
type UseCaseName = "askPayout" | "approvePayout" | "sendPayout" | "finishPayout" | "bouncePayout";
interface Step {
  name: UseCaseName;
  input: object;
  /** What the person does who got no answer. */
  repeat: () => Promise<unknown>;
}
type RunElsewhere = (name: UseCaseName, request: object) => Promise<WorkerEnd>;

/** In which step a fail point is reached. */
const stepOf: Record<PayoutFailPoint, UseCaseName> = {
  "payout-written": "askPayout",
  "payout-approved": "approvePayout",
  "payout-approve-committed": "approvePayout",
  "payout-sent": "sendPayout",
  "payout-send-committed": "sendPayout",
  "payout-done": "finishPayout",
  "payout-bounced": "bouncePayout",
  "payout-bounce-committed": "bouncePayout",
};
const AMOUNT_FEN = 1_234n;

export class PayoutKills {
  constructor(
    private readonly buyer: Buyer,
    private readonly staff: StaffActor,
  ) {}

  /** Takes a payout from the customer's request to its end; the process of one step dies at the fail point. */
  async die(point: PayoutFailPoint, elsewhere: RunElsewhere): Promise<WorkerEnd> {
    const dying = stepOf[point];
    const { actor } = this.buyer;
    const { staff } = this;
    const idempotencyKey = randomUUID();
    const wanted = {
      ...{ amountFen: AMOUNT_FEN, accountKind: "person" as const, beneficiary: "林青禾", bank: "招商银行杭州分行" },
      ...{ account: "6222021001122337", reason: "不再需要" },
    };
    let end: WorkerEnd | null = null;
    if (dying === "askPayout") {
      const input = { ...wanted, amountFen: String(AMOUNT_FEN) };
      end = await elsewhere("askPayout", { actor, input, idempotencyKey });
    }
    const { id } = await pressAgain(() => askPayout(actor, wanted, { idempotencyKey }));
    const bankSerial = `S${randomUUID().slice(0, 12)}`;
    const bounce = { name: "bouncePayout", input: { id, reason: "户名不符" } } as const;
    const steps: Step[] = [
      { name: "approvePayout", input: { id }, repeat: () => unlessDecided(approvePayout(staff, { id })) },
      { name: "sendPayout", input: { id, bankSerial }, repeat: () => sendPayout(staff, { id, bankSerial }) },
      dying === "bouncePayout"
        ? { ...bounce, repeat: () => bouncePayout(staff, bounce.input) }
        : { name: "finishPayout", input: { id }, repeat: () => finishPayout(staff, { id }) },
    ];
    for (const { name, input, repeat } of steps) {
      if (name === dying) end = await elsewhere(name, { actor: staff, input });
      await pressAgain(repeat);
    }
    const { state } = await db.payout.findUniqueOrThrow({ where: { id } });
    const expected = dying === "bouncePayout" ? "bounced" : "done";
    if (state !== expected) throw new Error(`a payout killed at ${point} is ${state}, not ${expected}`);
    if (!end) throw new Error(`no step reaches ${point}`);
    return end;
  }
}

/** The killed request may have approved it already: then the second press is told so. */
async function unlessDecided(approving: Promise<unknown>): Promise<void> {
  await approving.catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== "payouts.decided") throw error;
  });
}
