import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { AddDnsTemplate } from "@/components/zones/templates/desk/dns-template-form";
import { DnsTemplateRows } from "@/components/zones/templates/desk/dns-template-rows";
import { requireStaff } from "@/lib/auth/current-actor";
import { templateWriters } from "@/lib/zones/template-contract";
import { listDnsTemplates } from "@/lib/zones/templates/list-dns-templates";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "dnsTemplates" });
  return { title: t("title") };
}

/** The templates of DNS records that staff write for customers. */
export default async function DnsTemplatesPage() {
  const actor = await requireStaff(templateWriters);
  const [t, settings, rows] = await Promise.all([
    getTranslations("dnsTemplates"),
    getTranslations("settings"),
    listDnsTemplates(actor),
  ]);
  return (
    <ClientMessages names={["dnsTemplates", "errors.dns", "errors.zones"]}>
      <PageTitle
        title={t("title")}
        crumbs={[{ href: "/admin/settings", label: settings("page") }]}
        actions={rows.length > 0 && <AddDnsTemplate />}
      >
        {t("lead")}
      </PageTitle>
      {rows.length > 0 ? <DnsTemplateRows rows={rows} /> : <EmptyState text={t("empty")} action={<AddDnsTemplate />} />}
    </ClientMessages>
  );
}
