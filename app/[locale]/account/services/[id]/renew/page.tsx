import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { pageOr404 } from "@/app/page-or-404";
import { RenewService } from "@/components/services/renew-service";
import { ServiceHead } from "@/components/services/service-head";
import { Fold } from "@/components/ui/fold";
import { Note } from "@/components/ui/note";
import { requireCustomer } from "@/lib/auth/current-actor";
import { readSheet } from "@/lib/controls/read-sheet";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "services.renew" });
  return { title: t("title") };
}

/** The renewal of a service: its terms with their prices; into the cart. */
export default async function RenewServicePage({ params }: Props) {
  const { id } = await params;
  const actor = await requireCustomer();
  const [t, sheet] = await Promise.all([getTranslations("services"), pageOr404(id, () => readSheet(actor, { id }))]);
  if (sheet.line === "domain") redirect(`/account/domains/${id}/renew`);
  return (
    <main id="main" className="page">
      <ServiceHead
        sheet={sheet}
        now={new Date()}
        crumbs={[
          { href: "/account/services", label: t("list.title") },
          { href: `/account/services/${id}`, label: sheet.displayName },
        ]}
      />
      <Fold title={t("renew.title")} lead={t("renew.lead")}>
        {sheet.renewalTerms.length > 0 ? (
          <ClientMessages names={["services", "products"]}>
            <RenewService id={id} terms={sheet.renewalTerms} expiresAt={sheet.expiresAt} />
          </ClientMessages>
        ) : (
          <Note title={t("renew.not")}>
            {sheet.parent ? t("renew.follows", { name: sheet.parent.displayName }) : null}
          </Note>
        )}
      </Fold>
    </main>
  );
}
