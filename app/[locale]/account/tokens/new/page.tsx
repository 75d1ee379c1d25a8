import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { TokenForm } from "@/components/tokens/token-form";
import { PageTitle } from "@/components/ui/page-title";
import { requireCustomer } from "@/lib/auth/current-actor";
import { env } from "@/lib/env";
import { listTokenZones } from "@/lib/tokens/list-token-zones";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "tokens" });
  return { title: t("new") };
}

/** Makes an API token and shows it, once. */
export default async function NewTokenPage({ params }: Props) {
  setRequestLocale((await params).locale);
  const actor = await requireCustomer();
  const [t, zones] = await Promise.all([getTranslations("tokens"), listTokenZones(actor)]);
  return (
    <main id="main" className="pb-12 page-width">
      <PageTitle title={t("new")} crumbs={[{ href: "/account/tokens", label: t("title") }]} />
      <ClientMessages names={["tokens"]}>
        <TokenForm zones={zones} url={env().APP_URL} />
      </ClientMessages>
    </main>
  );
}
