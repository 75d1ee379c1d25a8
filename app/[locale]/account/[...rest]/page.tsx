import type { Metadata } from "next";
import { titleOr404 } from "@/app/title-or-404";
import { NotFoundText } from "@/components/shell/not-found-text";
import { requirePerson } from "@/lib/auth/current-actor";
import { answerNotFound } from "@/lib/http/answer-not-found";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return titleOr404((await params).locale, null, () => "");
}

/** The 404 page of every address below /account that has no page: without it the shop's would answer, without the account's frame. */
export default async function UnknownAccountPage() {
  await requirePerson();
  answerNotFound();
  return (
    <main id="main" className="page-width">
      <NotFoundText within="account" />
    </main>
  );
}
