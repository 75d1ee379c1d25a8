import { useTranslations } from "next-intl";
import { TextInput } from "@/components/ui/text-input";
import type { EditorFieldAttributes } from "./field-wire";

export function CnameFields({ wire }: { wire: EditorFieldAttributes }) {
  const t = useTranslations("zones.fields");
  return <TextInput mono label={t("cname.target")} hint={t("cname.hint")} {...wire("target")} />;
}
