import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { publicMetadata } from "@/app/page-metadata";
import { readOrTrouble } from "@/app/read-or-trouble";
import { CaseGallery } from "@/components/gallery/case-gallery";
import { GALLERY, galleryHref } from "@/components/gallery/gallery-href";
import { TemplateGallery } from "@/components/gallery/template-gallery";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { Tabs } from "@/components/ui/tabs";
import { browseCases } from "@/lib/gallery/browse-cases";
import { browseTemplates } from "@/lib/gallery/browse-templates";
import { addressIn } from "@/messages/addresses";
import { type GalleryAddress, readGalleryAddress } from "./read-query";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Everybody sees the same. */
const visitor = { kind: "visitor", ip: "" } as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "templates" });
  return publicMetadata(locale, GALLERY, { title: t("title"), description: t("description") });
}

/** Website templates and sites that others built, by filters that stand in the address. Rendered at each visit, so it works without scripts. */
export default async function TemplatesPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const asked = readGalleryAddress(locale, await searchParams);
  const [t, products, site] = await Promise.all([
    getTranslations("templates"),
    getTranslations("products"),
    getTranslations("siteLine"),
  ]);
  const tab = (show: GalleryAddress["show"]) => ({
    href: addressIn(locale, galleryHref(show === "cases" ? { show } : {})),
    label: t(`tabs.${show}`),
    current: asked.show === show,
  });
  return (
    <main id="main" className="page-width">
      <PageTitle
        title={t("title")}
        crumbs={[
          { href: "/products", label: products("title") },
          { href: "/products/site", label: site("name") },
        ]}
      >
        <p className="max-w-text">{t(asked.show === "cases" ? "caseLead" : "lead")}</p>
      </PageTitle>
      <Tabs label={t("tabs.label")} tabs={[tab("templates"), tab("cases")]} />
      {asked.show === "cases" ? await shownCases(asked) : await shownTemplates(asked)}
    </main>
  );
}

async function shownTemplates(asked: GalleryAddress) {
  const { language, kind, category, colour, price, template, page } = asked;
  const filters = { kind, category, colour, price, template, page };
  const read = await readOrTrouble(browseTemplates(visitor, filters, { locale: language }));
  if ("trouble" in read) return await silent();
  const query = { kind: kind === "desktop" ? undefined : kind, category, colour, price, page: String(page) };
  return <TemplateGallery gallery={read.value} filters={filters} query={query} />;
}

async function shownCases(asked: GalleryAddress) {
  const { language, caseKind: kind, category, subcategory, colour, page } = asked;
  const filters = { kind, category, subcategory, colour, page };
  const read = await readOrTrouble(browseCases(visitor, filters, { locale: language }));
  if ("trouble" in read) return await silent();
  const query = {
    ...{ show: "cases", kind: kind === "desktop" ? undefined : kind },
    ...{ category, subcategory, colour, page: String(page) },
  };
  return <CaseGallery gallery={read.value} filters={filters} query={query} />;
}

async function silent() {
  const t = await getTranslations("templates");
  return <EmptyState text={`${t("silent")}${t("stop")}${t("silentWhat")}`} />;
}
