import { useTranslations } from "next-intl";
import { TextInput } from "@/components/ui/field/text-input";
import type { EditorFieldAttributes } from "./editor-field";

export function AaaaFields({ attributes }: { attributes: EditorFieldAttributes }) {
  const t = useTranslations("zones.fields");
  return <TextInput mono label={t("aaaa.address")} hint={t("aaaa.hint")} {...attributes("address")} />;
}
