import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError, conflict, invalid } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { openText, seal } from "@/lib/core/secret";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { failpoint } from "@/lib/purchasing/failpoint";
import { newPaymentNumber } from "../payment-number";
import type { askPayoutContract, PayoutView } from "../payout-contract";
import { mailPayout } from "./mail-payout";
import { readMostPayable } from "./read-most-payable";
import { viewPayout } from "./view-payout";

export const payoutAccountPlace = (id: string) => ({ table: "payouts", row: id, column: "account_enc" });

const SHOWN_DIGITS = 4;

/**
 * Asks for wallet money to be paid out to a bank account; staff decide. Nothing moves yet. Safe to repeat with the same key.
 * @throws AppError payouts.debt, asked_already, idempotency.other_body (409); input.invalid (422) when it is too much.
 */
export async function askPayout(
  actor: CustomerActor,
  input: z.output<(typeof askPayoutContract)["input"]>,
  { idempotencyKey: requestKey }: { idempotencyKey?: string },
): Promise<PayoutView> {
  if (!requestKey) throw new AppError("idempotency.missing", 400);
  const { amountFen, account, accountKind, beneficiary, bank, reason } = input;
  const customerId = actor.userId;
  const now = new Date();
  return db.$transaction(async (tx) => {
    // Two requests at once: the second one sees the first.
    await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${customerId}::uuid FOR NO KEY UPDATE`;
    const first = await tx.payout.findUnique({ where: { customerId_requestKey: { customerId, requestKey } } });
    if (first) {
      const same = first.amountFen === amountFen && first.beneficiary === beneficiary && first.bank === bank;
      const firstAccount = openText(env().keyRing, first.accountEnc, payoutAccountPlace(first.id));
      if (!same || firstAccount !== account) throw conflict("idempotency.other_body");
      return viewPayout(first);
    }
    if ((await tx.payout.count({ where: { customerId, state: "asked" } })) > 0) throw conflict("payouts.asked_already");
    const { mostFen, debtFen } = await readMostPayable(tx, customerId);
    if (debtFen > 0n) throw conflict("payouts.debt", { debtFen: debtFen.toString() });
    if (amountFen > mostFen) {
      throw invalid({ amountFen: { code: "payouts.too_much", params: { mostFen: mostFen.toString() } } });
    }
    const id = newId();
    const row = await tx.payout.create({
      data: {
        ...{ id, number: newPaymentNumber("B", now), customerId, amountFen, accountKind, beneficiary, bank, reason },
        accountEnc: seal(env().keyRing, account, payoutAccountPlace(id)),
        accountLast: account.slice(-SHOWN_DIGITS),
        ...{ requestKey, createdAt: now },
      },
    });
    await recordEvent(tx, actor, {
      action: "payouts.ask",
      subject: { kind: "payout", id },
      after: { amountFen: amountFen.toString(), reason },
    });
    await mailPayout(tx, row);
    failpoint("payout-written");
    return viewPayout(row);
  });
}
