import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { brandTitle } from "@/app/brand-metadata";
import { hiddenTitle } from "@/app/hidden-title";
import { HomeMoney } from "@/components/admin/home/home-money";
import { HomeOpening } from "@/components/admin/home/home-opening";
import { HomeOrders } from "@/components/admin/home/home-orders";
import { HomeTodo } from "@/components/admin/home/home-todo";
import { HomeTrouble } from "@/components/admin/home/home-trouble";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { Stats } from "@/components/ui/stat";
import { currentActor, requireStaff } from "@/lib/auth/current-actor";
import { readStaffHome } from "@/lib/reports/read-staff-home";
import { isShopOpen } from "@/lib/settings/shop-opening";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if ((await currentActor()).kind !== "staff") return hiddenTitle(locale);
  const t = await getTranslations({ locale, namespace: "staff-home" });
  // The layout's template is not used for the page beside it.
  return { title: await brandTitle(locale, t("title")) };
}

/** The first page of the back office: what to do first, then how the day goes. */
export default async function AdminPage() {
  const actor = await requireStaff();
  const [t, home, isOpen] = await Promise.all([getTranslations("staff-home"), readStaffHome(actor), isShopOpen()]);
  return (
    <>
      <PageTitle title={t("title")} beside={<Time at={home.now} as="prose" now={home.now} />} />
      {!isOpen && <HomeOpening role={actor.role} />}
      <HomeTodo role={actor.role} now={home.now} waiting={home.waiting} others={home.others} />
      <HomeTrouble troubles={home.troubles} bookFaults={home.bookFaults} />
      <HomeOrders days={home.days} />
      {home.month && <HomeMoney agent={home.agent} month={home.month} />}
      <Section title={t("expiring.title")} lead={t("expiring.lead")}>
        <Stats
          label={t("expiring.title")}
          stats={home.expiring.map(({ days, count }) => ({
            id: String(days),
            label: t("expiring.within", { days }),
            value: <Link href={`/admin/services?within=${days}`}>{count}</Link>,
          }))}
        />
      </Section>
    </>
  );
}
