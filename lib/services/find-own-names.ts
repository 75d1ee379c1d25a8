import "server-only";
import type { z } from "zod";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { findOwnNamesContract } from "./contract";

type Input = z.output<typeof findOwnNamesContract.input>;

/** Twenty labels under every suffix are more than a thousand names; a customer who owns so many of them finds the rest in the list. */
const MOST = 200;

/** The domains with these labels that are the customer's here, under whatever suffix, so that the search links to them. */
export async function findOwnNames(
  actor: CustomerActor,
  { labels }: Input,
): Promise<z.output<typeof findOwnNamesContract.output>> {
  const rows = await db.service.findMany({
    where: {
      customerId: actor.userId,
      productLine: "domain",
      endedAt: null,
      state: { not: "failed" },
      OR: labels.split(",").map((label) => ({ name: { startsWith: `${label}.` } })),
    },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
    take: MOST,
  });
  return { rows };
}
