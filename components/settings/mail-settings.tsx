import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Note } from "../ui/note";
import { Section } from "../ui/section";

/** Whether mails are sent. The mail server belongs to the environment of the processes, so there is nothing to fill in. */
export function MailSettings({ sent }: { sent: boolean }) {
  const t = useTranslations("settings");
  return (
    <Section title={t("sections.mail.title")} lead={t("mail.lead")} id="mail">
      <div className="space-y-4">
        {sent ? (
          <p>{t("mail.sent")}</p>
        ) : (
          <Note kind="warn" title={t("missing.smtp")}>
            {t("mail.how")}
          </Note>
        )}
        <p>
          <Link href="/admin/outbox">{t("mail.outbox")}</Link>
        </p>
      </div>
    </Section>
  );
}
