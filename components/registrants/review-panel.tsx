"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { startReviewCall, submitReviewCall } from "@/components/generated/reviews";
import { Button } from "@/components/ui/button/button";
import { Checkbox } from "@/components/ui/field/checkbox";
import { FieldNote } from "@/components/ui/field/field";
import { Note } from "@/components/ui/note";
import { Status } from "@/components/ui/status";
import { useMutation } from "@/components/use-mutation";
import type { RegistrantRow, ReviewView } from "@/lib/registrants/contract";
import { DocumentSlot } from "./document-slot";

interface Props {
  registrantId: string;
  kind: "person" | "company";
  /** The newest review; null before the first. */
  review: ReviewView | null;
  state: RegistrantRow["state"];
  archived: boolean;
  documentName: string;
  consentText: string;
}

const POLL_MS = 4_000;
const IN_PROGRESS = ["submitting", "unsure", "waiting", "pending"] as const;

/** The real-name review: consent, documents, submission, waiting, result. */
export function ReviewPanel(props: Props) {
  const { review, registrantId, state, archived } = props;
  const creating = state === "creating" || state === "unsure";
  const t = useTranslations("registrants.review");
  const router = useRouter();
  const inProgress = IN_PROGRESS.find((state) => state === review?.state);
  useEffect(() => {
    if (!inProgress && !creating) return;
    const timer = setInterval(() => router.refresh(), POLL_MS);
    return () => clearInterval(timer);
  }, [inProgress, creating, router]);

  if (archived && !inProgress && review?.state !== "pass") return <Note title={t("archived")} />;
  if (creating) return <Note kind="unsure" title={t("notReady")} />;
  if (state !== "ready") return <Note kind="bad" title={t("refused")} />;
  if (review?.state === "pass") return <Status state="done" word={t("passed")} detail={t("passedDetail")} />;
  if (review?.state === "uploading") return <Upload {...props} review={review} />;
  if (inProgress) {
    const unsure = inProgress === "unsure" || inProgress === "submitting";
    return (
      <div>
        <Status state={unsure ? "unsure" : "review"} word={t(`states.${inProgress}`)} />
        <p className="mt-4 text-sm text-ink-3 staff:text-xs">{t(unsure ? "unsureHint" : "waitingHint")}</p>
      </div>
    );
  }
  return (
    <div className="space-y-4">
      {review?.state === "unpass" && (
        <Note kind="bad" title={t("unpassed")}>
          <p className="whitespace-pre-wrap">{review.memo ? t("memo", { memo: review.memo }) : t("noMemo")}</p>
        </Note>
      )}
      <Consent registrantId={registrantId} text={props.consentText} again={review?.state === "unpass"} />
    </div>
  );
}

function Consent({ registrantId, text, again }: { registrantId: string; text: string; again: boolean }) {
  const t = useTranslations("registrants.review");
  const errors = useTranslations("errors.registrants");
  const [agreed, setAgreed] = useState(false);
  const [missing, setMissing] = useState(false);
  const start = useMutation(startReviewCall);
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(!agreed);
        if (agreed) start.run({ id: registrantId, consent: true });
      }}
    >
      <p className="max-w-text">{t("why")}</p>
      <Checkbox
        label={text}
        checked={agreed}
        onChange={(event) => {
          setAgreed(event.target.checked);
          setMissing(false);
        }}
        error={missing ? errors("consent_missing") : undefined}
      />
      <FieldNote id={undefined} error={start.failure?.detail} />
      <Button type="submit" kind="go" busy={start.busy}>
        {t(again ? "startAgain" : "start")}
      </Button>
    </form>
  );
}

function Upload({ review, kind, documentName }: Props & { review: ReviewView }) {
  const t = useTranslations("registrants.review");
  const submit = useMutation(submitReviewCall);
  const of = (role: "owner" | "contact") =>
    review.documents.find((document) => document.role === role && document.deletedAt === null);
  return (
    <div>
      {review.memo && !submit.busy && (
        <Note kind="bad" title={t("returned")}>
          {review.memo}
        </Note>
      )}
      {review.notArrived && !submit.busy && (
        <Note kind="unsure" title={t("notArrived")}>
          {t("notArrivedHint")}
        </Note>
      )}
      <DocumentSlot
        reviewId={review.id}
        slot="owner"
        title={documentName}
        hint={t(kind === "person" ? "personHint" : "companyHint")}
        document={of("owner")}
      />
      {kind === "company" && (
        <DocumentSlot
          reviewId={review.id}
          slot="contact"
          title={t("contactCard")}
          hint={t("contactHint")}
          document={of("contact")}
        />
      )}
      <div className="space-y-4">
        {submit.failure && <Note kind="bad" live title={submit.failure.detail} />}
        <p className="flex flex-wrap items-center gap-3">
          <Button kind="go" busy={submit.busy} disabled={!of("owner")} onClick={() => submit.run({ id: review.id })}>
            {t("submit")}
          </Button>
          <span className="text-sm text-ink-3 staff:text-xs">{t(of("owner") ? "submitHint" : "submitFirst")}</span>
        </p>
      </div>
    </div>
  );
}
