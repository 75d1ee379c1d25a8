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
  /** It stands above the fields of a form, in whose column it is already. */
  inForm?: boolean;
}

/** Shown after a mail was written: whether it was sent and to which address, what to do next, and what to do if it does not arrive. */
export function MailSent({ email, children, mailKept, inForm = false }: Props) {
  const t = useTranslations("auth.mailSent");
  const texts = (
    <>
      {mailKept ? (
        <Note kind="warn" title={t("keptTitle")}>
          <p>{t("kept", { email })}</p>
          <p>{children}</p>
        </Note>
      ) : (
        <>
          <Note title={t("title")}>
            <p>{t("to", { email })}</p>
            <p>{children}</p>
          </Note>
          <p className="text-sm text-ink-3 staff:text-xs">{t("nothing")}</p>
        </>
      )}
    </>
  );
  return inForm ? (
    <div className="space-y-4" role="status">
      {texts}
    </div>
  ) : (
    <EntryText role="status">{texts}</EntryText>
  );
}
