"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { removeDocumentCall } from "@/components/generated/reviews";
import { Button, buttonClass } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { useMutation } from "@/components/use-mutation";
import type { ReviewView } from "@/lib/registrants/contract";
import { MAX_UPLOAD_BYTES } from "@/lib/reviews/contract";
import { uploadPicture } from "./upload-picture";

interface Props {
  reviewId: string;
  slot: "owner" | "contact";
  title: string;
  hint: ReactNode;
  document: ReviewView["documents"][number] | undefined;
}

/** One picture of a review: choose or drop a file, see the upload and a blurred preview, replace or remove it. */
export function DocumentSlot({ reviewId, slot: role, title, hint, document }: Props) {
  const t = useTranslations("registrants.review");
  const ui = useTranslations("ui.error");
  const router = useRouter();
  const [share, setShare] = useState<number>();
  const [error, setError] = useState<string>();
  const [over, setOver] = useState(false);
  const remove = useMutation(removeDocumentCall);
  const inputId = `document-${role}`;

  async function take(file: File | undefined) {
    setOver(false);
    if (!file || share !== undefined) return;
    setError(undefined);
    if (file.size > MAX_UPLOAD_BYTES) return setError(t("tooLarge"));
    setShare(0);
    const words = { network: ui("network"), unreadable: ui("unreadable") };
    const result = await uploadPicture({ reviewId, role, file, onProgress: setShare, words });
    setShare(undefined);
    if (!result.ok) return setError(result.failure.detail);
    router.refresh();
  }

  const input = (
    <input
      id={inputId}
      type="file"
      accept="image/jpeg,image/png,image/webp,image/heic,image/heif"
      aria-describedby={`${inputId}-note`}
      aria-invalid={error ? true : undefined}
      onChange={(event) => {
        take(event.target.files?.[0]);
        event.target.value = "";
      }}
    />
  );
  return (
    <div className="rg-slot">
      {document ? (
        // biome-ignore lint/performance/noImgElement: encrypted, per request, never to be cached or optimised
        <img src={`/api/v1/reviews/${reviewId}/documents/${document.id}/preview`} alt={t("previewAlt", { title })} />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button beside is the first
        <div
          className="blank"
          data-over={over || undefined}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            take(event.dataTransfer.files[0]);
          }}
        >
          {t("drop")}
        </div>
      )}
      <div className="stack">
        <div>
          <h3>{title}</h3>
          {error ? (
            <p className="err" id={`${inputId}-note`} role="alert">
              {error}
            </p>
          ) : (
            <p className="hint" id={`${inputId}-note`}>
              {document
                ? t("kept", {
                    width: document.width,
                    height: document.height,
                    kb: Math.round(document.byteCount / 1024),
                  })
                : hint}
            </p>
          )}
        </div>
        {share === undefined ? (
          <p className="row">
            <label className={buttonClass({ small: true })} htmlFor={inputId}>
              {t(document ? "replace" : "choose")}
              {input}
            </label>
            {document && (
              <Button
                small
                kind="flat"
                busy={remove.busy}
                onClick={() => remove.run({ id: reviewId, documentId: document.id })}
              >
                {t("remove")}
              </Button>
            )}
          </p>
        ) : (
          <Progress label={t(share < 1 ? "uploading" : "preparing")} share={share < 1 ? share : undefined} />
        )}
        {remove.failure && <p className="err">{remove.failure.detail}</p>}
      </div>
    </div>
  );
}
