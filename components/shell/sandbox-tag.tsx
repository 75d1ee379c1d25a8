"use client";

import { useTranslations } from "next-intl";
import { useVisitor } from "./use-visitor";

interface Props {
  /** Whether the sandbox is in use, where the server knows already; else the session's answer tells. */
  sandbox?: boolean;
}

/** A word beside the shop's name that nothing here is real. It comes late on prerendered pages, so nothing moves for it. */
export function SandboxTag({ sandbox }: Props) {
  const t = useTranslations("shell");
  const visitor = useVisitor();
  if (!(sandbox ?? visitor.sandbox)) return null;
  return (
    <p className="demo-tag" title={t("demo")}>
      {t("demoShort")}
    </p>
  );
}

/** The same at the foot of the page, in a whole sentence. */
export function SandboxSentence({ sandbox }: Props) {
  const t = useTranslations("shell");
  const visitor = useVisitor();
  return (sandbox ?? visitor.sandbox) ? <p className="demo-line">{t("demo")}</p> : null;
}
