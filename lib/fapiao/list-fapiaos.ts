import "server-only";
import type { z } from "zod";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { keysetPage, type SortColumn } from "@/lib/db/keyset";
import type { listFapiaosContract } from "./contract";
import { fapiaoRowOf } from "./view-fapiao";

/** What requests are sorted by, of all customers and of one. */
export const fapiaoSorts = { asked: { kind: "time", column: "createdAt" } } as const satisfies Record<
  string,
  SortColumn
>;

/** A page of the customer's requests, the newest first. */
export async function listFapiaos(
  actor: CustomerActor,
  { state, after, take }: z.output<typeof listFapiaosContract.input>,
): Promise<z.output<typeof listFapiaosContract.output>> {
  const page = await keysetPage({ sorts: fapiaoSorts, sort: "-asked", after, take }, (step) =>
    db.fapiaoRequest.findMany({
      where: { AND: [{ customerId: actor.userId, ...(state ? { state } : {}) }, step.where] },
      orderBy: step.orderBy,
      take: step.take,
    }),
  );
  return { rows: page.rows.map(fapiaoRowOf), next: page.next };
}
