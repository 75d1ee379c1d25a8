import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { QuestionedPayment } from "./refund-contract";

const MOST = 100;

/** Payments of which another sum or currency arrived than was asked for: nothing is posted, and a person compares them with the gateway. */
export async function listInQuestion(_actor: StaffActor): Promise<QuestionedPayment[]> {
  const rows = await db.payment.findMany({
    where: { problem: { in: ["amount", "currency"] }, state: { not: "paid" } },
    include: { customer: { select: { id: true, name: true, email: true } } },
    orderBy: { createdAt: "desc" },
    take: MOST,
  });
  return rows.map(({ id, number, gateway, amountFen, arrivedFen, createdAt, customer }) => ({
    ...{ id, number, gateway, amountFen, arrivedFen, createdAt, customer },
  }));
}
