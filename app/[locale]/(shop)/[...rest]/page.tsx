import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { NotFoundText } from "@/components/shell/not-found-text";
import { answerNotFound } from "@/lib/http/answer-not-found";

interface Props {
  params: Promise<{ locale: string }>;
}

/** The 404 page of every address that has no page. Never cached, because anybody can make up any number of addresses. */
export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "shell.notFound" });
  return { title: t("title"), robots: { index: false } };
}

export default async function UnknownPage({ params }: Props) {
  setRequestLocale((await params).locale);
  answerNotFound();
  return (
    <main id="main" className="page-width">
      <NotFoundText />
    </main>
  );
}
