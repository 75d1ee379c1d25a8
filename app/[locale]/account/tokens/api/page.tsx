import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { Operation } from "@/components/api-docs/operation";
import { TokenMemory } from "@/components/api-docs/token-memory";
import { ButtonLink } from "@/components/ui/button/button-link";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { requireCustomer } from "@/lib/auth/current-actor";
import { env } from "@/lib/env";
import { ClientMessages } from "@/messages/client-messages";
import { OPERATION_GROUPS, operationGroups } from "./operation-groups";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "apiDocs" });
  return { title: t("title") };
}

/** What an API token may call, made from the contracts; each operation can be tried with a token. */
export default async function ApiDocsPage({ params }: Props) {
  setRequestLocale((await params).locale);
  await requireCustomer();
  const [t, tokens] = await Promise.all([getTranslations("apiDocs"), getTranslations("tokens")]);
  const groups = operationGroups();
  const url = env().APP_URL;
  return (
    <main id="main" className="page-width">
      <PageTitle
        title={t("title")}
        crumbs={[{ href: "/account/tokens", label: tokens("title") }]}
        actions={
          <ButtonLink kind="go" href="/account/tokens/new">
            {tokens("new")}
          </ButtonLink>
        }
      >
        <div className="max-w-136 space-y-2">
          <p>{t("lead")}</p>
          <p>{t("conventions")}</p>
          <p className="text-sm">
            <a href="/api/openapi.json">{t("openapi")}</a>
          </p>
        </div>
      </PageTitle>
      <ClientMessages names={["apiConsole"]}>
        <TokenMemory>
          {OPERATION_GROUPS.map((group) => (
            <Section key={group} title={t(`groups.${group}.title`)} lead={t(`groups.${group}.lead`)} id={group}>
              <ul>
                {groups.get(group)?.map((operation) => (
                  <Operation key={operation.id} operation={operation} url={url} />
                ))}
              </ul>
            </Section>
          ))}
        </TokenMemory>
      </ClientMessages>
    </main>
  );
}
