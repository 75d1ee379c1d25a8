import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import { submitAudit } from "@/lib/cndns/endpoints/audit";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError, conflict, unreachable } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { addMs, MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import type { ReviewView } from "@/lib/registrants/contract";
import { unreachable503 } from "@/lib/registrants/refusal";
import { openPicture } from "@/lib/registrants/sealed-fields";
import { wakePoll } from "@/lib/registrants/wake";
import { withCallSubject } from "@/lib/upstream/call-subject";
import { upstream } from "@/lib/upstream/client";
import { auditInput } from "./audit-input";
import type { submitReviewContract } from "./contract";
import { findReview, viewReview } from "./find-review";
import { holdRegistrant } from "./hold-registrant";
import { firstPollAt } from "./poll-times";
import { refuseWhileChanging } from "./refuse-while-changing";

/** A call that carries pictures may take two minutes. */
const CRASHED_AFTER_MS = 5 * MINUTE_MS;

type Audited = Awaited<ReturnType<typeof findReview>>;

/**
 * Submits the documents. The review is stored as `submitting` before the request is sent, so it is sent once; without
 * an answer it is `unsure`, and polling finds out. Manual: 十一, 1 (POST, base64).
 * @throws AppError registrants.documents_missing, registrants.review_refused (the documents are kept for another
 *   try), registrants.review_not_uploading, registrants.archived, registrants.changing, registrants.change_unclear (409), upstream.unreachable.
 */
export async function submitReview(
  actor: CustomerActor,
  { id }: z.output<(typeof submitReviewContract)["input"]>,
): Promise<ReviewView> {
  const review = await findReview(actor.userId, id);
  if (review.registrant.archivedAt !== null) throw conflict("registrants.archived");
  const pictures = await openDocuments(id);
  const now = new Date();
  await db.$transaction(async (tx) => {
    refuseWhileChanging(await holdRegistrant(tx, review.registrant));
    const mine = await tx.realNameReview.updateMany({
      where: { id, customerId: actor.userId, state: "uploading" },
      data: { state: "submitting", submittedAt: now, checkedAt: null, memo: null, refusalCode: null },
    });
    if (mine.count === 0) throw conflict("registrants.review_not_uploading");
    await recordEvent(tx, actor, {
      action: "registrants.submit-review",
      subject: { kind: "review", id },
      after: { registrantId: review.registrantId },
    });
    await wakePoll(tx, id, addMs(now, CRASHED_AFTER_MS));
  });
  await send(review, pictures);
  return viewReview(actor.userId, id);
}

async function openDocuments(reviewId: string): Promise<{ owner: Buffer; contact?: Buffer }> {
  const rows = await db.reviewDocument.findMany({ where: { reviewId, deletedAt: null } });
  const of = (role: "owner" | "contact") => {
    const row = rows.find((document) => document.role === role);
    return row?.contentEnc ? openPicture(row.id, "content_enc", row.contentEnc) : undefined;
  };
  const owner = of("owner");
  const contact = of("contact");
  if (!owner) throw new AppError("registrants.documents_missing", 422);
  return contact ? { owner, contact } : { owner };
}

async function send(review: Audited, pictures: { owner: Buffer; contact?: Buffer }): Promise<void> {
  const { id, registrant } = review;
  const outcome = await withCallSubject({ customerId: review.customerId }, () =>
    upstream().call(submitAudit, auditInput(registrant, pictures)),
  ).catch(async (error: unknown) => {
    // Thrown before anything is sent: the documents are kept for another try.
    await reopen(id, null, null);
    throw error;
  });
  switch (outcome.kind) {
    case "ok":
      return waiting(id, "waiting");
    case "rejected":
      // Submitted before, by a try whose answer was lost: that submission counts.
      if (outcome.name === "already_submitted") return waiting(id, "waiting");
      await reopen(id, outcome.code, outcome.text);
      throw new AppError("registrants.review_refused", 422, { params: { text: outcome.text || String(outcome.code) } });
    case "ours":
      log.error(
        { code: outcome.code, name: outcome.name },
        "documents were not submitted because of our account's trouble",
      );
      await reopen(id, null, null);
      throw unreachable503();
    case "unreached":
      await reopen(id, null, null);
      throw unreachable503();
    case "unknown":
      return waiting(id, "unsure");
    default:
      unreachable(outcome);
  }
}

async function waiting(id: string, state: "waiting" | "unsure"): Promise<void> {
  const nextCheckAt = firstPollAt(new Date());
  await db.$transaction(async (tx) => {
    await tx.realNameReview.updateMany({ where: { id, state: "submitting" }, data: { state, nextCheckAt } });
    await wakePoll(tx, id, nextCheckAt);
  });
}

async function reopen(id: string, refusalCode: number | null, memo: string | null): Promise<void> {
  await db.realNameReview.updateMany({
    where: { id, state: "submitting" },
    data: { state: "uploading", submittedAt: null, refusalCode, memo },
  });
}
