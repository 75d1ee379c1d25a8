import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import { clearing, type Receiver } from "./account-codes";
import { post } from "./post";

/**
 * clearing of the gateway → clearing of the bank: the bank has received what the gateway owed. Below zero it is taken back. Once per row
 * of the bank's statement and number.
 */
export function postBankSettlement(
  tx: Tx | Db,
  input: { rowId: string; number: number; gateway: Receiver; amountFen: Fen; at: Date; memo: string; actorId: string },
): Promise<string> {
  const { rowId, number, gateway, amountFen, at, memo, actorId } = input;
  return post(tx, {
    ...{ key: `bank-settlement:${rowId}:${number}`, kind: "gateway_settlement", at, memo, actorId },
    ref: { kind: "bank_row", id: rowId },
    entries: [
      { account: clearing(gateway), fen: amountFen },
      { account: clearing("bank_transfer"), fen: -amountFen },
    ],
  });
}
