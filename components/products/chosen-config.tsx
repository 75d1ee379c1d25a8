import { useLocale, useTranslations } from "next-intl";
import { configWords } from "@/lib/product-lines/config-words";
import { type Config, type FormField, fieldFault } from "@/lib/product-lines/form";
import { useUncheckedTranslations } from "@/messages/unchecked";

interface Props {
  /** Namespace of the product line's messages: "hostingLine". */
  texts: string;
  fields: readonly FormField[];
  config: Config;
}

/** What is chosen in an order form, in the words that cart and order repeat. */
export function ChosenConfig({ texts, fields, config }: Props) {
  const own = useUncheckedTranslations(texts);
  const unit = useTranslations("ui.unit");
  const t = useTranslations("products");
  // What is typed wrongly isn't chosen: its field says so.
  const right = fields.filter((field) => fieldFault(field, config[field.id]) === null);
  const words = configWords(right, config, {
    language: useLocale() === "en" ? "en" : "zh",
    choice: (field, value) => own(`choices.${field}.${value}`),
    amount: (name, n) => unit(name, { n }),
    field: (field) => own(`fields.${field}`),
  });
  return words.join(t("comma"));
}
