import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { titleOr404 } from "@/app/title-or-404";
import { blockedText } from "@/components/services/controls/blocked-text";
import { UpgradeService } from "@/components/services/upgrade/upgrade-service";
import { ButtonLink } from "@/components/ui/button-link";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { ClientMessages } from "@/messages/client-messages";
import { getUncheckedTranslations } from "@/messages/unchecked-server";
import { findPageService, pageSheet } from "../page-service";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, locale } = await params;
  const t = await getTranslations({ locale, namespace: "services.upgrade" });
  return titleOr404(locale, await findPageService(id), () => t("title"));
}

/** The upgrade of a service: the sizes that the upstream allows, at the price of the difference. It is added to the cart. */
export default async function UpgradeServicePage({ params }: Props) {
  const { id, locale } = await params;
  const sheet = await pageSheet(id, languageOf(locale));
  const [t, own] = await Promise.all([
    getTranslations("services"),
    getUncheckedTranslations(`${sheet.productLine}Line`),
  ]);
  const blocked =
    sheet.upgradeBlocked === null ? null : blockedText(own, sheet.upgradeBlocked, (key) => t(`control.${key}`));
  return (
    <Section title={t("upgrade.title")} lead={t("upgrade.lead")}>
      {sheet.upgradable && blocked === null ? (
        <ClientMessages names={["services", "fields", `${sheet.productLine}Line`]}>
          <UpgradeService id={id} productLine={sheet.productLine} />
        </ClientMessages>
      ) : (
        <div className="space-y-4">
          <Note kind="warn" title={t("upgrade.not")}>
            {blocked}
          </Note>
          <ButtonLink href={`/account/services/${id}`}>{t("upgrade.back")}</ButtonLink>
        </div>
      )}
    </Section>
  );
}
