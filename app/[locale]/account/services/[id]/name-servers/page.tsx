import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { pageOr404 } from "@/app/page-or-404";
import { readOrTrouble } from "@/app/read-or-trouble";
import { NameServersForm } from "@/components/zones/name-servers-form";
import { ZoneTrouble } from "@/components/zones/zone-trouble";
import { requireCustomer } from "@/lib/auth/current-actor";
import { readNameServers } from "@/lib/zones/read-name-servers";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "zones.meta" });
  return { title: t("nameServers") };
}

/** A domain's name servers: shows them, changes them, or sets them back to the upstream's. */
export default async function NameServersPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireCustomer();
  const [t, view] = await Promise.all([
    getTranslations("zones"),
    pageOr404(id, () => readOrTrouble(readNameServers(actor, { id }))),
  ]);
  return (
    <ClientMessages names={["zones", "errors.zones", "errors.dns", "errors.upstream"]}>
      {"value" in view ? (
        <NameServersForm view={view.value} />
      ) : (
        <ZoneTrouble title={t("serversUnavailable")} code={view.trouble} />
      )}
    </ClientMessages>
  );
}
