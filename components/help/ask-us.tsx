import { useTranslations } from "next-intl";
import type { Brand } from "@/lib/settings/contract";
import { ButtonLink } from "../ui/button/button-link";
import { Section } from "../ui/section";

/** Where readers go on whose question no article answers. */
export function AskUs({ brand: { supportPhone: phone, supportEmail: email } }: { brand: Brand }) {
  const t = useTranslations("help.ask");
  const mail = (text: React.ReactNode) => <a href={`mailto:${email}`}>{text}</a>;
  return (
    <Section title={t("title")}>
      <p className="max-w-text">{t("what")}</p>
      {phone && email ? (
        <p className="mt-1 text-sm text-ink-2">{t.rich("other", { phone, email, mail })}</p>
      ) : phone ? (
        <p className="mt-1 text-sm text-ink-2">{t("phone", { phone })}</p>
      ) : (
        email && <p className="mt-1 text-sm text-ink-2">{t.rich("mail", { email, mail })}</p>
      )}
      <p className="mt-4">
        <ButtonLink href="/account/tickets/new">{t("go")}</ButtonLink>
      </p>
    </Section>
  );
}
