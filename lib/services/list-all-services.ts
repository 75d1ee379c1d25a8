import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { keysetPage } from "@/lib/db/keyset";
import type { AdminServiceRow, exportServicesContract } from "./admin-contract";
import { describeRow, withRegistrant } from "./describe-service";
import { whereWithin } from "./expiring";
import { serviceSorts } from "./service-sorts";
import { servicesMatching } from "./services-matching";

export type ServiceSearch = z.output<typeof exportServicesContract.input>;

/** A page of all customers' services, by keyset: the last page takes no longer than the first. */
export async function listAllServices(
  actor: StaffActor,
  input: ServiceSearch & { after?: string | undefined; take: number },
): Promise<{ rows: AdminServiceRow[]; next: string | null }> {
  if (actor.kind !== "staff") throw forbidden();
  const { sort, after, take } = input;
  const scope = [filtered(input, new Date()), input.q?.trim() ? await servicesMatching(input.q) : {}];
  const page = await keysetPage({ sorts: serviceSorts, sort, after, take }, (step) =>
    db.service.findMany({
      where: { AND: [...scope, step.where] },
      include: { ...withRegistrant, customer: { select: { id: true, name: true, email: true } } },
      orderBy: step.orderBy,
      take: step.take,
    }),
  );
  return {
    rows: page.rows.map((record) => ({
      ...describeRow(record),
      customer: record.customer,
      addedAt: record.createdAt,
    })),
    next: page.next,
  };
}

function filtered({ productLine, state, within, customerId }: ServiceSearch, now: Date): Prisma.ServiceWhereInput {
  return {
    ...(productLine ? { productLine } : {}),
    ...(customerId ? { customerId } : {}),
    AND: [stateWhere(state, now), within ? whereWithin(now, within) : {}],
  };
}

/** The state as rows show it: an active service whose expiry has passed is expired. */
function stateWhere(state: ServiceSearch["state"], now: Date): Prisma.ServiceWhereInput {
  switch (state) {
    case undefined:
      return { endedAt: null };
    case "expired":
      return { OR: [{ state: "expired" }, { state: "active", expiresAt: { lt: now } }] };
    case "active":
      return { state, OR: [{ expiresAt: null }, { expiresAt: { gte: now } }] };
    default:
      return { state };
  }
}
