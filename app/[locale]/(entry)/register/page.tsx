import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { RegisterForm } from "@/components/auth/register-form";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "auth.register" });
  return { title: t("title") };
}

export default async function RegisterPage({ params }: Props) {
  setRequestLocale((await params).locale);
  const t = await getTranslations("auth.register");
  return (
    <>
      <h1>{t("title")}</h1>
      <p className="text-ink-2 reach-links">
        {t.rich("lead", { link: (words) => <Link href="/sign-in">{words}</Link> })}
      </p>
      <RegisterForm />
    </>
  );
}
