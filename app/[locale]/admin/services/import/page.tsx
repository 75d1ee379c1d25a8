import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { titleForRoles } from "@/app/title-for-roles";
import { ImportForm } from "@/components/admin/services/import-form";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/current-actor";
import { forms } from "@/lib/product-lines/forms";
import { lineIds } from "@/lib/product-lines/pages";
import { ClientMessages } from "@/messages/client-messages";
import { unchecked } from "@/messages/unchecked";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "admin-services.import" });
  return titleForRoles(locale, ["finance", "admin"], t("title"));
}

/** A product that exists upstream but not here becomes a customer's service. */
export default async function ImportPage() {
  await requireStaff(["finance", "admin"]);
  const t = unchecked(await getTranslations());
  const lines = lineIds.map((productLine) => ({ value: productLine, label: t(`${productLine}Line.name`) }));
  return (
    <>
      <PageTitle
        title={t("admin-services.import.title")}
        crumbs={[{ href: "/admin/services", label: t("admin-services.list.title") }]}
      >
        <p className="text-ink-2">{t("admin-services.import.intro")}</p>
      </PageTitle>
      <ClientMessages
        names={["admin-services", "fields", ...Object.keys(forms).map((productLine) => `${productLine}Line`)]}
      >
        <ImportForm lines={lines} />
      </ClientMessages>
    </>
  );
}
