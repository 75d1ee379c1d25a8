import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden, notFound } from "@/lib/core/errors";
import type { Fen } from "@/lib/core/money";
import { db } from "@/lib/db/client";
import type { GatewayBill } from "@/lib/db/generated/client";
import { keysetPage, type SortColumn } from "@/lib/db/keyset";
import type { BillView, listBillsContract } from "../bill-contract";
import type { DayClosing } from "./close-day";
import { readMissing } from "./read-missing";

const billSorts = {
  day: { kind: "text", column: "day" },
} as const satisfies Record<string, SortColumn>;

/** A page of the gateways' bills, the newest first. */
export async function listBills(
  actor: StaffActor,
  { gateway, state, sort = "-day", after, take }: z.output<typeof listBillsContract.input>,
): Promise<z.output<typeof listBillsContract.output>> {
  if (actor.role === "support") throw forbidden();
  const scope = { ...(gateway ? { gateway } : {}), ...(state ? { state } : {}) };
  const page = await keysetPage({ sorts: billSorts, sort, after, take }, (step) =>
    db.gatewayBill.findMany({
      where: { AND: [scope, step.where] },
      orderBy: step.orderBy,
      take: step.take,
      include: openDifferences,
    }),
  );
  return { rows: await viewBills(page.rows), next: page.next };
}

const openDifferences = { _count: { select: { differences: { where: { state: "open" } } } } } as const;

/** @throws AppError not_found. */
export async function readBill(id: string): Promise<BillView> {
  const row = await db.gatewayBill.findUnique({ where: { id }, include: openDifferences });
  const [view] = row ? await viewBills([row]) : [];
  if (!view) throw notFound("bill");
  return view;
}

type Counted = GatewayBill & { _count: { differences: number } };

async function viewBills(rows: readonly Counted[]): Promise<BillView[]> {
  const missing = await readMissing(db, rows);
  return rows.map((row) => viewBill(row, missing.get(row.id) ?? 0n));
}

function viewBill({ _count, ...row }: Counted, missingFen: Fen): BillView {
  const { id, gateway, day, state, fetchedAt, problem, rowCount, matchedCount } = row;
  const { paidFen, refundedFen, feeFen, settledFen } = row;
  return {
    ...{ id, gateway, day, state, fetchedAt, problem, rowCount, matchedCount },
    ...{ paidFen, refundedFen, feeFen, settledFen, missingFen, openCount: _count.differences },
    closing: row.closing ? viewClosing(row.closing as unknown as DayClosing) : null,
  };
}

const viewClosing = (closing: DayClosing): NonNullable<BillView["closing"]> => ({
  clearingFen: BigInt(closing.clearingFen),
  beforeFen: BigInt(closing.beforeFen),
  unsettledFen: BigInt(closing.unsettledFen),
  differencesFen: BigInt(closing.differencesFen),
  otherDayFen: BigInt(closing.otherDayFen),
  unexplainedFen: BigInt(closing.unexplainedFen),
  billsLack: closing.billsLack,
});
