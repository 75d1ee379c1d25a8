import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { parseTypedSum } from "@/lib/core/money";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { idsContaining } from "@/lib/db/ids-containing";
import { keysetPage, type SortColumn } from "@/lib/db/keyset";
import { matching } from "@/lib/db/matching";
import { readAny } from "@/lib/db/read-any";
import { type AdminTopUpRow, firstTopUpSort, type listAllTopUpsContract } from "../contract";
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
  const { state, q, customerId, from, to, after, take } = input;
  const sort = input.sort ?? firstTopUpSort(state);
  const scope = [customerId ? { customerId } : {}, from || to ? { createdAt: { gte: from, lt: to } } : {}];
  const conditions = await topUpsMatching(q);
  const page = await keysetPage({ sorts: sortsOf(state), sort, after, take }, (step) =>
    readAny(conditions, step.take, step.compare, (condition) =>
      db.topUp.findMany({
        where: { state, AND: [condition, ...scope, step.where] },
        include: { customer: { select: { id: true, name: true, email: true } } },
        orderBy: step.orderBy,
        take: step.take,
      }),
    ),
  );
  return { rows: await adminTopUpRowsOf(db, page.rows), next: page.next };
}

/**
 * The alternatives of a search: the transfer's reference, its serial number at the bank, the payer; the customer's name or address; the
 * sum that was announced, or that arrived.
 */
async function topUpsMatching(q: string | undefined): Promise<Prisma.TopUpWhereInput[]> {
  const text = q?.trim();
  if (!text) return [{}];
  const sumFen = parseTypedSum(text);
  const [customers, payers] = await Promise.all([idsContaining("customers", text), idsContaining("topUps", text)]);
  return [
    { reference: matching(text) },
    { bankSerial: matching(text) },
    { typedSerial: matching(text) },
    { payerName: matching(text) },
    ...payers,
    ...customers.map(({ id }) => ({ customerId: id })),
    { customer: { kind: "customer", OR: [{ email: matching(text) }, { name: matching(text) }] } },
    ...(sumFen === null ? [] : [{ amountFen: sumFen }, { receivedFen: sumFen }]),
  ];
}
