import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { listReviewsContract, StaffReviewRow } from "./contract";
import { documentColumns, reviewViewOf } from "./registrant-view";

const OPEN: Prisma.EnumReviewStateFilter = { in: ["uploading", "submitting", "unsure", "waiting", "pending"] };

/** Reviews for staff: open ones longest waiting first, decided ones newest first (the last two hundred). */
export async function listReviews(
  _actor: StaffActor,
  { state, q }: z.output<(typeof listReviewsContract)["input"]>,
): Promise<{ rows: StaffReviewRow[] }> {
  const like = q ? { contains: q, mode: "insensitive" as const } : undefined;
  const found = await db.realNameReview.findMany({
    where: {
      state: state === "open" ? OPEN : state,
      ...(like
        ? {
            registrant: {
              OR: [{ displayName: like }, { customer: { OR: [{ email: like }, { name: like }] } }],
            },
          }
        : {}),
    },
    include: {
      documents: { select: documentColumns },
      registrant: { include: { customer: { select: { id: true, name: true, email: true } } } },
    },
    orderBy: { createdAt: state === "open" ? "asc" : "desc" },
    take: 200,
  });
  return {
    rows: found.map((review) => {
      const { id, kind, displayName, idType, idNumberMasked, customer } = review.registrant;
      return { ...reviewViewOf(review), registrant: { id, kind, displayName, idType, idNumberMasked }, customer };
    }),
  };
}
