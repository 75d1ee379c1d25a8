"use client";

import { useTranslations } from "next-intl";
import { unchecked } from "@/messages/unchecked";

/** "clearing:bank_transfer" → "清算，银行转账". For an account of a customer, only its kind. */
export function useAccountName(): (code: string) => string {
  const t = unchecked(useTranslations("books"));
  return (code) => {
    const [kind = "", rest] = code.split(":");
    const name = t.has(`account.${kind}`) ? t(`account.${kind}`) : kind;
    if (kind !== "clearing" || !rest) return name;
    return t("of", { name, rest: t.has(`gateway.${rest}`) ? t(`gateway.${rest}`) : rest });
  };
}
