import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { titleOr404 } from "@/app/title-or-404";
import { RegistrantForm } from "@/components/registrants/registrant-form";
import { PageTitle } from "@/components/ui/page-title";
import type { RegistrantValues } from "@/lib/registrants/fields-contract";
import { listCountries } from "@/lib/registrants/list-countries";
import { ClientMessages } from "@/messages/client-messages";
import { findPageRegistrant, pageRegistrant } from "../page-registrant";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, locale } = await params;
  const t = await getTranslations({ locale, namespace: "registrants" });
  return titleOr404(locale, await findPageRegistrant(id), ({ displayName }) => `${t("editTitle")} ${displayName}`);
}

export default async function EditRegistrantPage({ params }: Props) {
  const { id } = await params;
  const [t, locale, registrant] = await Promise.all([getTranslations("registrants"), getLocale(), pageRegistrant(id)]);
  const here = `/account/registrants/${id}`;
  if (registrant.locked) redirect(here);
  const { kind, idType } = registrant;
  const values = { ...registrant.fields, kind, idType, idNumber: "" } as RegistrantValues;
  return (
    <main id="main">
      <div className="page-width">
        <PageTitle
          title={t("editTitle")}
          crumbs={[
            { href: "/account/registrants", label: t("title") },
            { href: here, label: registrant.displayName },
          ]}
        />
      </div>
      <ClientMessages names={["registrants", "errors.registrants", "errors.upstream"]}>
        <RegistrantForm
          countries={listCountries(languageOf(locale))}
          backHref={here}
          existing={{
            id,
            values,
            idNumberMasked: registrant.idNumberMasked,
            seenAt: registrant.updatedAt.toISOString(),
          }}
        />
      </ClientMessages>
    </main>
  );
}
