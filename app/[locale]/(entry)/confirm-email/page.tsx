import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { readSearch } from "@/app/read-search";
import { ConfirmForm } from "@/components/auth/confirm-form";
import { readLink } from "@/lib/accounts/read-link";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ token?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "auth.confirm" });
  return { title: t("title") };
}

export default async function ConfirmEmailPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const { token = "" } = await readSearch(searchParams);
  const link = await readLink(token, await headers());
  const t = await getTranslations("auth.confirm");
  return (
    <>
      <h1>{t("title")}</h1>
      <ConfirmForm token={token} link={link} />
    </>
  );
}
