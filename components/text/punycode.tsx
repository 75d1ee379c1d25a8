import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";

/** The ASCII form of an IDN with a copy button; nothing if it equals the name. */
export function Punycode({ name, ascii }: { name: string; ascii: string }) {
  const t = useTranslations("ui.copy");
  if (name.toLowerCase() === ascii.toLowerCase()) return null;
  return (
    <span className="copy mute">
      <span className="mono">{ascii}</span>
      <CopyButton text={ascii} label={t("what", { what: "punycode" })} />
    </span>
  );
}
