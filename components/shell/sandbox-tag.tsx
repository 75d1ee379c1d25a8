"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { useVisitor } from "./use-visitor";

interface SentenceProps {
  /** Whether the sandbox is in use, if the server knows it already; else the session's answer tells. */
  sandbox?: boolean;
}

interface TagProps extends SentenceProps {
  className?: string;
}

/** A tag beside the name of the shop: nothing here is real. Prerendered pages show it late, so it must not move anything else. */
export function SandboxTag({ sandbox, className }: TagProps) {
  const t = useTranslations("shell");
  const visitor = useVisitor();
  if (!(sandbox ?? visitor.sandbox)) return null;
  return (
    <p
      className={cn(
        "flex-none rounded-sm bg-warn-soft px-2 py-px text-xs font-strong whitespace-nowrap text-warn",
        className,
      )}
      title={t("demo")}
    >
      {t("demoShort")}
    </p>
  );
}

/** The same in a whole sentence, for the footer. */
export function SandboxSentence({ sandbox }: SentenceProps) {
  const t = useTranslations("shell");
  const visitor = useVisitor();
  return (sandbox ?? visitor.sandbox) ? <p className="flex-[1_0_100%] text-warn">{t("demo")}</p> : null;
}
