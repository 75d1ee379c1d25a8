import type { Metadata, Viewport } from "next";
import { notFound } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { OpeningBar } from "@/components/shell/opening-bar";
import { Toasts } from "@/components/ui/toast/toasts";
import { FIRST_SCRIPT } from "@/lib/http/first-script";
import { ClientMessages } from "@/messages/client-messages";
import { htmlLang, isLanguage, languages } from "@/messages/languages";
import "../globals.css";
import { Hydrated } from "../hydrated";

interface Props {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf9f7" },
    { media: "(prefers-color-scheme: dark)", color: "#161513" },
  ],
};

export function generateStaticParams() {
  return languages.map((locale) => ({ locale }));
}

export const metadata: Metadata = { formatDetection: { telephone: false, address: false, email: false } };

/** The root of every page. Reads no data, no cookie and no header, so that public pages stay prerendered. */
export default async function RootLayout({ children, params }: Props) {
  const { locale } = await params;
  if (!isLanguage(locale)) notFound();
  setRequestLocale(locale);
  return (
    <html lang={htmlLang[locale]} suppressHydrationWarning>
      <head>
        {/* In the page, not in a file: it runs before anything is seen, and a file would hold up every first paint. */}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a text of ours, the same in every page */}
        <script dangerouslySetInnerHTML={{ __html: FIRST_SCRIPT }} />
      </head>
      <body>
        <NextIntlClientProvider messages={{}}>
          <ClientMessages names={["shell", "ui"]}>
            <OpeningBar />
            {children}
            <Toasts />
            <Hydrated />
          </ClientMessages>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
