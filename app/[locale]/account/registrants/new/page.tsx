import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { readSearch } from "@/app/read-search";
import { RegistrantForm } from "@/components/registrants/registrant-form";
import { PageTitle } from "@/components/ui/page-title";
import { readOwnAccount } from "@/lib/accounts/read-own-account";
import { requireCustomer } from "@/lib/auth/current-actor";
import { localPath } from "@/lib/core/local-path";
import { isCheckout } from "@/lib/payments/top-ups/top-up-return";
import { listCountries } from "@/lib/registrants/list-countries";
import { listRegistrants } from "@/lib/registrants/list-registrants";
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
  const [t, locale, account, { rows }] = await Promise.all([
    getTranslations("registrants"),
    getLocale(),
    readOwnAccount(actor),
    listRegistrants(actor, { archived: "0" }),
  ]);
  const { email, phone } = account;
  // The checkout leads customers without a registrant here, so going back there would only come here again.
  const isStep = isCheckout(next) && rows.length === 0;
  const back = isStep ? "/cart" : (next ?? "/account/registrants");
  const backLabel = isStep ? t("backToCart") : t(next ? "backToCheckout" : "title");
  return (
    <main id="main">
      <div className="page-width">
        <PageTitle title={t("newTitle")} crumbs={[{ href: back, label: backLabel }]}>
          <p className="max-w-text">{t(isStep ? "stepLead" : "newLead")}</p>
        </PageTitle>
      </div>
      <ClientMessages names={["registrants", "errors.registrants", "errors.upstream"]}>
        <RegistrantForm
          countries={listCountries(languageOf(locale))}
          account={{ email, phone }}
          backHref={back}
          next={next}
          draftKey={`kumquat.registrant-draft.${actor.userId}`}
        />
      </ClientMessages>
    </main>
  );
}
