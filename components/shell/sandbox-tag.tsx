"use client";

import { useTranslations } from "next-intl";
import { useVisitor } from "./use-visitor";

interface Props {
  /** Whether the sandbox is in use, if the server knows it already; else the session's answer tells. */
  sandbox?: boolean;
}

/** A tag beside the name of the shop: nothing here is real. Prerendered pages show it late, so it must not move anything else. */
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

/** The same in a whole sentence, for the footer. */
export function SandboxSentence({ sandbox }: Props) {
  const t = useTranslations("shell");
  const visitor = useVisitor();
  return (sandbox ?? visitor.sandbox) ? <p className="demo-sentence">{t("demo")}</p> : null;
}
