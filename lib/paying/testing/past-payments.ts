/**
 * Payments and refunds of earlier days for tests of bills: in the shop, posted, and at the gateway's twin. The shop posts them at the time
 * at which they were paid.
 */

import { newId } from "@/lib/core/id";
import type { Fen } from "@/lib/core/money";
import { addMs, MINUTE_MS } from "@/lib/core/time";
import { postSourceRefund, postSourceRefundMade } from "@/lib/ledger/post-source-refund";
import { postTopUp } from "@/lib/ledger/post-top-up";
import type { Buyer, ShopWorld } from "@/lib/purchasing/testing/shop-world";
import { paymentKey } from "@/sandbox/gateways/twin";
import { newPaymentNumber } from "../payment-number";

interface PastPayment {
  id: string;
  number: string;
  gateway: string;
  gatewayRef: string;
}

interface Paid {
  gateway: string;
  amountFen: Fen;
  at: Date;
  /** Where it is known. @default both */
  known?: "both" | "shop" | "twin";
  /** What the twin says was paid. */
  twinFen?: Fen;
  /** When the twin says that it was paid. */
  twinAt?: Date;
}

let count = 0;
const newRef = () => `4200${String(Date.now()).padStart(14, "0")}${String(++count).padStart(10, "0")}`;

/** Without `known` the shop has it as open: it was paid, and nobody has asked. */
export async function pastPayment(world: ShopWorld, buyer: Buyer, paid: Paid): Promise<PastPayment> {
  const { gateway, amountFen, at, known = "both", twinFen = amountFen, twinAt = at } = paid;
  const ref = newRef();
  const row = { id: newId(), number: newPaymentNumber("P", at), gateway };
  const shopRef = gateway === "stripe" ? `pi_${ref}` : ref;
  const { db } = world.database;
  const createdAt = addMs(at, -MINUTE_MS);
  const customerId = buyer.actor.userId;
  await db.$transaction(async (tx) => {
    const entry = { kind: "address", url: "x", ...(gateway === "stripe" ? { handle: `cs_test_${ref}` } : {}) };
    const open = {
      ...row,
      customerId,
      amountFen,
      device: "desktop",
      createdAt,
      expiresAt: addMs(at, MINUTE_MS),
      entry,
    };
    await tx.payment.create({ data: { ...open, state: "open" } });
    if (known === "twin") return;
    await tx.topUp.create({
      data: {
        ...{
          id: row.id,
          customerId,
          method: "gateway",
          gateway,
          amountFen,
          receivedFen: amountFen,
          reference: row.number,
        },
        ...{ state: "confirmed", decidedAt: at, createdAt },
      },
    });
    await postTopUp(tx, { topUpId: row.id, customerId, amountFen, gateway, at });
    const data = { state: "paid", paidFen: amountFen, paidAt: at, gatewayRef: shopRef } as const;
    await tx.payment.update({ where: { id: row.id }, data });
  });
  if (known !== "shop") {
    world.sandbox.world.transact(() =>
      world.sandbox.world.gatewayPayments.put(paymentKey(gateway, row.number), {
        ...{ gateway, number: row.number, gatewayRef: ref, amountFen, currency: "CNY", title: "Top-up", state: "paid" },
        ...{ paidFen: twinFen, paidAtMs: twinAt.getTime(), createdAtMs: createdAt.getTime(), expiresAtMs: null },
        ...{ returnUrl: "", noticeUrl: "" },
      }),
    );
  }
  return { ...row, gatewayRef: ref };
}

/** A refund to the source that is done, in the shop and at the twin. */
export async function pastRefund(
  world: ShopWorld,
  buyer: Buyer,
  payment: PastPayment,
  { amountFen, at }: { amountFen: Fen; at: Date },
): Promise<string> {
  const ref = newRef();
  const { gateway } = payment;
  const [id, number, customerId] = [newId(), newPaymentNumber("R", at), buyer.actor.userId];
  const gatewayRef = { alipay: payment.gatewayRef, stripe: `re_${ref}` }[gateway] ?? ref;
  await world.database.db.$transaction(async (tx) => {
    await tx.paymentRefund.create({
      data: {
        ...{
          id,
          number,
          paymentId: payment.id,
          customerId,
          amountFen,
          state: "done",
          reason: "test",
          gatewayRef,
          doneAt: at,
        },
        ...{ askedBy: customerId, requestKey: id, createdAt: at },
      },
    });
    await tx.payment.update({ where: { id: payment.id }, data: { refundedFen: { increment: amountFen } } });
    const posting = { refundId: id, customerId, amountFen, receiver: gateway, at, memo: number };
    await postSourceRefund(tx, posting);
    await postSourceRefundMade(tx, posting);
  });
  world.sandbox.world.transact(() =>
    world.sandbox.world.gatewayRefunds.put(paymentKey(gateway, number), {
      ...{ gateway, number, paymentNumber: payment.number, gatewayRef: ref, amountFen, state: "done" },
      ...{ atMs: at.getTime(), noticeUrl: "" },
    }),
  );
  return id;
}
