import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { titleOr404 } from "@/app/title-or-404";
import { ArticleEditor } from "@/components/help/article-editor";
import { DiscardArticle } from "@/components/help/discard-article";
import { ButtonLink } from "@/components/ui/button/button-link";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/current-actor";
import { listStaffArticles } from "@/lib/help/list-staff-articles";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string; slug: string }>;
}

/** The article at this address, as it is now; null where there is none. Read once per request, for the title and the page. */
const articleAt = cache(async (slug: string) => {
  const actor = await requireStaff(["support", "admin"]);
  return (await listStaffArticles(actor)).find((one) => one.slug === slug) ?? null;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  const article = await articleAt(slug);
  const t = await getTranslations({ locale, namespace: "help.admin" });
  return titleOr404(locale, article, () => t("edit"));
}

/** Edits one article in both languages. */
export default async function EditHelpArticlePage({ params }: Props) {
  const { locale, slug } = await params;
  const article = await articleAt(slug);
  if (!article) notFound();
  const t = await getTranslations("help.admin");
  const { category, position, published, popular, origin, updatedAt, texts } = article;
  const { zh, en } = texts;
  const title = (locale === "en" ? en.title || zh.title : zh.title || en.title) || t("untitled");
  const initial = {
    ...{ category, position, published, popular, titleZh: zh.title, titleEn: en.title },
    ...{ summaryZh: zh.summary, summaryEn: en.summary, bodyZh: zh.body, bodyEn: en.body },
  };
  const seenAt = origin === "default" ? null : updatedAt.toISOString();
  return (
    <>
      <PageTitle
        title={title}
        crumbs={[{ href: "/admin/help", label: t("title") }]}
        beside={t(`origins.${origin}`)}
        actions={published && <ButtonLink href={`/help/${slug}`}>{t("view")}</ButtonLink>}
      />
      <ClientMessages names={["help"]}>
        <ArticleEditor article={{ slug, seenAt }} initial={initial} />
        {origin !== "default" && (
          <div className="mt-6">
            <DiscardArticle slug={slug} title={title} kind={origin === "own" ? "delete" : "restore"} />
          </div>
        )}
      </ClientMessages>
    </>
  );
}
