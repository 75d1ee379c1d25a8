import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Operation } from "@/components/api-docs/operation";
import { TokenMemory } from "@/components/api-docs/token-memory";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { requireStaff } from "@/lib/auth/current-actor";
import { env } from "@/lib/env";
import { ClientMessages } from "@/messages/client-messages";
import { STAFF_GROUPS, staffOperations } from "./staff-operations";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "staffApi" });
  return { title: t("title") };
}

/** What a token of the staff may call, made from the contracts; each operation can be tried with a token. */
export default async function StaffApiPage() {
  await requireStaff();
  const [t, docs, tokens] = await Promise.all([
    getTranslations("staffApi"),
    getTranslations("apiDocs"),
    getTranslations("staffTokens"),
  ]);
  const groups = staffOperations();
  const url = env().APP_URL;
  return (
    <>
      <PageTitle title={t("title")} crumbs={[{ href: "/admin/tokens", label: tokens("title") }]}>
        <div className="max-w-136 space-y-2">
          <p>{t("lead")}</p>
          <p>{t("conventions")}</p>
          <p>{docs("conventions")}</p>
          <p className="text-sm">
            <a href="/api/openapi.json">{docs("openapi")}</a>
          </p>
        </div>
      </PageTitle>
      <ClientMessages names={["apiConsole"]}>
        <TokenMemory>
          {STAFF_GROUPS.map((group) => (
            <Section key={group} title={t(`groups.${group}.title`)} lead={t(`groups.${group}.lead`)} id={group}>
              <ul>
                {groups.get(group)?.map((operation) => (
                  <Operation key={operation.id} operation={operation} url={url} words="staffApi" />
                ))}
              </ul>
            </Section>
          ))}
        </TokenMemory>
      </ClientMessages>
    </>
  );
}
