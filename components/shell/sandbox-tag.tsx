"use client";

import { useTranslations } from "next-intl";
import { useVisitor } from "./use-visitor";

/**
 * Says on every page that nothing here is real. On prerendered pages it is known only after they have come, so it
 * takes a place beside the name that nothing else moves for.
 */
export function SandboxTag({ sandbox }: { sandbox?: boolean }) {
  const t = useTranslations("shell");
  const visitor = useVisitor();
  if (!(sandbox ?? visitor.sandbox)) return null;
  return (
    <p className="demo-tag" title={t("demo")}>
      <span className="demo-short" aria-hidden="true">
        {t("demoShort")}
      </span>
      <span className="demo-long">{t("demo")}</span>
    </p>
  );
}
