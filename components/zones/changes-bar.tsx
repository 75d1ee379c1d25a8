"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Note } from "@/components/ui/note";
import { StickyBar } from "@/components/ui/sticky-bar";
import { ConsequenceNotes } from "./consequence-notes";
import { useSentence } from "./finding-text";
import { ChangesDiff } from "./record-diff";
import type { Draft } from "./zone-draft";

interface Props {
  draft: Draft;
  busy: boolean;
  /** Collapses the diff, to leave space for the open form. */
  collapsed: boolean;
  error?: string;
  onDiscard: () => void;
  onSave: () => void;
}

export function countChanges({ changes }: Pick<Draft, "changes">) {
  const of = (...kinds: string[]) => changes.filter((change) => kinds.includes(change.kind)).length;
  const [added, changed, deleted] = [of("add"), of("modify", "replace"), of("delete")];
  return { added, changed, deleted, total: added + changed + deleted };
}

/** The bar with the pending changes: the diff, the effects and problems, and the buttons to save or discard. */
export function ChangesBar({ draft, busy, collapsed, error, onDiscard, onSave }: Props) {
  const t = useTranslations("zones.actionBar");
  const sentence = useSentence();
  const counts = countChanges(draft);
  const errors = draft.findings.filter((finding) => finding.level === "error");
  const warned = new Map(draft.findings.filter((one) => one.level === "warning").map((one) => [one.code, one]));
  return (
    <StickyBar
      label={t("label")}
      actions={
        <>
          <Button kind="flat" onClick={onDiscard} disabled={busy}>
            {t("discard")}
          </Button>
          <Button kind="go" onClick={onSave} busy={busy} disabled={errors.length > 0}>
            {busy ? t("saving") : t("save", { count: counts.total })}
          </Button>
        </>
      }
    >
      <details className="chg" open={!collapsed}>
        <summary>
          <b>{t("title", { count: counts.total })}</b>
          <span className="sm mute">{t("counts", counts)}</span>
          <Icon name="down" />
        </summary>
        <div className="chg-in">
          <ChangesDiff changes={draft.changes} />
          <div className="stack-s">
            {errors.map((finding) => (
              <Note
                key={`${finding.index} ${finding.code}`}
                kind="bad"
                title={sentence(finding.code, finding.params)}
              />
            ))}
            <ConsequenceNotes consequences={draft.consequences} />
            {[...warned.values()].map((finding) => (
              <Note key={finding.code} kind="warn" title={sentence(finding.code, finding.params)} />
            ))}
          </div>
        </div>
      </details>
      {error && <Note kind="bad" title={error} live />}
    </StickyBar>
  );
}
