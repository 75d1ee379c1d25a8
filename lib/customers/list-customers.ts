import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { readMoment } from "@/lib/core/cursor";
import { db } from "@/lib/db/client";
import type { listCustomersContract, PersonRow } from "./contract";
import { personColumns, personRowOf } from "./person-row";

/** One page of customers, newest first (keyset: it stays quick however many there are). */
export async function listCustomers(
  _actor: StaffActor,
  input: z.output<typeof listCustomersContract.input>,
): Promise<{ rows: PersonRow[]; next: string | null }> {
  const q = input.q?.trim();
  const like = { contains: q, mode: "insensitive" as const };
  const before = readMoment(input.after);
  const found = await db.user.findMany({
    where: {
      kind: "customer",
      ...(input.status ? { status: input.status } : {}),
      AND: [
        q ? { OR: [{ email: like }, { name: like }, { phone: like }] } : {},
        before ? { OR: [{ createdAt: { lt: before.at } }, { createdAt: before.at, id: { lt: before.id } }] } : {},
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
    next: found.length > input.take && last ? `${last.createdAt.getTime()}_${last.id}` : null,
  };
}
