import { setRequestLocale } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { HomeSearch } from "@/components/shop/home-search";
import { MoneySteps } from "@/components/shop/money-steps";
import { PriceList } from "@/components/shop/price-list";
import { readPageSuffixes } from "@/lib/offers/read-page-suffixes";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
}

export default async function HomePage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  return (
    <main id="main" className="page-width">
      <HomeSearch />
      <ClientMessages names={["home"]}>
        <PriceList known={await readPageSuffixes(languageOf(locale), "common")} />
      </ClientMessages>
      <MoneySteps />
    </main>
  );
}
