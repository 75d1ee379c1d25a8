import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { customersMatching } from "@/lib/customers/customers-matching";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { keysetPage, type SortColumn } from "@/lib/db/keyset";
import { matching } from "@/lib/db/matching";
import { type AdminTopUpRow, firstTopUpSort, type listAllTopUpsContract } from "./contract";
import { adminTopUpRowsOf } from "./top-up-view";

const announced = { kind: "time", column: "createdAt" } as const satisfies SortColumn;

/** The amount as the list shows it: what arrived, where something did. */
const sortsOf = (state: AdminTopUpRow["state"]) => {
  const arrived = state === "confirmed" || state === "charged_back";
  const amount: SortColumn = { kind: "figure", column: arrived ? "receivedFen" : "amountFen" };
  return { announced, amount };
};

/** One page of all customers' top-ups in a state. Unless sorted otherwise, pending ones oldest first, decided ones newest first. */
export async function listAllTopUps(
  _actor: StaffActor,
  input: z.output<(typeof listAllTopUpsContract)["input"]>,
): Promise<{ rows: AdminTopUpRow[]; next: string | null }> {
  const { state, q, from, to, after, take } = input;
  const sort = input.sort ?? firstTopUpSort(state);
  const scope: Prisma.TopUpWhereInput[] = [await searched(q), from || to ? { createdAt: { gte: from, lt: to } } : {}];
  const page = await keysetPage({ sorts: sortsOf(state), sort, after, take }, (step) =>
    db.topUp.findMany({
      where: { state, AND: [...scope, step.where] },
      include: { customer: { select: { id: true, name: true, email: true } } },
      orderBy: step.orderBy,
      take: step.take,
    }),
  );
  return { rows: await adminTopUpRowsOf(db, page.rows), next: page.next };
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
