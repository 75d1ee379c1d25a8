import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { idsContaining } from "@/lib/db/ids-containing";
import { keysetPage, type SortColumn } from "@/lib/db/keyset";
import { matching } from "@/lib/db/matching";
import type { listCustomersContract, PersonRow } from "./contract";
import { personColumns, personRowOf } from "./person-row";

const sorts = {
  since: { kind: "time", column: "createdAt" },
  email: { kind: "text", column: "email" },
  name: { kind: "text", column: "name" },
} as const satisfies Record<string, SortColumn>;

/** One page of customers, newest first unless they are sorted otherwise; it takes as long however many there are. */
export async function listCustomers(
  _actor: StaffActor,
  input: z.output<typeof listCustomersContract.input>,
): Promise<{ rows: PersonRow[]; next: string | null }> {
  const { status, sort = "-since", after, take } = input;
  const q = input.q?.trim();
  const searched = q
    ? {
        OR: [
          { email: matching(q) },
          { name: matching(q) },
          { phone: matching(q) },
          ...(await idsContaining("customers", q)),
        ],
      }
    : {};
  const page = await keysetPage({ sorts, sort, after, take }, (step) =>
    db.user.findMany({
      where: { kind: "customer", ...(status ? { status } : {}), AND: [searched, step.where] },
      orderBy: step.orderBy,
      take: step.take,
      select: personColumns,
    }),
  );
  return { rows: page.rows.map(personRowOf), next: page.next };
}
