import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { Suspense } from "react";
import { HelpFor } from "@/app/help-for";
import { pageOr404 } from "@/app/page-or-404";
import { readOrTrouble } from "@/app/read-or-trouble";
import { titleOr404 } from "@/app/title-or-404";
import { Waiting } from "@/components/ui/waiting";
import { NameServersForm } from "@/components/zones/name-servers-form";
import { ZoneTrouble } from "@/components/zones/zone-trouble";
import { requireCustomer } from "@/lib/auth/current-actor";
import type { CustomerActor } from "@/lib/core/actor";
import { pagesOf } from "@/lib/product-lines/pages";
import { lastUsedNameServers } from "@/lib/zones/last-used-name-servers";
import { readNameServers } from "@/lib/zones/read-name-servers";
import { ClientMessages } from "@/messages/client-messages";
import { findPageService, pageService } from "../page-service";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, locale } = await params;
  const t = await getTranslations({ locale, namespace: "zones.meta" });
  return titleOr404(locale, await findPageService(id), ({ displayName }) => `${t("nameServers")} ${displayName}`);
}

/** A domain's name servers: shows them, changes them, or sets them back to the upstream's. */
export default async function NameServersPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireCustomer();
  const [t, { productLine }] = await Promise.all([getTranslations("zones.waiting"), pageService(id)]);
  if (!pagesOf(productLine).tabs.includes("name-servers")) notFound();
  return (
    <>
      <Suspense fallback={<Waiting label={t("servers")}>{t("long")}</Waiting>}>
        <NameServers actor={actor} id={id} />
      </Suspense>
      <HelpFor slugs={["name-servers", "changes-take-time"]} />
    </>
  );
}

/** Asks the upstream, so the rest of the page does not wait for it. */
async function NameServers({ actor, id }: { actor: CustomerActor; id: string }) {
  const [t, view, lastUsed] = await Promise.all([
    getTranslations("zones"),
    pageOr404(id, () => readOrTrouble(readNameServers(actor, { id }))),
    lastUsedNameServers(actor),
  ]);
  return (
    <ClientMessages names={["zones", "zone-table", "errors.zones", "errors.dns", "errors.upstream"]}>
      {"value" in view ? (
        <NameServersForm view={view.value} lastUsed={lastUsed} />
      ) : (
        <ZoneTrouble title={t("serversUnavailable")} code={view.trouble} />
      )}
    </ClientMessages>
  );
}
