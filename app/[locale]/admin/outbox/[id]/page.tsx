import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { findForPage } from "@/app/find-for-page";
import { titleOr404 } from "@/app/title-or-404";
import { MailStatus } from "@/components/people/mail-rows";
import { MailText } from "@/components/people/mail-text";
import { ResendMail } from "@/components/people/resend-mail";
import { Time } from "@/components/text/time";
import { AnswerMail } from "@/components/tickets/desk/answer-mail";
import { Facts } from "@/components/ui/facts";
import { Note } from "@/components/ui/note";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { requireStaff } from "@/lib/auth/current-actor";
import { readMail } from "@/lib/notify/read-mail";
import { ClientMessages } from "@/messages/client-messages";
import { unchecked } from "@/messages/unchecked";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

const findMail = cache(async (id: string) => {
  const actor = await requireStaff();
  return await findForPage(id, () => readMail(actor, { id }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, locale } = await params;
  return titleOr404(locale, await findMail(id), ({ subject }) => subject);
}

export default async function MailPage({ params }: Props) {
  const actor = await requireStaff();
  const { id } = await params;
  const mail = (await findMail(id)) ?? notFound();
  const t = await getTranslations("people.mail");
  const words = unchecked(await getTranslations("people.mail.templateName"));
  const facts = [
    { id: "to", label: t("to"), value: <span className="as-stored">{mail.toAddress}</span> },
    { id: "status", label: t("state"), value: <MailStatus status={mail.status} /> },
    { id: "at", label: t("at"), value: <Time at={mail.createdAt} as="second" /> },
    ...(mail.sentAt ? [{ id: "sent", label: t("sentAt"), value: <Time at={mail.sentAt} as="second" /> }] : []),
    {
      id: "template",
      label: t("template"),
      value: words.has(mail.template) ? words(mail.template) : <span className="mono-value">{mail.template}</span>,
    },
    ...(mail.attachmentName
      ? [{ id: "attachment", label: t("attachment"), value: <span className="as-stored">{mail.attachmentName}</span> }]
      : []),
    ...(mail.error ? [{ id: "error", label: t("error"), value: mail.error }] : []),
  ];
  const resendable = (mail.status === "kept" || mail.status === "failed") && actor.role !== "finance";
  return (
    <>
      <PageTitle
        title={mail.subject}
        crumbs={[{ href: "/admin/outbox", label: t("title") }]}
        actions={
          <ClientMessages names={["people", "desk.mail"]}>
            {mail.takesAnswer && actor.role !== "finance" && <AnswerMail id={mail.id} />}
            {resendable && mail.smtp && <ResendMail id={mail.id} />}
          </ClientMessages>
        }
      />
      {resendable && !mail.smtp && (
        <Note className="mb-6" kind="warn" title={t("noSmtpTitle")}>
          {t("cannotResend")}
        </Note>
      )}
      <Section title={t("facts")}>
        <Facts facts={facts} />
      </Section>
      <Section title={t("text")}>
        {mail.redacted && <Note title={t("redacted")} />}
        {mail.withheld ? <Note title={t("withheld")} /> : <MailText text={mail.text} />}
      </Section>
    </>
  );
}
