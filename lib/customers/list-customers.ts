import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { writeCursor } from "@/lib/core/moment-cursor";
import { afterCursor } from "@/lib/db/after-cursor";
import { db } from "@/lib/db/client";
import { matching } from "@/lib/db/matching";
import type { listCustomersContract, PersonRow } from "./contract";
import { personColumns, personRowOf } from "./person-row";

/** One page of customers, newest first (keyset paging: it takes as long however many there are). */
export async function listCustomers(
  _actor: StaffActor,
  input: z.output<typeof listCustomersContract.input>,
): Promise<{ rows: PersonRow[]; next: string | null }> {
  const q = input.q?.trim();
  const found = await db.user.findMany({
    where: {
      kind: "customer",
      ...(input.status ? { status: input.status } : {}),
      AND: [
        q ? { OR: [{ email: matching(q) }, { name: matching(q) }, { phone: matching(q) }] } : {},
        afterCursor("createdAt", "desc", input.after),
      ],
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: input.take + 1,
    select: personColumns,
  });
  const rows = found.slice(0, input.take);
  const last = rows.at(-1);
  return {
    rows: rows.map(personRowOf),
    next: found.length > input.take && last ? writeCursor({ at: last.createdAt, id: last.id }) : null,
  };
}
