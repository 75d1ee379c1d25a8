import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { readSearch } from "@/app/read-search";
import { SignInForm } from "@/components/auth/sign-in-form";
import { Link } from "@/components/ui/link";
import { currentActor } from "@/lib/auth/current-actor";
import { localPath, withNext } from "@/lib/core/local-path";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ next?: string; email?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "auth.signIn" });
  return { title: t("title") };
}

export default async function SignInPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const query = await readSearch(searchParams);
  const next = localPath(query.next);
  const actor = await currentActor();
  if (actor.kind !== "visitor") redirect(next ?? (actor.kind === "staff" ? "/admin" : "/account"));
  const t = await getTranslations("auth.signIn");
  return (
    <>
      <h1>{t("title")}</h1>
      <SignInForm email={query.email?.slice(0, 200) ?? ""} next={next}>
        <p className="text-ink-2 reach-links">
          {t.rich("lead", { link: (words) => <Link href={withNext("/register", next)}>{words}</Link> })}
        </p>
      </SignInForm>
    </>
  );
}
