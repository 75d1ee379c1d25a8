import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { parseTypedSum } from "@/lib/core/money";
import { db } from "@/lib/db/client";
import type { Prisma, TopUp } from "@/lib/db/generated/client";
import { matching } from "@/lib/db/matching";
import { readAny } from "@/lib/db/read-any";
import { topUpState } from "./contract";

export type FoundTopUp = TopUp & { customer: { name: string; email: string } };

/** Ids are made in the order of time (UUID 7). */
const newestFirst = (a: { id: string }, b: { id: string }) => (a.id < b.id ? 1 : -1);

/** The newest top-ups in any state by a part of the reference or of the bank's serial number, or by the sum, announced or arrived. */
export async function findTopUps(actor: StaffActor, { q, take }: { q: string; take: number }): Promise<FoundTopUp[]> {
  if (actor.kind !== "staff") throw forbidden();
  const sumFen = parseTypedSum(q);
  // The indexes over sums begin with the state.
  const bySum: Prisma.TopUpWhereInput[] =
    sumFen === null
      ? []
      : topUpState.options.flatMap((state) => [
          { state, amountFen: sumFen },
          { state, receivedFen: sumFen },
        ]);
  const conditions: Prisma.TopUpWhereInput[] = [{ reference: matching(q) }, { bankSerial: matching(q) }, ...bySum];
  return readAny(conditions, take, newestFirst, (where) =>
    db.topUp.findMany({
      where,
      include: { customer: { select: { name: true, email: true } } },
      orderBy: { id: "desc" },
      take,
    }),
  );
}
