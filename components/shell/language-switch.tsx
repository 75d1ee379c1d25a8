"use client";

import { usePathname } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type MouseEvent, useEffect } from "react";
import { addressIn, isPublicPage, pageOfAddress } from "@/messages/addresses";
import { htmlLang, languageCookie } from "@/messages/languages";
import { pageInBrowser } from "@/messages/unknown-page";
import { cn } from "../ui/cn";

const YEAR_SECONDS = 31_536_000;

/**
 * Switches to the other language and remembers it. A public page has an address in each language, so there this is a link; any other page
 * is loaded again.
 */
export function LanguageSwitch({ className }: { className: string }) {
  const t = useTranslations("shell");
  const language = useLocale();
  const other = language === "zh" ? "en" : "zh";
  // While a page is prerendered this is its path within app/[locale], and its address in the browser: the page is the same.
  const path = usePathname();
  // The server renders the 404 page at another path than the visitor's. React would throw its HTML away if it were a button there and a
  // link in the browser.
  const page = typeof window === "undefined" ? pageInBrowser(path) : pageOfAddress(path);
  const address = addressIn(other, page);

  // Who comes to a public page and goes on to the cart or to sign in stays in its language, unless another one was chosen.
  useEffect(() => {
    // In a task of its own: to read cookies, the browser waits for another one of its processes.
    const timer = setTimeout(() => {
      if (isPublicPage(page) && !document.cookie.split("; ").some((one) => one.startsWith(`${languageCookie}=`)))
        remember(language);
    });
    return () => clearTimeout(timer);
  }, [page, language]);

  const same = { className, lang: htmlLang[other], title: t("languageHint") };
  if (!isPublicPage(page))
    return (
      <button
        type="button"
        {...same}
        className={cn(className, "noscript:hidden")}
        onClick={() =>
          void afterAsking(() => {
            remember(other, YEAR_SECONDS);
            // The 404 page can be shown for an address below /en: the other language is at the address without it.
            if (page === path) location.reload();
            else location.assign(address + location.search);
          })
        }
      >
        {t("language")}
      </button>
    );
  return (
    <a
      {...same}
      href={address}
      hrefLang={htmlLang[other]}
      onClick={(event: MouseEvent<HTMLAnchorElement>) => {
        remember(other, YEAR_SECONDS);
        // A prerendered page doesn't know its query.
        event.currentTarget.href = address + location.search + location.hash;
      }}
    >
      {t("language")}
    </a>
  );
}

/**
 * Changes the language after the user agreed to lose what is typed and not saved. The browser's own question would come when the language is
 * remembered already, and who stays would read on in both. Fetched when it is needed: public pages have the switch, and no such forms.
 */
async function afterAsking(change: () => void): Promise<void> {
  const forms = await import("../form/unsaved-changes").catch(() => null);
  if (forms) forms.leavePage(change);
  else change();
}

/** @param maxAgeSeconds without: until the browser is closed. */
function remember(language: string, maxAgeSeconds?: number) {
  const age = maxAgeSeconds === undefined ? "" : `; Max-Age=${maxAgeSeconds}`;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet
  document.cookie = `${languageCookie}=${language}; Path=/${age}; SameSite=Lax${secure}`;
}
