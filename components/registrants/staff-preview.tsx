"use client";

import { useTranslations } from "next-intl";
import { type SubmitEvent, useEffect, useState } from "react";
import { Button } from "@/components/ui/button/button";
import { Dialog } from "@/components/ui/dialog";
import { TextInput } from "@/components/ui/field/text-input";
import { staffPreviewDocumentContract } from "@/lib/reviews/contract";

/** Shows staff a blurred preview after they gave a reason, which goes into the audit log. */
export function StaffPreview({ documentId, label }: { documentId: string; label: string }) {
  const t = useTranslations("reviews");
  const ui = useTranslations("ui.error");
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string>();
  const [picture, setPicture] = useState<string>();
  const [busy, setBusy] = useState(false);
  useEffect(() => () => void (picture && URL.revokeObjectURL(picture)), [picture]);

  function close() {
    setOpen(false);
    setPicture(undefined);
    setReason("");
    setError(undefined);
  }

  async function look(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (reason.trim().length < 4) return setError(t("reasonShort"));
    setBusy(true);
    setError(undefined);
    try {
      const address = staffPreviewDocumentContract.path.replace("{documentId}", documentId);
      const answer = await fetch(address, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ reason }),
      });
      if (answer.ok) setPicture(URL.createObjectURL(await answer.blob()));
      else setError(((await answer.json()) as { detail?: string }).detail ?? ui("unreadable"));
    } catch {
      setError(ui("network")); // no connection, or an answer that is not JSON
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <Button small kind="flat" onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog open={open} onClose={close} title={label}>
        {picture ? (
          // biome-ignore lint/performance/noImgElement: an object URL of a picture that must not be cached
          <img src={picture} alt={t("previewAlt")} className="w-full rounded-md" />
        ) : (
          <form className="grid max-w-136 gap-5 staff:gap-3.5" noValidate onSubmit={look}>
            <TextInput
              label={t("reason")}
              hint={t("reasonHint")}
              value={reason}
              error={error}
              onChange={(event) => setReason(event.target.value)}
            />
            <Button type="submit" busy={busy}>
              {t("look")}
            </Button>
          </form>
        )}
      </Dialog>
    </>
  );
}
