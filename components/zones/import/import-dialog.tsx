"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { CallOutput } from "@/components/call-contract";
import { readImportCall } from "@/components/generated/zones-import";
import { readBase64 } from "@/components/read-base64";
import { useActingCall } from "@/components/services/controls/acting-as";
import { Button } from "@/components/ui/button/button";
import { FileButton } from "@/components/ui/button/file-button";
import { Dialog } from "@/components/ui/dialog";
import { FailureNote } from "@/components/ui/failure-note";
import { Select } from "@/components/ui/field/select";
import { Textarea } from "@/components/ui/field/textarea";
import { useMutation } from "@/components/use-mutation";
import { IMPORT_FORMATS, IMPORT_LIMITS } from "@/lib/dns/zone-file/import-row";
import type { readImportContract } from "@/lib/zones/import-contract";
import { PlaceEdits } from "./place-edits";
import { RecordsPreview } from "./records-preview";
import { type DialogProps, useImportPlan } from "./use-import-plan";

type Found = CallOutput<typeof readImportContract>;
const FORMATS = ["auto", ...IMPORT_FORMATS] as const;

/** Records from a text or a file: first what they would do, then they become pending edits. */
export function ImportDialog({ zoneDraft, onClose }: DialogProps) {
  const t = useTranslations("zoneImport.import");
  const errors = useTranslations("errors.dns.import");
  const id = useId();
  const [text, setText] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [format, setFormat] = useState<(typeof FORMATS)[number]>("auto");
  const [fault, setFault] = useState<string>();
  const [found, setFound] = useState<Found | null>(null);
  const read = useMutation(useActingCall()(readImportCall), { refresh: false, onSuccess: setFound });
  const planned = useImportPlan(zoneDraft, found);
  const wrong = fault ?? read.failure?.fields.content;

  function change(next: { text?: string; file?: File | null }) {
    read.reset();
    setText(next.text ?? "");
    setFile(next.file ?? null);
    setFault((next.file?.size ?? 0) > IMPORT_LIMITS.bytes ? errors("too_large") : undefined);
  }

  async function preview() {
    const source = file ?? (text.trim() === "" ? null : new Blob([text]));
    if (!source) return setFault(errors("empty"));
    if (source.size > IMPORT_LIMITS.bytes) return setFault(errors("too_large"));
    const content = await readBase64(source);
    if (content === null) return setFault(errors("unreadable"));
    await read.run({ id: zoneDraft.zone.serviceId, content, format });
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title")}
      busy={read.busy}
      actions={
        planned.plan ? (
          <PlaceEdits plan={planned.plan} zoneDraft={zoneDraft} onBack={() => setFound(null)} onDone={onClose} />
        ) : (
          <>
            <Button onClick={onClose} disabled={read.busy}>
              {t("cancel")}
            </Button>
            <Button kind="go" busy={read.busy} onClick={preview}>
              {t(read.busy ? "reading" : "preview")}
            </Button>
          </>
        )
      }
    >
      {planned.plan && found ? (
        <RecordsPreview {...planned} plan={planned.plan} numbered>
          <p className="text-sm text-ink-2">{t("recognised", { format: t(`formats.${found.format}`) })}</p>
        </RecordsPreview>
      ) : (
        <>
          <p className="text-sm text-ink-2">{t("lead", { max: IMPORT_LIMITS.records })}</p>
          {file ? (
            <p className="flex flex-wrap items-center gap-x-3 wrap-anywhere">
              {t("chosen", { name: file.name })}
              <Button kind="flat" small onClick={() => change({})} disabled={read.busy}>
                {t("paste")}
              </Button>
            </p>
          ) : (
            <Textarea
              label={t("text")}
              mono
              rows={7}
              value={text}
              error={wrong}
              placeholder={"www 600 IN A 8.8.8.8"}
              readOnly={read.busy}
              onChange={(event) => change({ text: event.target.value })}
            />
          )}
          <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
            <Select
              label={t("format")}
              value={format}
              options={FORMATS.map((value) => ({ value, label: t(`formats.${value}`) }))}
              onChange={(event) => setFormat(event.target.value as typeof format)}
            />
            <FileButton
              id={id}
              label={t("choose")}
              accept=".zone,.txt,.db,.csv,.xlsx,text/plain,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              disabled={read.busy}
              invalid={file !== null && wrong !== undefined}
              describedBy={file && wrong ? `${id}-note` : undefined}
              onFiles={([chosen]) => change({ file: chosen ?? null })}
            />
          </div>
          {file && wrong && (
            <p id={`${id}-note`} role="alert" className="text-sm text-bad">
              {wrong}
            </p>
          )}
          {!wrong && <FailureNote failure={read.failure} />}
        </>
      )}
    </Dialog>
  );
}
