"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Note } from "@/components/ui/note";
import { GoneAndNew } from "./change-lines";
import type { Elsewhere } from "./use-zone-draft";

/** What somebody else changed meanwhile. */
export function ElsewhereNote({ elsewhere, pending }: { elsewhere: Elsewhere; pending: boolean }) {
  const t = useTranslations("zones.elsewhere");
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    ref.current?.scrollIntoView({ block: "center" });
  }, []);
  return (
    <div ref={ref} className="zone-note">
      <Note kind="warn" live title={t("title")}>
        <GoneAndNew {...elsewhere} />
        <p>{t(pending ? "pending" : "text")}</p>
      </Note>
    </div>
  );
}
