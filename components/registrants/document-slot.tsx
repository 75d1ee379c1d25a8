"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import type { RequestFailure } from "@/components/call-contract";
import { removeDocumentCall } from "@/components/generated/reviews";
import { Button } from "@/components/ui/button/button";
import { FileButton } from "@/components/ui/button/file-button";
import { cn } from "@/components/ui/cn";
import { FieldNote } from "@/components/ui/field/field";
import { Progress } from "@/components/ui/progress";
import { useFocusWhenLost } from "@/components/ui/use-focus-when-lost";
import { repeatAfterAsking, useCallWords } from "@/components/use-call";
import { useMutation } from "@/components/use-mutation";
import type { ReviewView } from "@/lib/registrants/contract";
import { MAX_UPLOAD_BYTES } from "@/lib/reviews/upload-contract";

interface Props {
  reviewId: string;
  slot: "owner" | "contact";
  title: string;
  hint: ReactNode;
  document: ReviewView["documents"][number] | undefined;
}

/** The picture, and the place to drop it on. */
const pictureClass = "h-30 w-44 rounded-md max-md:h-44 max-md:w-full";

/** One picture of a review: choose or drop a file, see the upload and a blurred preview, replace or remove it. */
export function DocumentSlot({ reviewId, slot: role, title, hint, document: kept }: Props) {
  const t = useTranslations("registrants.review");
  const words = { ...useCallWords(), file: t("unreadable") };
  const router = useRouter();
  const [share, setShare] = useState<number>();
  const [error, setError] = useState<string>();
  /** A picture that was not sent for a reason that is not its own, such as a session that ended: it needn't be looked for again. */
  const [unsent, setUnsent] = useState<File>();
  const [over, setOver] = useState(false);
  const remove = useMutation(removeDocumentCall);
  const inputId = `document-${role}`;
  const sendAgain = useRef<HTMLButtonElement>(null);
  // While a picture is sent its button is not there, nor after a dialog that asked for the password on the way.
  useFocusWhenLost(share !== undefined, () => sendAgain.current ?? document.getElementById(inputId));

  async function take(file: File | undefined) {
    setOver(false);
    if (!file || share !== undefined) return;
    setError(undefined);
    setUnsent(undefined);
    if (file.size > MAX_UPLOAD_BYTES) return setError(t("tooLarge"));
    setShare(0);
    // Loaded with the first picture: the contracts that read its answer weigh 35 kB.
    const loaded = await import("./upload-picture").catch(() => null);
    const result =
      loaded &&
      (await repeatAfterAsking(() => loaded.uploadPicture({ reviewId, role, file, onProgress: setShare, words })));
    setShare(undefined);
    if (!result?.ok && !isOfTheFile(result?.failure)) setUnsent(file);
    if (!result) return setError(words.network);
    if (!result.ok) return setError(Object.values(result.failure.fields)[0] ?? result.failure.detail);
    router.refresh();
  }

  return (
    <div className="grid grid-cols-[11rem_minmax(0,1fr)] items-start gap-x-6 gap-y-2 border-t border-rule py-4 first:border-t-0 first:pt-0 max-md:grid-cols-[1fr]">
      {kept ? (
        // biome-ignore lint/performance/noImgElement: encrypted, per request, never to be cached or optimised
        <img
          className={cn(pictureClass, "bg-sunk object-cover")}
          src={`/api/v1/reviews/${reviewId}/documents/${kept.id}/preview`}
          alt={t("previewAlt", { title })}
        />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: dropping or pressing here is a second way; the button beside is the first
        // biome-ignore lint/a11y/useKeyWithClickEvents: the same
        <div
          className={cn(
            pictureClass,
            "grid cursor-pointer place-items-center border border-dashed border-edge text-sm/(--size-body-line) text-ink-3",
            "data-over:border-accent-mark data-over:bg-accent-soft",
          )}
          data-over={over || undefined}
          onClick={() => document.getElementById(inputId)?.click()}
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
          <span className="touch:hidden">{t("drop")}</span>
          <span className="hidden touch:inline">{t("tap")}</span>
        </div>
      )}
      <div className="space-y-4">
        <div>
          <h3>{title}</h3>
          {error ? (
            <div role="alert">
              <FieldNote id={`${inputId}-note`} error={error} />
            </div>
          ) : (
            <p className="text-sm text-ink-3 staff:text-xs" id={`${inputId}-note`}>
              {kept
                ? t("kept", {
                    width: kept.width,
                    height: kept.height,
                    kb: Math.round(kept.byteCount / 1024),
                  })
                : hint}
            </p>
          )}
        </div>
        {share === undefined ? (
          <p className="flex flex-wrap items-center gap-3">
            <FileButton
              id={inputId}
              label={t(kept ? "replace" : "choose")}
              accept="image/jpeg,image/png,image/webp,image/heic,image/heif"
              describedBy={`${inputId}-note`}
              invalid={error !== undefined}
              onFiles={([file]) => take(file)}
            />
            {unsent && (
              <>
                <Button ref={sendAgain} small onClick={() => take(unsent)}>
                  {t("sendAgain")}
                </Button>
                <span className="text-sm wrap-anywhere text-ink-3">{unsent.name}</span>
              </>
            )}
            {kept && (
              <Button
                small
                kind="flat"
                busy={remove.busy}
                onClick={() => remove.run({ id: reviewId, documentId: kept.id })}
              >
                {t("remove")}
              </Button>
            )}
          </p>
        ) : (
          <Progress label={t(share < 1 ? "uploading" : "preparing")} share={share < 1 ? share : undefined} />
        )}
        <FieldNote id={undefined} error={remove.failure?.detail} />
      </div>
    </div>
  );
}

/** Whether another picture would be taken in its place; else the same one can be sent again. */
function isOfTheFile(failure: RequestFailure | undefined): boolean {
  return failure !== undefined && (failure.code === "file" || failure.status === 409 || failure.status === 422);
}
