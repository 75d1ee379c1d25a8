import "server-only";
import type { z } from "zod";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { keysetPage } from "@/lib/db/keyset";
import { escapeLike } from "@/lib/db/matching";
import type { listServicesContract } from "./contract";
import { describeRow, withRegistrant } from "./describe-service";
import { whereExpiring } from "./expiring";
import { serviceSorts } from "./service-sorts";

type Input = z.output<typeof listServicesContract.input>;

/** The customer's services that have not ended, the one that expires first on top unless they are sorted otherwise. */
export async function listServices(
  actor: CustomerActor,
  { productLine, q, state, sort = "expires", after, take }: Input,
): Promise<z.output<typeof listServicesContract.output>> {
  const word = q?.trim();
  const like = { contains: escapeLike(word ?? ""), mode: "insensitive" } as const;
  const scope: Prisma.ServiceWhereInput = {
    customerId: actor.userId,
    endedAt: null,
    ...(productLine ? { productLine } : {}),
    AND: stateWhere(state, new Date()),
    ...(word ? { OR: [{ name: like }, { displayName: like }] } : {}),
  };
  const page = await keysetPage({ sorts: serviceSorts, sort, after, take }, (step) =>
    db.service.findMany({
      where: { AND: [scope, step.where] },
      include: withRegistrant,
      orderBy: step.orderBy,
      take: step.take,
    }),
  );
  return { rows: page.rows.map(describeRow), next: page.next };
}

function stateWhere(state: Input["state"], now: Date): Prisma.ServiceWhereInput {
  if (state === "opening") return { state: "opening" };
  if (state === "expired") return { expiresAt: { lt: now } };
  if (state === "expiring") return whereExpiring(now);
  return {};
}
