import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { idsContaining } from "@/lib/db/ids-containing";
import { matching } from "@/lib/db/matching";
import { newestFirst, oldestFirst, readAny } from "@/lib/db/read-any";
import { documentColumns, reviewViewOf } from "@/lib/registrants/registrant-view";
import type { listReviewsContract, StaffReviewRow } from "./contract";

const OPEN: Prisma.EnumReviewStateFilter = { in: ["uploading", "submitting", "unsure", "waiting", "pending"] };
const MOST = 200;

/** Reviews for staff: open ones, the longest waiting first, decided ones newest first (the last two hundred). */
export async function listReviews(
  _actor: StaffActor,
  { state, q }: z.output<(typeof listReviewsContract)["input"]>,
): Promise<{ rows: StaffReviewRow[] }> {
  const conditions: Prisma.RealNameReviewWhereInput[] = q
    ? [
        { registrant: { OR: [{ displayName: matching(q) }, ...(await idsContaining("registrants", q))] } },
        {
          registrant: {
            customer: { OR: [{ email: matching(q) }, { name: matching(q) }, ...(await idsContaining("customers", q))] },
          },
        },
      ]
    : [{}];
  const open = state === "open";
  const found = await readAny(conditions, MOST, open ? oldestFirst : newestFirst, (where) =>
    db.realNameReview.findMany({
      where: { AND: [{ state: open ? OPEN : state }, where] },
      include: {
        documents: { select: documentColumns },
        registrant: { include: { customer: { select: { id: true, name: true, email: true } } } },
      },
      orderBy: { createdAt: open ? "asc" : "desc" },
      take: MOST,
    }),
  );
  return {
    rows: found.map((review) => {
      const { id, kind, displayName, idType, idNumberMasked, customer } = review.registrant;
      return { ...reviewViewOf(review), registrant: { id, kind, displayName, idType, idNumberMasked }, customer };
    }),
  };
}
