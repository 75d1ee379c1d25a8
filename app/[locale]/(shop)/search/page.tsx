import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { Suspense } from "react";
import { publicMetadata } from "@/app/page-metadata";
import { SearchPage } from "@/components/search/search-page";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "search" });
  return publicMetadata(locale, "/search", { title: t("title"), description: t("description"), index: false });
}

/** Prerendered; the browser reads the search words from the address. */
export default async function Search({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  return (
    // As high as the window from the start: answers that stream in then move no footer that can be seen.
    <main id="main" className="min-h-[min(100dvh,100rem)]">
      <ClientMessages names={["search"]}>
        <Suspense
          fallback={
            <div className="page-width">
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
