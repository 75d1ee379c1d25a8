import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { readSearch } from "@/app/read-search";
import { RegistrantForm } from "@/components/registrants/registrant-form";
import { PageTitle } from "@/components/ui/page-title";
import { requireCustomer } from "@/lib/auth/current-actor";
import { localPath } from "@/lib/core/local-path";
import { listCountries } from "@/lib/registrants/list-countries";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ next?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "registrants" });
  return { title: t("newTitle") };
}

export default async function NewRegistrantPage({ searchParams }: Props) {
  const actor = await requireCustomer();
  const next = localPath((await readSearch(searchParams)).next) ?? undefined;
  const [t, locale] = await Promise.all([getTranslations("registrants"), getLocale()]);
  const back = next ?? "/account/registrants";
  return (
    <main id="main">
      <div className="page-width">
        <PageTitle title={t("newTitle")} crumbs={[{ href: back, label: t(next ? "backToCheckout" : "title") }]}>
          <p className="max-w-text">{t("newLead")}</p>
        </PageTitle>
      </div>
      <ClientMessages names={["registrants", "errors.registrants", "errors.upstream"]}>
        <RegistrantForm
          countries={listCountries(languageOf(locale))}
          backHref={back}
          next={next}
          draftKey={`kumquat.registrant-draft.${actor.userId}`}
        />
      </ClientMessages>
    </main>
  );
}
