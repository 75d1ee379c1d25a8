import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { StaffTokenList } from "@/components/staff-tokens/staff-token-list";
import { ButtonLink } from "@/components/ui/button/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { requireStaff } from "@/lib/auth/current-actor";
import { listStaffTokens } from "@/lib/tokens/staff/list-staff-tokens";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "staffTokens" });
  return { title: t("title") };
}

/** Tokens by which the staff's programs use the API. */
export default async function StaffTokensPage() {
  const actor = await requireStaff();
  const [t, { rows }] = await Promise.all([getTranslations("staffTokens"), listStaffTokens(actor)]);
  const create = (
    <ButtonLink kind="go" href="/admin/tokens/new">
      {t("new")}
    </ButtonLink>
  );
  return (
    <>
      <PageTitle title={t("title")} actions={rows.length > 0 && create}>
        <p className="max-w-136 text-ink-2">{t("lead")}</p>
        <p className="text-sm">
          <Link href="/admin/tokens/api">{t("docs")}</Link>
        </p>
      </PageTitle>
      <Section title={t("list.title")} lead={t(actor.role === "admin" ? "list.leadAll" : "list.lead")}>
        {rows.length === 0 ? (
          <EmptyState text={t("list.empty")} action={create} />
        ) : (
          <ClientMessages names={["staffTokens", "tokens.list"]}>
            <StaffTokenList rows={rows} ownId={actor.userId} />
          </ClientMessages>
        )}
      </Section>
    </>
  );
}
