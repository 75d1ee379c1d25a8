import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/button/copy-button";
import { cn } from "@/components/ui/cn";

/** The ASCII form of an IDN with a copy button; nothing if it equals the name. */
export function Punycode({ name, ascii, className }: { name: string; ascii: string; className?: string }) {
  const t = useTranslations("ui.copy");
  if (name.toLowerCase() === ascii.toLowerCase()) return null;
  return (
    <span className={cn("-my-2.5 inline-flex items-center gap-1 text-ink-2", className)}>
      <span className="text-sm">Punycode</span>
      <span className="mono-value">{ascii}</span>
      <CopyButton text={ascii} label={t("what", { what: "punycode" })} />
    </span>
  );
}
