import { useTranslations } from "next-intl";
import { TextInput } from "@/components/ui/field/text-input";
import type { EditorFieldAttributes } from "./editor-field";

export function NsFields({ attributes }: { attributes: EditorFieldAttributes }) {
  const t = useTranslations("zones.fields");
  return <TextInput mono label={t("ns.target")} hint={t("ns.hint")} {...attributes("target")} />;
}
