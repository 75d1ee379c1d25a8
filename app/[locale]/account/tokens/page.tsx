import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { TokenList } from "@/components/tokens/token-list";
import { ButtonLink } from "@/components/ui/button/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { requireCustomer } from "@/lib/auth/current-actor";
import { listTokens } from "@/lib/tokens/list-tokens";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "tokens" });
  return { title: t("title") };
}

/** The customer's API tokens. */
export default async function TokensPage({ params }: Props) {
  setRequestLocale((await params).locale);
  const actor = await requireCustomer();
  const [t, { rows }] = await Promise.all([getTranslations("tokens"), listTokens(actor)]);
  const create = (
    <ButtonLink kind="go" href="/account/tokens/new">
      {t("new")}
    </ButtonLink>
  );
  return (
    <main id="main" className="page-width">
      <PageTitle title={t("title")} actions={rows.length > 0 && create}>
        <p className="max-w-136">{t("lead")}</p>
      </PageTitle>
      <Section title={t("list.title")} lead={t("list.lead")}>
        {rows.length === 0 ? (
          <EmptyState text={t("list.empty")} action={create} />
        ) : (
          <ClientMessages names={["tokens"]}>
            <TokenList rows={rows} />
          </ClientMessages>
        )}
      </Section>
      <Section title={t("guide.title")} lead={t("guide.lead")}>
        <p className="flex flex-wrap gap-x-6 gap-y-2">
          <Link href="/account/tokens/guide">{t("guide.open")}</Link>
          <Link href="/account/tokens/api">{t("guide.openapi")}</Link>
          <Link href="/account/webhooks">{t("guide.webhooks")}</Link>
        </p>
      </Section>
    </main>
  );
}
