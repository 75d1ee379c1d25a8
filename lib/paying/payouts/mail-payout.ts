import "server-only";
import type { Tx } from "@/lib/db/client";
import type { Payout } from "@/lib/db/generated/client";
import { queueMail } from "@/lib/notify/queue-mail";
import { payoutMail } from "../mail-templates";

/** Mails the customer how a payout stands now, in the transaction that brought it there. */
export async function mailPayout(tx: Tx, payout: Payout): Promise<void> {
  const { state, number, amountFen, beneficiary, bank, accountLast, bankSerial, note } = payout;
  const customer = await tx.user.findUniqueOrThrow({ where: { id: payout.customerId } });
  const recipient = { to: customer.email, userId: customer.id, locale: customer.locale };
  const facts = { state, number, amountFen, beneficiary, bank, accountLast, bankSerial, note };
  await queueMail(tx, payoutMail, recipient, facts);
}
