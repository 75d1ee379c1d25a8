import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { readSearch } from "@/app/read-search";
import { ResetForm } from "@/components/auth/reset-form";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "auth.reset" });
  return { title: t("title") };
}

export default async function ResetPasswordPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const { token } = await readSearch(searchParams);
  const t = await getTranslations("auth.reset");
  return (
    <>
      <h1>{t("title")}</h1>
      <p className="text-ink-2">{t("lead")}</p>
      <ResetForm token={typeof token === "string" ? token.slice(0, 200) : ""} />
    </>
  );
}
