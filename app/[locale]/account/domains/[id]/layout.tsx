import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { pageOr404 } from "@/app/page-or-404";
import { DomainHead } from "@/components/services/domain/domain-head";
import { requireCustomer } from "@/lib/auth/current-actor";
import { readService } from "@/lib/services/read-service";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  children: ReactNode;
  params: Promise<{ locale: string; id: string }>;
}

/** Around all pages of one domain: its name, facts and tabs. */
export default async function DomainLayout({ children, params }: Props) {
  const { id } = await params;
  const actor = await requireCustomer();
  const [t, service] = await Promise.all([getTranslations("domains"), pageOr404(id, () => readService(actor, { id }))]);
  return (
    <main id="main" className="page">
      <ClientMessages names={["domains"]}>
        <DomainHead service={service} now={new Date()} backLabel={t("list.title")} />
        {children}
      </ClientMessages>
    </main>
  );
}
