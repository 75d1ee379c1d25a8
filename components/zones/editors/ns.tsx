import { useTranslations } from "next-intl";
import { TextInput } from "@/components/ui/text-input";
import type { FieldWire } from "./field-wire";

export function NsFields({ wire }: { wire: FieldWire }) {
  const t = useTranslations("zones.fields");
  return <TextInput mono label={t("ns.target")} hint={t("ns.hint")} {...wire("target")} />;
}
