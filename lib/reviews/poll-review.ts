import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { readAudit } from "@/lib/cndns/endpoints/audit";
import type { Actor } from "@/lib/core/actor";
import { log } from "@/lib/core/log";
import { MINUTE_MS } from "@/lib/core/time";
import { db, type Tx } from "@/lib/db/client";
import type { RealNameReview, Registrant } from "@/lib/db/generated/client";
import { queueMail } from "@/lib/notify/queue-mail";
import { deleteDocuments } from "@/lib/registrants/delete-documents";
import { wakePoll } from "@/lib/registrants/wake";
import { withCallSubject } from "@/lib/upstream/call-subject";
import { upstream } from "@/lib/upstream/client";
import { reviewLostMail, reviewPassedMail, reviewRefusedMail } from "./mail-templates";
import { nextPollAt } from "./poll-times";

type Polled = RealNameReview & { registrant: Registrant };
const OPEN = ["submitting", "unsure", "waiting", "pending"] as const;
/** An unanswered submission did not arrive when the upstream does not know it after this time. */
const LOST_AFTER_MS = 10 * MINUTE_MS;
/** The upstream's lists lag by half an hour at most: by then an accepted submission shows. */
const SHOWN_AFTER_MS = 30 * MINUTE_MS;

/**
 * Asks the upstream for the state of a review and stores it. When the review is over the documents are deleted and
 * the customer gets a mail, and also when the submission has not arrived; then the documents are kept. Safe to repeat. Only for the worker. Manual: 十一, 2.
 */
export async function pollReview(actor: Actor, { reviewId }: { reviewId: string }): Promise<void> {
  if (actor.kind !== "system") throw new Error("only the worker polls reviews");
  const review = await db.realNameReview.findUnique({ where: { id: reviewId }, include: { registrant: true } });
  if (!review || !OPEN.some((state) => state === review.state) || !review.registrant.upstreamId) return;
  const contactId = review.registrant.upstreamId;
  const outcome = await withCallSubject({ customerId: review.customerId }, () =>
    upstream().call(readAudit, { contactId }),
  );
  if (outcome.kind !== "ok") {
    log.warn({ outcome: outcome.kind, reviewId }, "could not read the state of a review");
    return later(review, {});
  }
  const row = outcome.value[0];
  switch (row?.state) {
    case "passed":
      return decide(actor, review, "pass", row.memo);
    case "refused":
      if ((await isEarlierRefusal(review, row.memo)) && !mustShow(review)) return absent(review);
      return decide(actor, review, "unpass", row.memo);
    case "waiting":
      return later(review, { state: "waiting", checkedAt: new Date() });
    case "in_review":
      return later(review, { state: "pending", checkedAt: new Date() });
    default:
      return absent(review);
  }
}

async function later(review: Polled, data: { state?: "waiting" | "pending"; checkedAt?: Date }): Promise<void> {
  const now = new Date();
  const nextCheckAt = nextPollAt(review.submittedAt ?? review.createdAt, now);
  await db.$transaction(async (tx) => {
    await tx.realNameReview.updateMany({
      where: { id: review.id, state: { in: [...OPEN] } },
      data: { ...data, nextCheckAt },
    });
    await wakePoll(tx, review.id, nextCheckAt);
  });
}

/**
 * Whether a refusal is that of the documents before. The upstream answers for the contact, not for a submission: until it has taken in new
 * documents it shows the last refusal, and for ever when they never arrived.
 */
async function isEarlierRefusal(review: Polled, memo: string | null): Promise<boolean> {
  const { id, registrantId, state, checkedAt } = review;
  // Seen in review since it was submitted, so that this refusal is its own.
  if (state === "pending" || (state === "waiting" && checkedAt !== null)) return false;
  const before = await db.realNameReview.findFirst({
    where: { registrantId, id: { not: id }, state: "unpass" },
    orderBy: { createdAt: "desc" },
    select: { memo: true },
  });
  return before !== null && (before.memo ?? "") === (memo ?? "");
}

/** Accepted so long ago that what the upstream shows is about these documents, whatever it showed before. */
const mustShow = (review: Polled) => review.state === "waiting" && ageMs(review) >= SHOWN_AFTER_MS;

const ageMs = ({ submittedAt, createdAt }: Polled) => Date.now() - (submittedAt ?? createdAt).getTime();

/** The upstream does not show these documents: they are still on their way, or the submission did not arrive. */
async function absent(review: Polled): Promise<void> {
  const unanswered = review.state === "unsure" || review.state === "submitting";
  if (!unanswered || ageMs(review) < LOST_AFTER_MS) return later(review, {});
  await db.$transaction(async (tx) => {
    const { count } = await tx.realNameReview.updateMany({
      where: { id: review.id, state: { in: ["unsure", "submitting"] } },
      data: { state: "uploading", submittedAt: null, nextCheckAt: null, checkedAt: new Date() },
    });
    // Whoever has left the page would wait for a result that never comes.
    if (count === 1 && review.registrant.archivedAt === null)
      await queueMail(tx, reviewLostMail, ...(await mailOf(tx, review)));
  });
}

/** To whom the mails of a review go, and what each of them says. */
async function mailOf(tx: Tx, { customerId, registrantId, registrant }: Polled) {
  const user = await tx.user.findUniqueOrThrow({ where: { id: customerId } });
  const to = { to: user.email, userId: user.id, locale: user.locale };
  return [to, { registrant: registrant.displayName, registrantId }] as const;
}

async function decide(actor: Actor, review: Polled, state: "pass" | "unpass", memo: string | null): Promise<void> {
  const now = new Date();
  await db.$transaction(async (tx) => {
    const mine = await tx.realNameReview.updateMany({
      where: { id: review.id, state: { in: [...OPEN] } },
      data: { state, memo, decidedAt: now, checkedAt: now, nextCheckAt: null },
    });
    if (mine.count === 0) return;
    await deleteDocuments(tx, { reviewId: review.id }, now);
    await recordEvent(tx, actor, {
      action: `registrants.review-${state}`,
      subject: { kind: "review", id: review.id },
      customerId: review.customerId,
      after: { registrantId: review.registrantId, memo: memo ?? "" },
    });
    const [to, shared] = await mailOf(tx, review);
    if (state === "pass") await queueMail(tx, reviewPassedMail, to, shared);
    else await queueMail(tx, reviewRefusedMail, to, { ...shared, memo: memo ?? "" });
  });
}
