import "server-only";
import type { z } from "zod";
import type { CustomerActor } from "@/lib/core/actor";
import { isRowId } from "@/lib/core/cursor";
import { DAY_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { listServicesContract } from "./contract";
import { describeRow, withRegistrant } from "./describe-service";

type Input = z.output<typeof listServicesContract.input>;

/** The customer's services that have not ended, the one that expires first on top. */
export async function listServices(
  actor: CustomerActor,
  { productLine, q, state, after, take }: Input,
): Promise<z.output<typeof listServicesContract.output>> {
  const word = q?.trim();
  const like = { contains: word ?? "", mode: "insensitive" } as const;
  const records = await db.service.findMany({
    where: {
      customerId: actor.userId,
      endedAt: null,
      ...(productLine ? { productLine } : {}),
      ...stateWhere(state, new Date()),
      ...(word ? { OR: [{ name: like }, { displayName: like }] } : {}),
    },
    include: withRegistrant,
    orderBy: [{ expiresAt: { sort: "asc", nulls: "last" } }, { id: "asc" }],
    take: take + 1,
    ...(isRowId(after) ? { cursor: { id: after }, skip: 1 } : {}),
  });
  const page = records.slice(0, take);
  return { rows: page.map(describeRow), next: records.length > take ? (page.at(-1)?.id ?? null) : null };
}

const SOON_MS = 30 * DAY_MS;

function stateWhere(state: Input["state"], now: Date): Prisma.ServiceWhereInput {
  if (state === "opening") return { state: "opening" };
  if (state === "expired") return { expiresAt: { lt: now } };
  if (state === "expiring") return { expiresAt: { gte: now, lt: new Date(now.getTime() + SOON_MS) } };
  return {};
}
