"use client";

import { useLocale, useTranslations } from "next-intl";
import { languageCookie } from "@/messages/languages";

const YEAR_SECONDS = 31_536_000;

/** Switches to the other language: remembers it in a cookie and loads the page again. */
export function LanguageSwitch({ className }: { className: string }) {
  const t = useTranslations("shell");
  const other = useLocale() === "zh" ? "en" : "zh";
  return (
    <button
      type="button"
      className={className}
      lang={other === "zh" ? "zh-CN" : "en"}
      title={t("languageHint")}
      onClick={() => {
        const secure = location.protocol === "https:" ? "; Secure" : "";
        // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet
        document.cookie = `${languageCookie}=${other}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax${secure}`;
        location.reload();
      }}
    >
      {t("language")}
    </button>
  );
}
