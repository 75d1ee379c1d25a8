"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CallOutput } from "@/components/call-contract";
import { copyLiveZoneCall } from "@/components/generated/zones-import";
import { useActingCall } from "@/components/services/controls/acting-as";
import { Button } from "@/components/ui/button/button";
import { Dialog } from "@/components/ui/dialog";
import { FailureNote } from "@/components/ui/failure-note";
import { Note } from "@/components/ui/note";
import { useMutation } from "@/components/use-mutation";
import { writeZoneFile } from "@/lib/dns/zone-file/write-zone-file";
import type { copyLiveZoneContract } from "@/lib/zones/import-contract";
import { PlaceEdits } from "./place-edits";
import { RecordsPreview } from "./records-preview";
import { saveText } from "./save-file";
import { type DialogProps, useImportPlan } from "./use-import-plan";

type Found = CallOutput<typeof copyLiveZoneContract>;

/** As many names without an answer are written out. */
const NAMED = 6;

/** The records that the domain's present name servers have; before it moves here they are saved as a file. */
export function LiveDialog({ zoneDraft, readOnly, onClose }: DialogProps) {
  const t = useTranslations("zoneImport.live");
  const [found, setFound] = useState<Found | null>(null);
  const copy = useMutation(useActingCall()(copyLiveZoneCall), { refresh: false, onSuccess: setFound });
  const planned = useImportPlan(zoneDraft, found);
  const { serviceId, domain, displayName, closed } = zoneDraft.zone;
  const back = () => setFound(null);

  function download({ rows }: Found) {
    const records = rows.map(({ record }) => record);
    saveText(writeZoneFile({ zone: domain, records, nameServers: [], at: new Date() }), `${domain}.zone`);
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title")}
      busy={copy.busy}
      actions={
        found && planned.plan ? (
          readOnly ? (
            <>
              <Button onClick={back}>{t("back")}</Button>
              <Button kind="go" disabled={found.rows.length === 0} onClick={() => download(found)}>
                {t("download")}
              </Button>
            </>
          ) : (
            <PlaceEdits plan={planned.plan} zoneDraft={zoneDraft} onBack={back} onDone={onClose} />
          )
        ) : (
          <>
            <Button onClick={onClose} disabled={copy.busy}>
              {t("cancel")}
            </Button>
            <Button kind="go" busy={copy.busy} onClick={() => copy.run({ id: serviceId })}>
              {t(copy.busy ? "asking" : "ask")}
            </Button>
          </>
        )
      }
    >
      {found && planned.plan ? (
        <RecordsPreview {...planned} plan={planned.plan} setMode={readOnly ? null : planned.setMode}>
          <p className="text-sm text-ink-2">
            {t("asked", { count: found.askedCount, servers: found.servers.join(t("join")) })}
          </p>
          {found.wildcard && <Note title={t("wildcard.title")}>{t("wildcard.text")}</Note>}
          {found.unanswered.length > 0 && (
            <Note kind="warn" title={t("unanswered.title", { count: found.unanswered.length })}>
              {t("unanswered.text", { names: found.unanswered.slice(0, NAMED).join(t("join")) })}
            </Note>
          )}
          {found.rows.length > 0 && (
            <Note kind="warn" title={t("missing.title")}>
              {t("missing.text")}
            </Note>
          )}
          {readOnly && found.rows.length > 0 && (
            <Note title={t("readOnly.title")}>{t(closed === null ? "readOnly.elsewhere" : "readOnly.closed")}</Note>
          )}
        </RecordsPreview>
      ) : (
        <>
          <p>{t("lead", { name: displayName })}</p>
          <p className="text-ink-2">{t("limits")}</p>
          {!copy.busy && <FailureNote failure={copy.failure} />}
        </>
      )}
    </Dialog>
  );
}
