import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { readSearch } from "@/app/read-search";
import { ResetForm } from "@/components/auth/reset-form";
import { readResetLink } from "@/lib/accounts/read-link";

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
  const { token: asked } = await readSearch(searchParams);
  const token = typeof asked === "string" ? asked.slice(0, 200) : "";
  const [t, link] = await Promise.all([getTranslations("auth.reset"), readResetLink(token)]);
  return (
    <>
      <h1>{t(link?.isFirst ? "first.title" : "title")}</h1>
      {link && <p className="text-ink-2">{link.isFirst ? t("first.lead", { email: link.email }) : t("lead")}</p>}
      <ResetForm token={token} link={link} />
    </>
  );
}
