import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { brandTitle } from "@/app/brand-metadata";
import { HelpFor } from "@/app/help-for";
import { PasskeyPanel } from "@/components/security/passkey-panel";
import { PasswordForm } from "@/components/security/password-form";
import { SessionTable } from "@/components/security/session-table";
import { TotpPanel } from "@/components/security/totp-panel";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { listSessions } from "@/lib/accounts/list-sessions";
import { MOST_PASSKEYS } from "@/lib/accounts/passkeys/add-passkey";
import { listPasskeys } from "@/lib/accounts/passkeys/list-passkeys";
import { readOwnSecurity } from "@/lib/accounts/read-own-security";
import { requirePerson } from "@/lib/auth/current-actor";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "security" });
  return { title: { absolute: await brandTitle(locale, t("title")) } };
}

export default async function SecurityPage({ params }: Props) {
  setRequestLocale((await params).locale);
  const actor = await requirePerson();
  const [t, own, passkeys, sessions] = await Promise.all([
    getTranslations("security"),
    readOwnSecurity(actor),
    listPasskeys(actor),
    listSessions(actor),
  ]);
  return (
    <main id="main" className="page-width">
      <PageTitle title={t("title")} beside={<Link href="/account/profile">{t("toProfile")}</Link>}>
        {own.email}
      </PageTitle>
      {own.totpRequired && !own.totpEnabledAt && (
        <Note kind="warn" title={t("totp.requiredTitle")}>
          {t("totp.requiredDetail")}
        </Note>
      )}
      <ClientMessages names={["security", "auth.programs"]}>
        <Section title={t("totp.title")} lead={t("totp.lead")} id="totp">
          <TotpPanel
            account={own.email}
            enabledAt={own.totpEnabledAt}
            codesLeft={own.recoveryCodesLeft}
            required={own.totpRequired}
          />
        </Section>
        <Section title={t("passkeys.title")} lead={t("passkeys.lead")} id="passkeys">
          <PasskeyPanel rows={passkeys.rows} most={MOST_PASSKEYS} />
        </Section>
        <Section title={t("password.title")} lead={t("password.lead")} id="password">
          <PasswordForm email={own.email} />
        </Section>
        <Section title={t("sessions.title")} lead={t("sessions.lead")} id="sessions">
          <SessionTable rows={sessions.rows} />
        </Section>
      </ClientMessages>
      <HelpFor slugs={["account-security"]} />
    </main>
  );
}
