/**
 * Does what a request of a customer or of staff does, in a process that a test kills: <this file, bundled> <name of the use case> <JSON>.
 * KUMQUAT_FAILPOINT says where.
 */
import { db } from "@/lib/db/client";
import { approveRefund } from "../decide-refund";
import { askPayout } from "../payouts/ask-payout";
import { approvePayout } from "../payouts/decide-payout";
import { bouncePayout, finishPayout } from "../payouts/end-payout";
import { sendPayout } from "../payouts/send-payout";
import { startPayment } from "../start-payment";

const [name = "", text = "{}"] = process.argv.slice(2);
const { actor, input, idempotencyKey } = JSON.parse(text);
/** JSON has no integers of this size. */
const sum = () => ({ ...input, amountFen: BigInt(input.amountFen) });
const runByName: Record<string, () => Promise<unknown>> = {
  startPayment: () => startPayment(actor, sum(), { locale: "zh", headers: new Headers(), idempotencyKey }),
  approveRefund: () => approveRefund(actor, input),
  askPayout: () => askPayout(actor, sum(), { idempotencyKey }),
  approvePayout: () => approvePayout(actor, input),
  sendPayout: () => sendPayout(actor, input),
  finishPayout: () => finishPayout(actor, input),
  bouncePayout: () => bouncePayout(actor, input),
};
const run = runByName[name];
if (!run) throw new Error(`no use case "${name}"`);
await run();
await db.$disconnect();
