import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { StaffTokenForm } from "@/components/staff-tokens/staff-token-form";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/current-actor";
import { scopesOfRole } from "@/lib/core/staff-scope-roles";
import { env } from "@/lib/env";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "staffTokens" });
  return { title: t("new") };
}

/** Makes a token of the staff and shows it, once. */
export default async function NewStaffTokenPage() {
  const { role } = await requireStaff();
  const t = await getTranslations("staffTokens");
  return (
    <>
      <PageTitle title={t("new")} crumbs={[{ href: "/admin/tokens", label: t("title") }]} />
      <ClientMessages names={["staffTokens"]}>
        <StaffTokenForm scopes={scopesOfRole(role)} url={env().APP_URL} />
      </ClientMessages>
    </>
  );
}
