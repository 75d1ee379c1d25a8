import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Tx } from "@/lib/db/client";
import { ADJUSTMENTS, clearing, FEES, type Receiver } from "./account-codes";
import { type Entry, post } from "./post";

/** The shop's bank, as the account of the money that it received. */
const BANK: Receiver = "bank_transfer";

/**
 * clearing → fees, clearing → bank: what a gateway kept and what it paid out, as its bill says. Each may be below zero: a fee that came
 * back, a settlement that did not arrive. Once per bill and number; nothing where both are zero.
 */
export async function postGatewayBill(
  tx: Tx,
  input: { billId: string; number: number; gateway: Receiver; feeFen: Fen; settledFen: Fen; at: Date; memo: string },
): Promise<void> {
  const { billId, number, gateway, feeFen, settledFen, at, memo } = input;
  const entries = [
    { account: clearing(gateway), fen: feeFen + settledFen },
    { account: FEES, fen: -feeFen },
    { account: clearing(BANK), fen: -settledFen },
  ].filter(({ fen }) => fen !== 0n);
  if (entries.length === 0) return;
  await post(tx, {
    ...{ key: `gateway-bill:${billId}:${number}`, kind: "gateway_bill", at, memo, entries },
    ref: { kind: "gateway_bill", id: billId },
  });
}

/** clearing ↔ adjustments: staff agree with a gateway's bill about something that is no payment of the shop's. Once per difference. */
export function postGatewayDifference(
  tx: Tx,
  input: { differenceId: string; gateway: Receiver; effectFen: Fen; at: Date; memo: string; actorId: string },
): Promise<string> {
  const { differenceId, gateway, effectFen, at, memo, actorId } = input;
  const entries: Entry[] = [
    { account: clearing(gateway), fen: -effectFen },
    { account: ADJUSTMENTS, fen: effectFen },
  ];
  return post(tx, {
    ...{ key: `gateway-difference:${differenceId}`, kind: "gateway_difference", at, memo, entries, actorId },
    ref: { kind: "gateway_difference", id: differenceId },
  });
}
