import { useTranslations } from "next-intl";
import { TextInput } from "@/components/ui/text-input";
import type { FieldWire } from "./field-wire";

export function AaaaFields({ wire }: { wire: FieldWire }) {
  const t = useTranslations("zones.fields");
  return <TextInput mono label={t("aaaa.address")} hint={t("aaaa.hint")} {...wire("address")} />;
}
