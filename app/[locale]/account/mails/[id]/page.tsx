import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { findForPage } from "@/app/find-for-page";
import { titleOr404 } from "@/app/title-or-404";
import { MailText } from "@/components/people/mail-text";
import { Time } from "@/components/text/time";
import { Note } from "@/components/ui/note";
import { PageTitle } from "@/components/ui/page-title";
import { requireCustomer } from "@/lib/auth/current-actor";
import { readOwnMail } from "@/lib/notify/read-own-mail";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

const findMail = cache(async (id: string) => {
  const actor = await requireCustomer();
  return await findForPage(id, () => readOwnMail(actor, { id }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, locale } = await params;
  return titleOr404(locale, await findMail(id), ({ subject }) => subject);
}

/** One of the customer's own mails, to read again. */
export default async function OwnMailPage({ params }: Props) {
  const { id } = await params;
  const [t, mail] = await Promise.all([
    getTranslations("account.mails"),
    findMail(id).then((found) => found ?? notFound()),
  ]);
  return (
    <main id="main" className="pb-10 page-width">
      <PageTitle title={mail.subject} crumbs={[{ href: "/account/mails", label: t("title") }]}>
        <Time at={mail.createdAt} />
        {t(mail.delivery === "sent" ? "to" : "toNotSent")}
        <span className="as-stored">{mail.toAddress}</span>
      </PageTitle>
      {mail.delivery !== "sent" && (
        <Note className="mb-6" kind="warn" title={t(`${mail.delivery}Title`)}>
          {t(`${mail.delivery}Why`)}
        </Note>
      )}
      {mail.hasSecretLink && (
        <Note className="mb-6" title={t("secretLink")}>
          {t("secretLinkWhy")}
        </Note>
      )}
      <MailText text={mail.text} />
    </main>
  );
}
