import "server-only";
import { invalid } from "@/lib/core/errors";
import { shanghaiDay } from "@/lib/core/time";
import type { Tx } from "@/lib/db/client";
import { dayOf } from "./view-fapiao";

/**
 * The first day that the fapiao of a request can have: that of its newest order. The request itself may be younger, for what was issued
 * on a phone call, or together with the red one that it follows.
 */
export async function firstBlueDay(tx: Tx, requestId: string): Promise<string | null> {
  const newest = await tx.order.findFirst({
    where: { items: { some: { fapiaoItems: { some: { requestId } } } } },
    orderBy: { createdAt: "desc" },
    select: { createdAt: true },
  });
  return newest && shanghaiDay(newest.createdAt);
}

/** The first day that the red one of a request can have: that of the one which it takes back. */
export async function firstRedDay(tx: Tx, requestId: string): Promise<string | null> {
  const where = { requestId_color: { requestId, color: "blue" } } as const;
  const blue = await tx.fapiaoPaper.findUnique({ where, select: { issuedOn: true } });
  return blue && dayOf(blue);
}

/** @throws AppError input.invalid beside issuedOn */
export function requireDay(issuedOn: string, first: string | null, code: string): void {
  if (first !== null && issuedOn < first) throw invalid({ issuedOn: { code, params: { day: first } } });
}
