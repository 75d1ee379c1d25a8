import { useTranslations } from "next-intl";
import { TextInput } from "@/components/ui/text-input";
import type { EditorFieldAttributes } from "./field-wire";

export function AFields({ wire }: { wire: EditorFieldAttributes }) {
  const t = useTranslations("zones.fields");
  return <TextInput mono label={t("a.address")} hint={t("a.hint")} {...wire("address")} />;
}
