import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { titleForRoles } from "@/app/title-for-roles";
import { StaffForm } from "@/components/people/staff-form";
import { StaffTable } from "@/components/people/staff-table";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { requireStaff } from "@/lib/auth/current-actor";
import { listStaff } from "@/lib/customers/list-staff";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "people.staff" });
  return titleForRoles(locale, ["admin"], t("title"));
}

export default async function StaffPage() {
  const actor = await requireStaff(["admin"]);
  const [t, { rows }] = await Promise.all([getTranslations("people.staff"), listStaff(actor)]);
  return (
    <>
      <PageTitle title={t("title")}>
        <p className="text-ink-2">{t("lead")}</p>
      </PageTitle>
      <ClientMessages names={["people"]}>
        <StaffTable rows={rows} ownId={actor.userId} />
        <Section title={t("new")} lead={t("newLead")}>
          <StaffForm />
        </Section>
      </ClientMessages>
    </>
  );
}
