import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { DisputeRow } from "../refund-contract";

const MOST = 100;

/** Payments that their payers dispute, or one of them: those that are not over first, then the newest. */
export async function listDisputes(
  _actor: StaffActor,
  { paymentId }: { paymentId?: string } = {},
): Promise<{ rows: DisputeRow[] }> {
  const found = await db.paymentDispute.findMany({
    where: paymentId === undefined ? {} : { paymentId },
    orderBy: [{ closedAt: { sort: "desc", nulls: "first" } }, { createdAt: "desc" }],
    take: MOST,
  });
  const idsOf = (ids: (string | null)[]) => ids.filter((id) => id !== null);
  const payments = await db.payment.findMany({
    where: { id: { in: idsOf(found.map(({ paymentId }) => paymentId)) } },
    select: { id: true, number: true },
  });
  const customers = await db.user.findMany({
    where: { id: { in: idsOf(found.map(({ customerId }) => customerId)) } },
    select: { id: true, name: true, email: true },
  });
  const rows = found.map(
    ({ id, gateway, gatewayRef, state, amountFen, takenFen, reason, problem, answerBy, createdAt, ...of }) => ({
      ...{ id, gateway, gatewayRef, state, amountFen, takenFen, reason, problem, answerBy, createdAt },
      payment: payments.find((payment) => payment.id === of.paymentId) ?? null,
      customer: customers.find((customer) => customer.id === of.customerId) ?? null,
    }),
  );
  return { rows };
}
