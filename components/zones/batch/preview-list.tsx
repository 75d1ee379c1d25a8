"use client";

import { useTranslations } from "next-intl";
import { useErrorSentence } from "@/components/form/use-error-sentence";
import { Disclosure } from "@/components/ui/disclosure";
import { Checkbox } from "@/components/ui/field/checkbox";
import { Note } from "@/components/ui/note";
import { recordLine } from "@/lib/dns/record";
import type { BatchPreview } from "@/lib/zones/batch-contract";
import { ConsequenceNotes } from "../consequence-notes";
import { RecordDiff } from "../record-diff";

interface Props {
  previews: readonly BatchPreview[];
  /** Whose the domains are, by service, where they are not the reader's own. */
  owners: ReadonlyMap<string, string>;
  /** The domains in which a change of so large a part is confirmed. */
  confirmed: ReadonlySet<string>;
  onConfirm: (serviceId: string, on: boolean) => void;
}

/** So few domains stand open with their diff; of more, one opens those to look at. */
const OPEN_MOST = 3;

/** What would become of each domain: those with a problem first, then those that want a confirmation. */
export function PreviewList({ previews, owners, confirmed, onConfirm }: Props) {
  const rank = ({ state, brake }: BatchPreview) => (state === "problem" ? 0 : brake ? 1 : state === "ready" ? 2 : 3);
  const sorted = previews.toSorted((a, b) => rank(a) - rank(b));
  const open = previews.length <= OPEN_MOST;
  return (
    <ul className="border-b border-rule">
      {sorted.map((preview) => (
        <li key={preview.serviceId} className="border-t border-rule py-3">
          <PreviewRow
            {...{ preview, open, onConfirm }}
            owner={owners.get(preview.serviceId)}
            confirmed={confirmed.has(preview.serviceId)}
          />
        </li>
      ))}
    </ul>
  );
}

interface RowProps extends Pick<Props, "onConfirm"> {
  preview: BatchPreview;
  owner: string | undefined;
  open: boolean;
  confirmed: boolean;
}

function PreviewRow({ preview, owner, open, confirmed, onConfirm }: RowProps) {
  const t = useTranslations("batches.preview");
  const sentence = useErrorSentence();
  const { serviceId, displayName, state, problem, removed, added, consequences, brake } = preview;
  const name = (
    <>
      <b className="wrap-anywhere">{displayName}</b>
      {owner && <span className="text-sm wrap-anywhere text-ink-2"> {owner}</span>}
    </>
  );
  if (problem) {
    return (
      <>
        {name} <span className="text-bad">{t("problem")}</span>
        <p className="text-sm wrap-anywhere text-ink-2">
          {problem.record && <span className="mr-[.5em] mono-value">{recordLine(problem.record)}</span>}
          {sentence(problem)}
        </p>
      </>
    );
  }
  if (state === "unchanged") {
    return (
      <>
        {name} <span className="text-ink-2">{t("unchanged")}</span>
      </>
    );
  }
  return (
    <>
      <Disclosure
        open={open}
        summary={
          <span>
            {name}{" "}
            <span className="text-sm text-ink-2">{t("ready", { removed: removed.length, added: added.length })}</span>
          </span>
        }
      >
        <div className="mt-2">
          <RecordDiff removed={removed} added={added} />
        </div>
      </Disclosure>
      {consequences.length > 0 && (
        <div className="mt-2 space-y-2">
          <ConsequenceNotes consequences={consequences} />
        </div>
      )}
      {brake && (
        <Note kind="warn" className="mt-2" title={displayName}>
          <Checkbox
            label={t("brake", brake)}
            checked={confirmed}
            onChange={({ target }) => onConfirm(serviceId, target.checked)}
          />
        </Note>
      )}
    </>
  );
}
