import { useTranslations } from "next-intl";
import { TextInput } from "@/components/ui/field/text-input";
import type { EditorFieldAttributes } from "./editor-field";

export function CnameFields({ attributes }: { attributes: EditorFieldAttributes }) {
  const t = useTranslations("zones.fields");
  return <TextInput mono label={t("cname.target")} hint={t("cname.hint")} {...attributes("target")} />;
}
