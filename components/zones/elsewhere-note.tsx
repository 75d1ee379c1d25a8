"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Note } from "@/components/ui/note";
import { RecordDiff } from "./record-diff";
import type { Elsewhere } from "./use-zone-draft";

/** What was changed outside this page meanwhile. */
export function ElsewhereNote({ elsewhere, pending }: { elsewhere: Elsewhere; pending: boolean }) {
  const t = useTranslations("zones.elsewhere");
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    ref.current?.scrollIntoView({ block: "center" });
  }, []);
  return (
    <div ref={ref} className="mt-5">
      <Note kind="warn" live title={t("title")}>
        <RecordDiff {...elsewhere} />
        <p>{t(pending ? "pending" : "text")}</p>
      </Note>
    </div>
  );
}
