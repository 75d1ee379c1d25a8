import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { titleForRoles } from "@/app/title-for-roles";
import { ArticleEditor } from "@/components/help/article-editor";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/current-actor";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "help.admin" });
  return titleForRoles(locale, ["support", "admin"], t("new"));
}

const EMPTY = { titleZh: "", titleEn: "", summaryZh: "", summaryEn: "", bodyZh: "", bodyEn: "" };

/** Writes a new article; it is hidden until it is published. */
export default async function NewHelpArticlePage() {
  await requireStaff(["support", "admin"]);
  const t = await getTranslations("help.admin");
  return (
    <>
      <PageTitle title={t("new")} crumbs={[{ href: "/admin/help", label: t("title") }]} />
      <ClientMessages names={["help"]}>
        <ArticleEditor initial={{ category: "domains", position: 500, published: false, popular: false, ...EMPTY }} />
      </ClientMessages>
    </>
  );
}
