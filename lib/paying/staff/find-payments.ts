import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { asNumber, numberStart } from "@/lib/db/number-start";

const customer = { select: { name: true, email: true } } as const;

/**
 * The newest payments through gateways, refunds to the source and payouts to a bank by the beginning of our number; a payout by the serial
 * number of its transfer, too.
 */
export async function findPayments(actor: StaffActor, { q, take }: { q: string; take: number }) {
  if (actor.kind !== "staff") throw forbidden();
  const [paid, refunded] = [numberStart("P", q), numberStart("R", q)];
  const newest = { orderBy: { id: "desc" }, take } as const;
  const [payments, refunds, payouts] = await Promise.all([
    paid ? db.payment.findMany({ where: { number: paid }, include: { customer }, ...newest }) : [],
    refunded
      ? db.paymentRefund.findMany({
          where: { number: refunded },
          include: { payment: { include: { customer } } },
          ...newest,
        })
      : [],
    findPayouts(q, take),
  ]);
  return {
    payments,
    refunds: refunds.map(({ payment, ...refund }) => ({ ...refund, customer: payment.customer })),
    payouts,
  };
}

async function findPayouts(q: string, take: number) {
  const number = numberStart("B", q);
  const bankSerial = asNumber(q);
  // A bank's serial number may look like one of ours.
  const where = number ? { OR: [{ number }, { bankSerial }] } : { bankSerial };
  const rows = await db.payout.findMany({ where, orderBy: { id: "desc" }, take });
  const people = await db.user.findMany({
    where: { id: { in: rows.map(({ customerId }) => customerId) } },
    select: { id: true, name: true, email: true },
  });
  return rows.map((row) => ({
    ...row,
    customer: people.find(({ id }) => id === row.customerId) ?? { name: "", email: "" },
  }));
}
