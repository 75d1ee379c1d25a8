import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Note } from "../ui/note";
import { EntryText } from "./entry-form";

interface Props {
  email: string;
  /** What the mail contains and what to do with it. */
  children: ReactNode;
  /** The shop is not set up to send mail; staff read it in the outbox. */
  mailKept: boolean;
}

/** Shown after a mail was sent: to which address, what to do next, and what to do if it does not arrive. */
export function MailSent({ email, children, mailKept }: Props) {
  const t = useTranslations("auth.mailSent");
  return (
    <EntryText role="status">
      <Note title={t("title")}>
        <p>{t("to", { email })}</p>
        <p>{children}</p>
      </Note>
      <p className="text-sm text-ink-3 staff:text-xs">{t("nothing")}</p>
      {mailKept && (
        <Note kind="warn" title={t("keptTitle")}>
          {t("kept")}
        </Note>
      )}
    </EntryText>
  );
}
