import { useTranslations } from "next-intl";
import { Timeline, type TimelineEvent } from "@/components/ui/timeline";
import type { ReviewView } from "@/lib/registrants/contract";

/** The events of all reviews, newest first. */
export function ReviewTimeline({ reviews }: { reviews: readonly ReviewView[] }) {
  const t = useTranslations("registrants.timeline");
  const events: TimelineEvent[] = reviews.flatMap((review) => {
    const of = (name: string) => `${review.id}-${name}`;
    const list: TimelineEvent[] = [{ id: of("consent"), at: review.consentAt, text: t("consent") }];
    if (review.submittedAt) list.push({ id: of("submitted"), at: review.submittedAt, text: t("submitted") });
    if (review.state === "pending" && review.checkedAt)
      list.push({ id: of("pending"), at: review.checkedAt, text: t("pending") });
    if (review.decidedAt) {
      const pass = review.state === "pass";
      list.push({
        id: of("decided"),
        at: review.decidedAt,
        text: t(pass ? "pass" : "unpass"),
        tone: pass ? "ok" : "bad",
        ...(review.memo ? { detail: review.memo } : {}),
      });
    }
    const deletedAt = review.documents.find((document) => document.deletedAt)?.deletedAt;
    if (deletedAt) list.push({ id: of("deleted"), at: deletedAt, text: t("deleted") });
    return list.reverse();
  });
  return <Timeline label={t("label")} events={events} />;
}
