import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { brandTitle } from "@/app/brand-metadata";
import { DigestForm } from "@/components/security/digest-form";
import { EmailForm } from "@/components/security/email-form";
import { ProfileForm } from "@/components/security/profile-form";
import { AskForHelp } from "@/components/tickets/ask-for-help";
import { ButtonLink } from "@/components/ui/button/button-link";
import { Link } from "@/components/ui/link";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { readOwnAccount } from "@/lib/accounts/read-own-account";
import { requirePerson } from "@/lib/auth/current-actor";
import { readDigestSettings } from "@/lib/reports/digest-settings";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "security.profile" });
  return { title: { absolute: await brandTitle(locale, t("title")) } };
}

export default async function ProfilePage({ params }: Props) {
  setRequestLocale((await params).locale);
  const actor = await requirePerson();
  const [account, t, digest] = await Promise.all([
    readOwnAccount(actor),
    getTranslations("security"),
    actor.kind === "staff" && !actor.secondFactorMissing ? readDigestSettings(actor) : null,
  ]);
  return (
    <main id="main" className="page-width">
      <PageTitle title={t("profile.title")} beside={<Link href="/account/security">{t("toSecurity")}</Link>} />
      <ClientMessages names={["security", "auth"]}>
        <Section title={t("profile.self")} lead={t("profile.lead")}>
          <ProfileForm name={account.name} phone={account.phone} locale={account.locale} />
        </Section>
        <Section title={t("email.title")} lead={t("email.lead")} id="email">
          <EmailForm email={account.email} />
        </Section>
        {actor.kind === "customer" && (
          <Section title={t("close.title")} lead={t("close.lead")} id="close">
            <div className="flex max-w-136 flex-wrap items-center gap-3">
              <AskForHelp />
              <ButtonLink small kind="flat" href="/account/wallet/payout">
                {t("close.payout")}
              </ButtonLink>
            </div>
          </Section>
        )}
        {digest && (
          <Section title={t("digest.title")} lead={t("digest.lead")} id="digest">
            <DigestForm {...digest} />
          </Section>
        )}
      </ClientMessages>
    </main>
  );
}
