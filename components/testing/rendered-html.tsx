import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { loadMessages } from "@/messages/load";

/** The HTML of a component as the server renders it, with all messages of a language. */
export async function renderedHtml(component: ReactNode, locale: "zh" | "en" = "zh"): Promise<string> {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={await loadMessages(locale)} timeZone="Asia/Shanghai">
      {component}
    </NextIntlClientProvider>,
  );
}
