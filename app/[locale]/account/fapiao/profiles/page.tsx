import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AddProfile } from "@/components/fapiao/add-profile";
import { ProfileList } from "@/components/fapiao/profile-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { readOwnAccount } from "@/lib/accounts/read-own-account";
import { requireCustomer } from "@/lib/auth/current-actor";
import { listFapiaoProfiles } from "@/lib/fapiao/profiles/list-fapiao-profiles";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "fapiao" });
  return { title: t("profiles.title") };
}

/** Whom the customer's tax invoices can be made out to. */
export default async function FapiaoProfilesPage() {
  const actor = await requireCustomer();
  const [t, { rows }, { email }] = await Promise.all([
    getTranslations("fapiao"),
    listFapiaoProfiles(actor),
    readOwnAccount(actor),
  ]);
  return (
    <main id="main" className="page-width">
      <ClientMessages names={["fapiao", "errors.fapiao"]}>
        <PageTitle
          title={t("profiles.title")}
          crumbs={[{ href: "/account/fapiao", label: t("title") }]}
          actions={<AddProfile email={email} />}
        >
          <p className="max-w-text">{t("profiles.lead")}</p>
        </PageTitle>
        {rows.length === 0 ? <EmptyState text={t("profiles.empty")} /> : <ProfileList rows={rows} email={email} />}
      </ClientMessages>
    </main>
  );
}
