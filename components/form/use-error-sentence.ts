import { useTranslations } from "next-intl";
import type { FieldError } from "@/lib/core/errors";
import { unchecked } from "@/messages/unchecked";

/** The sentence of an error's code, from the namespace `errors`. */
export function useErrorSentence(): (error: FieldError) => string {
  const t = useTranslations("errors");
  return ({ code, params }) => (unchecked(t).has(code) ? unchecked(t)(code, params) : t("unlisted", { code }));
}
