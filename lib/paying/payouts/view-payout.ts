import type { Payout } from "@/lib/db/generated/client";
import type { PayoutView } from "../payout-contract";

/** A payout as its customer sees it: of the account only the last digits. */
export function viewPayout(row: Payout): PayoutView {
  const { id, number, amountFen, state, beneficiary, bank, accountLast, reason, note, bankSerial } = row;
  const { accountKind, createdAt, sentAt, doneAt } = row;
  return {
    ...{ id, number, amountFen, state, beneficiary, bank, accountLast, reason, note, bankSerial },
    ...{ accountKind: accountKind === "company" ? "company" : "person", createdAt, sentAt, doneAt },
  };
}
