import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { Suspense } from "react";
import { publicMetadata } from "@/app/page-metadata";
import { SearchHead } from "@/components/search/search-head";
import { SearchPage } from "@/components/search/search-page";
import { Note } from "@/components/ui/note";
import { PageLink } from "@/components/ui/page-link";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "search" });
  return publicMetadata(locale, "/search", { title: t("title"), description: t("page.description"), index: false });
}

/** Prerendered with an empty field; the browser reads the search words from the address and asks. */
export default async function Search({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations("search");
  return (
    // As high as the window from the start: answers that stream in then move no footer that can be seen.
    <main id="main" className="min-h-[min(100dvh,100rem)]">
      <ClientMessages names={["search"]}>
        <div className="page-width">
          <SearchHead />
          <noscript>
            <Note className="mt-6" title={t("page.noScript.title")}>
              {t.rich("page.noScript.what", { prices: (text) => <PageLink href="/prices">{text}</PageLink> })}
            </Note>
          </noscript>
        </div>
        <Suspense
          fallback={
            <div className="page-width noscript:hidden">
              <SkeletonRows rows={8} />
            </div>
          }
        >
          <SearchPage />
        </Suspense>
      </ClientMessages>
    </main>
  );
}
