import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { parseTypedSum } from "@/lib/core/money";
import { db } from "@/lib/db/client";
import type { Prisma, TopUp } from "@/lib/db/generated/client";
import { matching } from "@/lib/db/matching";
import { readAny } from "@/lib/db/read-any";
import { topUpState } from "../contract";

export type FoundTopUp = TopUp & { customer: { name: string; email: string } };

/** What waits for staff, what they decided, what needs nobody. */
const RANKS: Record<TopUp["state"], number> = { pending: 0, confirmed: 1, rejected: 1, charged_back: 1, cancelled: 2 };

/**
 * Top-ups in any state by a part of the reference or of the bank's serial number, or by the sum, announced or arrived. That sum comes
 * before a serial number that contains its digits; then what waits, then what is decided, then what was cancelled; then the newest.
 */
export async function findTopUps(actor: StaffActor, { q, take }: { q: string; take: number }): Promise<FoundTopUp[]> {
  if (actor.kind !== "staff") throw forbidden();
  const sumFen = parseTypedSum(q);
  const ranksOf = (one: TopUp) => [one.amountFen === sumFen || one.receivedFen === sumFen ? 0 : 1, RANKS[one.state]];
  const compare = (a: TopUp, b: TopUp) => {
    const [aSum = 0, aState = 0] = ranksOf(a);
    const [bSum = 0, bState = 0] = ranksOf(b);
    // Ids are made in the order of time (UUID 7).
    return aSum - bSum || aState - bState || (a.id < b.id ? 1 : -1);
  };
  // The indexes over sums begin with the state.
  const bySum: Prisma.TopUpWhereInput[] =
    sumFen === null
      ? []
      : topUpState.options.flatMap((state) => [
          { state, amountFen: sumFen },
          { state, receivedFen: sumFen },
        ]);
  const conditions: Prisma.TopUpWhereInput[] = [
    { reference: matching(q) },
    { bankSerial: matching(q) },
    { typedSerial: matching(q) },
    ...bySum,
  ];
  return readAny(conditions, take, compare, (where) =>
    db.topUp.findMany({
      where,
      include: { customer: { select: { name: true, email: true } } },
      orderBy: { id: "desc" },
      take,
    }),
  );
}
