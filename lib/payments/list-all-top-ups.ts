import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { writeCursor } from "@/lib/core/moment-cursor";
import { customersMatching } from "@/lib/customers/customers-matching";
import { afterCursor } from "@/lib/db/after-cursor";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { matching } from "@/lib/db/matching";
import type { AdminTopUpRow, listAllTopUpsContract } from "./contract";
import { adminTopUpRowsOf } from "./top-up-view";

/** One page of all customers' top-ups in a state: pending ones oldest first, decided ones newest first. */
export async function listAllTopUps(
  _actor: StaffActor,
  { state, q, after, take }: z.output<(typeof listAllTopUpsContract)["input"]>,
): Promise<{ rows: AdminTopUpRow[]; next: string | null }> {
  const order = state === "pending" ? "asc" : "desc";
  const where: Prisma.TopUpWhereInput = {
    state,
    AND: [await searched(q), afterCursor("createdAt", order, after)],
  };
  const found = await db.topUp.findMany({
    where,
    include: { customer: { select: { id: true, name: true, email: true } } },
    orderBy: [{ createdAt: order }, { id: order }],
    take: take + 1,
  });
  const rows = found.slice(0, take);
  const last = rows.at(-1);
  return {
    rows: await adminTopUpRowsOf(db, rows),
    next: found.length > take && last ? writeCursor({ at: last.createdAt, id: last.id }) : null,
  };
}

/**
 * Filters by the transfer's reference, its serial number at the bank, the payer, or the customer's name or address.
 */
async function searched(q: string | undefined): Promise<Prisma.TopUpWhereInput> {
  if (!q) return {};
  return {
    OR: [
      { reference: matching(q) },
      { bankSerial: matching(q) },
      { payerName: matching(q) },
      { customerId: { in: await customersMatching(q) } },
    ],
  };
}
