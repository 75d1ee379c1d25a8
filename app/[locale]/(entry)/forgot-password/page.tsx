import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { readSearch } from "@/app/read-search";
import { ForgotForm } from "@/components/auth/forgot-form";
import { localPath } from "@/lib/core/local-path";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "auth.forgot" });
  return { title: t("title") };
}

export default async function ForgotPasswordPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const { email, next } = await readSearch(searchParams);
  const t = await getTranslations("auth.forgot");
  return (
    <>
      <h1>{t("title")}</h1>
      <p className="text-ink-2">{t("lead")}</p>
      <ForgotForm
        email={typeof email === "string" ? email.slice(0, 200) : ""}
        next={localPath(typeof next === "string" ? next : undefined)}
      />
    </>
  );
}
