/**
 * Does what a request of a customer or of staff does, in a process that a test kills: <this file, bundled> start | approve <JSON>.
 * KUMQUAT_FAILPOINT says where.
 */
import { db } from "@/lib/db/client";
import { approveRefund } from "../decide-refund";
import { startPayment } from "../start-payment";

const [what, text = "{}"] = process.argv.slice(2);
const { actor, input, idempotencyKey } = JSON.parse(text);
if (what === "start") {
  const wanted = { ...input, amountFen: BigInt(input.amountFen) };
  await startPayment(actor, wanted, { locale: "zh", headers: new Headers(), idempotencyKey });
} else await approveRefund(actor, input);
await db.$disconnect();
