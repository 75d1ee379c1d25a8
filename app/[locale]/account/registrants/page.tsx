import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HelpFor } from "@/app/help-for";
import { RegistrantList } from "@/components/registrants/registrant-list";
import { ButtonLink } from "@/components/ui/button/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { requireCustomer } from "@/lib/auth/current-actor";
import { listRegistrants } from "@/lib/registrants/list-registrants";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "registrants" });
  return { title: t("title") };
}

export default async function RegistrantsPage() {
  const actor = await requireCustomer();
  const [t, { rows }] = await Promise.all([getTranslations("registrants"), listRegistrants(actor, { archived: "0" })]);
  const create = (
    <ButtonLink href="/account/registrants/new" kind="go">
      {t("create")}
    </ButtonLink>
  );
  return (
    <main id="main" className="page-width">
      <PageTitle title={t("title")} actions={rows.length > 0 ? create : undefined}>
        {t("lead")}
      </PageTitle>
      {rows.length > 0 ? <RegistrantList rows={rows} /> : <EmptyState text={t("empty")} action={create} />}
      <HelpFor slugs={["real-name-review", "registrants-and-documents"]} />
    </main>
  );
}
