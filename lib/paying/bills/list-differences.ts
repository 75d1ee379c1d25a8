import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden, notFound } from "@/lib/core/errors";
import { type Db, db, type Tx } from "@/lib/db/client";
import type { GatewayDifference } from "@/lib/db/generated/client";
import { keysetPage } from "@/lib/db/keyset";
import type { DifferenceView, listDifferencesContract } from "../bill-contract";

const sorts = { found: { kind: "time", column: "foundAt" } } as const;
const include = { bill: { select: { gateway: true, day: true } } } as const;
type Row = GatewayDifference & { bill: { gateway: string; day: string } };

/** A page of the differences between bills and the shop, the newest first. */
export async function listDifferences(
  actor: StaffActor,
  { gateway, state, after, take }: z.output<typeof listDifferencesContract.input>,
): Promise<z.output<typeof listDifferencesContract.output>> {
  if (actor.role === "support") throw forbidden();
  const scope = { ...(gateway ? { bill: { gateway } } : {}), ...(state ? { state } : {}) };
  const page = await keysetPage({ sorts, sort: "-found", after, take }, (step) =>
    db.gatewayDifference.findMany({
      ...{ where: { AND: [scope, step.where] }, orderBy: step.orderBy, take: step.take, include },
    }),
  );
  return { rows: await viewDifferences(db, page.rows), next: page.next };
}

/** @throws AppError not_found. */
export async function readDifference(tx: Tx | Db, id: string): Promise<DifferenceView> {
  const row = await tx.gatewayDifference.findUnique({ where: { id }, include });
  const [view] = row ? await viewDifferences(tx, [row]) : [];
  if (!view) throw notFound("difference");
  return view;
}

async function viewDifferences(tx: Tx | Db, rows: readonly Row[]): Promise<DifferenceView[]> {
  const refundIds = rows.flatMap(({ refundId }) => refundId ?? []);
  const [people, refunds] = await Promise.all([
    tx.user.findMany({
      where: { id: { in: rows.flatMap(({ decidedBy, firstBy }) => [decidedBy ?? [], firstBy ?? []].flat()) } },
      select: { id: true, name: true },
    }),
    tx.paymentRefund.findMany({ where: { id: { in: refundIds } }, select: { id: true, paymentId: true } }),
  ]);
  return rows.map(({ bill, subject: _, decidedBy, refundId, firstBy, firstFen, firstNote, ...row }) => ({
    ...row,
    ...bill,
    kind: row.kind as DifferenceView["kind"],
    about: row.about as DifferenceView["about"],
    paymentId: row.paymentId ?? refunds.find(({ id }) => id === refundId)?.paymentId ?? null,
    by: people.find(({ id }) => id === decidedBy)?.name ?? null,
    agreedBy:
      firstFen === row.effectFen
        ? agreed(
            people.find(({ id }) => id === firstBy),
            firstNote,
          )
        : null,
  }));
}

const agreed = (person: { id: string; name: string } | undefined, note: string | null) =>
  person ? { ...person, note: note ?? "" } : null;
