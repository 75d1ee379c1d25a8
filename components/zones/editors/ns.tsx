import { useTranslations } from "next-intl";
import { TextInput } from "@/components/ui/text-input";
import type { EditorFieldAttributes } from "./field-wire";

export function NsFields({ wire }: { wire: EditorFieldAttributes }) {
  const t = useTranslations("zones.fields");
  return <TextInput mono label={t("ns.target")} hint={t("ns.hint")} {...wire("target")} />;
}
