import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { titleOr404 } from "@/app/title-or-404";
import { upgradeBlockedText } from "@/components/services/controls/blocked-text";
import { UpgradeService } from "@/components/services/upgrade/upgrade-service";
import { ButtonLink } from "@/components/ui/button/button-link";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { type FormActionId, formActionIds } from "@/lib/product-lines/action-id";
import { forms } from "@/lib/product-lines/forms";
import { ClientMessages } from "@/messages/client-messages";
import { lineParts, ORDER_PARTS } from "@/messages/line-parts";
import { getUncheckedTranslations } from "@/messages/unchecked-server";
import { findPageService, pageOpenOrder, pageSheet } from "../page-service";

interface Props {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The upgrade, or the other action that the address names. */
async function askedAction({ searchParams }: Props): Promise<"upgrade" | FormActionId> {
  const { action } = await searchParams;
  return formActionIds.find((one) => one === action) ?? "upgrade";
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { id, locale } = await props.params;
  const action = await askedAction(props);
  const t = await getTranslations({ locale, namespace: "services.upgrade" });
  const found = await findPageService(id);
  const own = found ? await getUncheckedTranslations(`${found.productLine}Line`, locale) : null;
  const title = `changes.${action}.title`;
  return titleOr404(locale, found, ({ displayName }) => {
    return `${own?.has(title) ? own(title) : t("title")} ${displayName}`;
  });
}

/**
 * The upgrade of a service: the sizes that the upstream allows, at the price of the difference; or another order for it by a form. It is
 * added to the cart.
 */
export default async function UpgradeServicePage(props: Props) {
  const { id, locale } = await props.params;
  const action = await askedAction(props);
  const sheet = await pageSheet(id, languageOf(locale));
  const [t, own, order] = await Promise.all([
    getTranslations("services"),
    getUncheckedTranslations(`${sheet.productLine}Line`),
    pageOpenOrder(id),
  ]);
  const change = sheet.changes.find((one) => one.action === action);
  const code = action === "upgrade" ? sheet.upgradeBlocked : (change?.blocked ?? null);
  const form = forms[sheet.productLine];
  const sold = (action === "upgrade" ? form?.upgrade : form?.changes?.[action]) !== undefined;
  const offered = action === "upgrade" ? sheet.upgradable : change !== undefined;
  const blocked = code === null ? null : upgradeBlockedText(own, code, (key) => t(`control.${key}`));
  const said = (key: "title" | "lead") =>
    own.has(`changes.${action}.${key}`) ? own(`changes.${action}.${key}`) : t(`upgrade.${key}`);
  return (
    <Section title={said("title")} lead={sold && said("lead")}>
      {offered && order ? (
        // The note above says which.
        <p>{t("upgrade.ordered")}</p>
      ) : offered && blocked === null ? (
        <ClientMessages names={["services.upgrade", "fields", ...lineParts(sheet.productLine, ORDER_PARTS)]}>
          <UpgradeService id={id} productLine={sheet.productLine} action={action} />
        </ClientMessages>
      ) : (
        <div className="space-y-4">
          <Note kind="warn" title={t(sold ? "upgrade.not" : "upgrade.never")}>
            {blocked}
          </Note>
          <p className="flex flex-wrap gap-3">
            {code === "lapsed" && sheet.renewalTerms.length > 0 && (
              <ButtonLink kind="go" href={`/account/services/${id}/renew`}>
                {t("head.renew")}
              </ButtonLink>
            )}
            <ButtonLink href={`/account/services/${id}`}>{t("upgrade.back")}</ButtonLink>
          </p>
        </div>
      )}
    </Section>
  );
}
