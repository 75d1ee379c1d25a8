import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { ProgramGuide } from "@/components/tokens/program-guide";
import { ButtonLink } from "@/components/ui/button/button-link";
import { PageTitle } from "@/components/ui/page-title";
import { requireCustomer } from "@/lib/auth/current-actor";
import { env } from "@/lib/env";
import { listTokenZones } from "@/lib/tokens/list-token-zones";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "tokens.guide" });
  return { title: t("title") };
}

/** What to put into each program; the token is filled in only on the page that makes one. */
export default async function TokenGuidePage({ params }: Props) {
  setRequestLocale((await params).locale);
  const actor = await requireCustomer();
  const [t, [zone]] = await Promise.all([getTranslations("tokens"), listTokenZones(actor)]);
  const domain = zone?.name ?? "example.com";
  return (
    <main id="main" className="page-width">
      <PageTitle
        title={t("guide.title")}
        crumbs={[{ href: "/account/tokens", label: t("title") }]}
        actions={
          <ButtonLink kind="go" href="/account/tokens/new">
            {t("new")}
          </ButtonLink>
        }
      >
        <p className="max-w-136">{t("guide.filled")}</p>
      </PageTitle>
      <ClientMessages names={["tokens"]}>
        <ProgramGuide values={{ url: env().APP_URL, token: "kq_…", domain, host: `home.${domain}` }} />
      </ClientMessages>
    </main>
  );
}
