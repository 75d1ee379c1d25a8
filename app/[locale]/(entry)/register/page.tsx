import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { readSearch } from "@/app/read-search";
import { RegisterForm } from "@/components/auth/register-form";
import { Link } from "@/components/ui/link";
import { currentActor } from "@/lib/auth/current-actor";
import { localPath, withNext } from "@/lib/core/local-path";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ next?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "auth.register" });
  return { title: t("title") };
}

export default async function RegisterPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const next = localPath((await readSearch(searchParams)).next);
  const actor = await currentActor();
  if (actor.kind !== "visitor") redirect(next ?? (actor.kind === "staff" ? "/admin" : "/account"));
  const t = await getTranslations("auth.register");
  return (
    <>
      <h1>{t("title")}</h1>
      <p className="text-ink-2 reach-links">
        {t.rich("lead", { link: (words) => <Link href={withNext("/sign-in", next)}>{words}</Link> })}
      </p>
      <RegisterForm next={next} />
    </>
  );
}
