import { useTranslations } from "next-intl";
import { daysLeft, Time } from "@/components/text/time";
import { ButtonLink } from "@/components/ui/button-link";
import type { Crumb } from "@/components/ui/crumbs";
import { PageTitle } from "@/components/ui/page-title";
import { Status } from "@/components/ui/status";
import type { ServiceSheet } from "@/lib/controls/contract";
import { useUncheckedTranslations } from "@/messages/unchecked";
import { blockedText } from "./controls/blocked-text";
import { serviceStatus } from "./service-status";

interface Props {
  sheet: ServiceSheet;
  now: Date;
  crumbs: readonly Crumb[];
  /** Renewal and upgrade stand at the right. */
  deeds?: boolean;
}

/** A service's name, how it stands, when it ends, and the two deeds that cost money. */
export function ServiceHead({ sheet, now, crumbs, deeds = false }: Props) {
  const t = useTranslations("services");
  const own = useUncheckedTranslations(`${sheet.line}Line`);
  const word = (reason: string) => (own.has(`states.${reason}`) ? own(`states.${reason}`) : undefined);
  const at = `/account/services/${sheet.id}`;
  const { expiresAt } = sheet;
  const left = expiresAt ? daysLeft(expiresAt, now) : null;
  return (
    <PageTitle
      title={sheet.displayName}
      crumbs={crumbs}
      beside={<Status {...serviceStatus(sheet, word, now.getTime())} />}
      actions={
        deeds && (
          <>
            {sheet.upgradable && sheet.upgradeBlocked === null && (
              <ButtonLink href={`${at}/upgrade`}>{own.has("upgrade") ? own("upgrade") : t("head.upgrade")}</ButtonLink>
            )}
            {sheet.renewalTerms.length > 0 && (
              <ButtonLink kind="go" href={`${at}/renew`}>
                {t("head.renew")}
              </ButtonLink>
            )}
          </>
        )
      }
    >
      <p className="mute">
        {own("name")}
        {expiresAt && left !== null && (
          <>
            {t("head.comma")}
            {t.rich(left < 0 ? "head.ended" : "head.ends", {
              days: Math.abs(left),
              time: () => <Time at={expiresAt} as="day" />,
            })}
          </>
        )}
        {sheet.renewalTerms.length > 0 && (
          <>
            {t("head.semicolon")}
            {t(sheet.autoRenew.on ? "head.autoOn" : "head.autoOff")}
          </>
        )}
        {sheet.parent && (
          <>
            {t("head.semicolon")}
            {t("head.follows", { name: sheet.parent.displayName })}
          </>
        )}
      </p>
      {deeds && sheet.upgradable && sheet.upgradeBlocked !== null && (
        <p className="hint">
          {t("head.noUpgrade", { why: blockedText(own, sheet.upgradeBlocked, (key) => t(`control.${key}`)) })}
        </p>
      )}
    </PageTitle>
  );
}
