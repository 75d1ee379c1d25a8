import { useTranslations } from "next-intl";
import { TextInput } from "@/components/ui/text-input";
import type { EditorFieldAttributes } from "./field-wire";

export function AaaaFields({ wire }: { wire: EditorFieldAttributes }) {
  const t = useTranslations("zones.fields");
  return <TextInput mono label={t("aaaa.address")} hint={t("aaaa.hint")} {...wire("address")} />;
}
