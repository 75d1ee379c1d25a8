import "server-only";
import type { z } from "zod";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { keysetPage, type SortColumn } from "@/lib/db/keyset";
import type { listPapersContract } from "./contract";
import { monthOf } from "./month-of";
import { viewRow } from "./view-paper";

/** What papers are sorted by, of all customers and of one. */
export const paperSorts = {
  issued: { kind: "time", column: "issuedAt" },
} as const satisfies Record<string, SortColumn>;

/** A page of the customer's papers, newest first unless they are sorted otherwise. */
export async function listPapers(
  actor: CustomerActor,
  { month, sort = "-issued", after, take }: z.output<typeof listPapersContract.input>,
): Promise<z.output<typeof listPapersContract.output>> {
  const page = await keysetPage({ sorts: paperSorts, sort, after, take }, (step) =>
    db.paper.findMany({
      where: { AND: [{ customerId: actor.userId, ...monthOf(month) }, step.where] },
      orderBy: step.orderBy,
      take: step.take,
    }),
  );
  return { rows: page.rows.map(viewRow), next: page.next };
}
