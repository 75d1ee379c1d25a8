import { useTranslations } from "next-intl";
import { TextInput } from "@/components/ui/text-input";
import type { FieldWire } from "./field-wire";

export function AFields({ wire }: { wire: FieldWire }) {
  const t = useTranslations("zones.fields");
  return <TextInput mono label={t("a.address")} hint={t("a.hint")} {...wire("address")} />;
}
