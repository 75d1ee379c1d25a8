import { useTranslations } from "next-intl";
import { TextInput } from "@/components/ui/field/text-input";
import type { EditorFieldAttributes } from "./editor-field";

export function AFields({ attributes }: { attributes: EditorFieldAttributes }) {
  const t = useTranslations("zones.fields");
  return <TextInput mono label={t("a.address")} hint={t("a.hint")} {...attributes("address")} />;
}
