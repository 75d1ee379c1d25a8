import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { idsContaining } from "@/lib/db/ids-containing";
import { keysetPage } from "@/lib/db/keyset";
import { matching } from "@/lib/db/matching";
import { readAny } from "@/lib/db/read-any";
import type { listAllPapersContract } from "../admin-contract";
import { paperSorts } from "../list-papers";
import { monthOf } from "../month-of";
import { viewRow } from "../view-paper";

/** A page of all papers, newest first unless they are sorted otherwise. */
export async function listAllPapers(
  actor: StaffActor,
  { q, kind, month, sort = "-issued", after, take }: z.output<typeof listAllPapersContract.input>,
): Promise<z.output<typeof listAllPapersContract.output>> {
  if (actor.kind !== "staff") throw forbidden();
  const scope = { ...(kind ? { kind } : {}), ...monthOf(month) };
  const searches = await searched(q);
  const page = await keysetPage({ sorts: paperSorts, sort, after, take }, (step) =>
    readAny(searches, step.take, step.compare, (search) =>
      db.paper.findMany({
        where: { AND: [search, scope, step.where] },
        orderBy: step.orderBy,
        take: step.take,
        include: { customer: { select: { id: true, name: true, email: true } } },
      }),
    ),
  );
  return { rows: page.rows.map((paper) => ({ ...viewRow(paper), customer: paper.customer })), next: page.next };
}

/** The alternatives of a search: the paper's number; its order's; the customer's name or address. */
async function searched(q: string | undefined): Promise<Prisma.PaperWhereInput[]> {
  const text = q?.trim().toLowerCase();
  if (!text) return [{}];
  const customers = await idsContaining("customers", text);
  return [
    { number: matching(text) },
    { order: { number: matching(text) } },
    { customer: { kind: "customer", OR: [{ email: matching(text) }, { name: matching(text) }, ...customers] } },
  ];
}
