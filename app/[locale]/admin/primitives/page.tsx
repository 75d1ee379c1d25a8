import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { ChartSamples } from "@/components/primitives/charts";
import { Gallery } from "@/components/primitives/gallery";
import { PageTitle } from "@/components/ui/page-title";
import { readBrand } from "@/lib/settings/read-brand";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "primitives" });
  return { title: t("title") };
}

/** A gallery of the components in components/ui, in both densities, light and dark, to check a change of the design. */
export default async function PrimitivesPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  if (!(await readBrand(languageOf(locale))).sandbox) notFound();
  const t = await getTranslations("primitives");
  return (
    <>
      <PageTitle title={t("title")}>{t("lead")}</PageTitle>
      <ClientMessages names={["primitives"]}>
        <Gallery charts={<ChartSamples />} />
      </ClientMessages>
    </>
  );
}
