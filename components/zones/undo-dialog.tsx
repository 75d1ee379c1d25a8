"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useErrorSentence } from "@/components/form/use-error-sentence";
import { Button } from "@/components/ui/button/button";
import { Dialog } from "@/components/ui/dialog";
import { Note } from "@/components/ui/note";
import type { ExistingRecord } from "@/lib/dns/record";
import { undoEdits } from "@/lib/dns/undo";
import type { ZoneChangeView } from "@/lib/zones/contract";
import { ConsequenceNotes } from "./consequence-notes";
import { ChangesDiff } from "./record-diff";
import { zoneDraftOf } from "./zone-draft";

interface Props {
  change: ZoneChangeView;
  records: readonly ExistingRecord[];
  zone: string;
  busy: boolean;
  error?: string;
  onClose: () => void;
  onConfirm: () => void;
}

/** Shows what undoing a change would do to the current zone, and asks before doing it. */
export function UndoDialog({ change, records, zone, busy, error, onClose, onConfirm }: Props) {
  const t = useTranslations("zones.undo");
  const sentence = useErrorSentence();
  const draft = useMemo(() => {
    const edits = undoEdits(records, { before: change.removed, after: change.added });
    return zoneDraftOf(records, edits, zone);
  }, [change, records, zone]);
  const errors = draft.findings.filter((finding) => finding.level === "error");
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title")}
      busy={busy}
      actions={
        <>
          <Button kind="flat" onClick={onClose} disabled={busy}>
            {t("cancel")}
          </Button>
          <Button kind="go" busy={busy} disabled={!draft.dirty || errors.length > 0} onClick={onConfirm}>
            {t("confirm")}
          </Button>
        </>
      }
    >
      {draft.dirty ? <p>{t("lead")}</p> : <p>{t("nothing")}</p>}
      <ChangesDiff changes={draft.changes} />
      {errors.map((finding) => (
        <Note key={`${finding.index} ${finding.code}`} kind="bad" title={sentence(finding)} />
      ))}
      <ConsequenceNotes consequences={draft.consequences} />
      {error && <Note kind="bad" title={error} live />}
    </Dialog>
  );
}
