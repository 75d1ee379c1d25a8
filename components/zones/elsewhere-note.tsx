"use client";

import { useTranslations } from "next-intl";
import { Note } from "@/components/ui/note";
import { useComeIntoView } from "@/components/ui/use-come-into-view";
import { RecordDiff } from "./record-diff";
import type { Elsewhere } from "./use-zone-draft";

/** What was changed outside this page meanwhile. */
export function ElsewhereNote({ elsewhere, pending }: { elsewhere: Elsewhere; pending: boolean }) {
  const t = useTranslations("zones.elsewhere");
  const ref = useComeIntoView(elsewhere);
  return (
    <div className="mt-5">
      <Note ref={ref} kind="warn" live title={t("title")}>
        <RecordDiff {...elsewhere} />
        <p>{t(pending ? "pending" : "text")}</p>
      </Note>
    </div>
  );
}
