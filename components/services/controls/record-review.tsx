"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button/button";
import { Dialog } from "@/components/ui/dialog";
import { Note } from "@/components/ui/note";
import { ConsequenceNotes } from "@/components/zones/consequence-notes";
import { ChangesDiff } from "@/components/zones/record-diff";
import { zoneDraftOf } from "@/components/zones/zone-draft";
import type { RecordPlan } from "@/lib/controls/contract";

interface Props {
  plan: RecordPlan;
  /** The zones have changed since they were shown before. */
  changed: boolean;
  answer: (agreed: boolean) => void;
}

/** Shows what a control would change in the customer's DNS zones and what follows from it, and asks whether to go on. */
export function RecordReview({ plan, changed, answer }: Props) {
  const t = useTranslations("services.records");
  const zones = plan.zones.filter(({ edits }) => edits.length > 0);
  return (
    <Dialog
      open
      onClose={() => answer(false)}
      title={t("title")}
      actions={
        <>
          <Button kind="flat" onClick={() => answer(false)}>
            {t("cancel")}
          </Button>
          <Button kind="go" onClick={() => answer(true)}>
            {t("agree")}
          </Button>
        </>
      }
    >
      {changed && <Note kind="warn" title={t("changed")} live />}
      {zones.map(({ serviceId, domain, displayName, records, edits }) => {
        const { changes, consequences } = zoneDraftOf(records, edits, domain);
        return (
          <section key={serviceId} className="space-y-3" aria-label={displayName}>
            <h3 className="font-mono text-base">{displayName}</h3>
            <ChangesDiff changes={changes} />
            <ConsequenceNotes consequences={consequences} />
          </section>
        );
      })}
      {plan.missed.length > 0 && <Missed list={plan.missed} />}
      <p className="text-sm text-ink-3">{t("undo")}</p>
    </Dialog>
  );
}

function Missed({ list }: { list: readonly string[] }) {
  const t = useTranslations("services.records");
  return (
    <Note title={t("missed")}>
      <ul className="font-mono text-[.8125rem] as-stored">
        {list.map((record) => (
          <li key={record}>{record}</li>
        ))}
      </ul>
    </Note>
  );
}
