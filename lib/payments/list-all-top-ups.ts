import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { AdminTopUpRow, listAllTopUpsContract } from "./contract";
import { adminTopUpRowsOf } from "./top-up-view";

/** One page of all customers' top-ups in a state: pending ones oldest first (they wait), decided ones newest first. */
export async function listAllTopUps(
  _actor: StaffActor,
  { state, q, after, take }: z.output<(typeof listAllTopUpsContract)["input"]>,
): Promise<{ rows: AdminTopUpRow[]; next: string | null }> {
  const order = state === "pending" ? "asc" : "desc";
  const [at, lastId] = after?.split("_") ?? [];
  const since = at && /^\d{1,15}$/.test(at) && lastId && /^[0-9a-f-]{36}$/.test(lastId) ? new Date(Number(at)) : null;
  const beyond = (value: Date) => (order === "asc" ? { gt: value } : { lt: value });
  const where: Prisma.TopUpWhereInput = {
    state,
    AND: [
      q
        ? {
            OR: [
              { reference: { contains: q.toUpperCase() } },
              { bankSerial: { contains: q } },
              { payerName: { contains: q, mode: "insensitive" } },
              { customer: { email: { contains: q, mode: "insensitive" } } },
              { customer: { name: { contains: q, mode: "insensitive" } } },
            ],
          }
        : {},
      since
        ? {
            OR: [
              { createdAt: beyond(since) },
              { createdAt: since, id: order === "asc" ? { gt: lastId } : { lt: lastId } },
            ],
          }
        : {},
    ],
  };
  const found = await db.topUp.findMany({
    where,
    include: { customer: { select: { id: true, name: true, email: true } } },
    orderBy: [{ createdAt: order }, { id: order }],
    take: take + 1,
  });
  const rows = found.slice(0, take);
  const last = rows.at(-1);
  return {
    rows: await adminTopUpRowsOf(db, rows),
    next: found.length > take && last ? `${last.createdAt.getTime()}_${last.id}` : null,
  };
}
