import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ProductName } from "@/components/text/product-name";
import { daysLeft, Time } from "@/components/text/time";
import { AskForHelp } from "@/components/tickets/ask-for-help";
import { ButtonLink } from "@/components/ui/button/button-link";
import { type Crumb, Crumbs } from "@/components/ui/crumbs";
import { PageTitle } from "@/components/ui/page-title";
import { Status } from "@/components/ui/status";
import type { ServiceSheet } from "@/lib/controls/contract";
import { pagesOf } from "@/lib/product-lines/pages";
import type { ServiceDetail } from "@/lib/services/contract";
import { useUncheckedTranslations } from "@/messages/unchecked";
import { upgradeBlockedText } from "../controls/blocked-text";
import { listPathOf } from "../list/list-path";
import { ownWordsFirst } from "../own-words";
import { useServiceStatus } from "../use-service-status";
import { ByPlace } from "./by-place";
import { ServiceTabs } from "./service-tabs";

/** The pages that buttons in the head lead to, where renewal has no tab. */
const OPENED_PAGES = ["renew", "upgrade"];

interface Props {
  service: ServiceDetail;
  sheet: ServiceSheet;
  now: Date;
}

/** The head of the pages of a service: name, status, expiry date, and tabs or buttons. */
export function ServicePageHead({ service, sheet, now }: Props) {
  const { id, productLine, displayName, ended } = service;
  const say = ownWordsFirst(useUncheckedTranslations(`${productLine}Line`), useUncheckedTranslations("services"));
  const { tabs } = pagesOf(productLine);
  const list = { href: listPathOf(productLine), label: say("list.title") };
  const overview = { href: `/account/services/${id}`, label: displayName };
  const withButtons = !tabs.includes("renew");
  const below = [
    ...(withButtons ? OPENED_PAGES.map((page) => [page, say(`head.${page}`)]) : []),
    ...tabs.map((tab) => [tab, say(`tabs.${tab}`)]),
  ];
  const trail = (
    <ByPlace
      overview={<Crumbs crumbs={[list]} current={displayName} />}
      pages={Object.fromEntries(
        below.map(([page = "", current = ""]) => [
          page,
          <Crumbs key={page} crumbs={[list, overview]} current={current} />,
        ]),
      )}
    />
  );
  return (
    <>
      {withButtons ? (
        <ByPlace
          overview={<TitleWithActions {...{ service, sheet, now, trail }} actions />}
          below={<TitleWithActions {...{ service, sheet, now, trail }} />}
        />
      ) : (
        <TitleWithFacts {...{ service, now, trail }} />
      )}
      {!ended && tabs.length > 0 && <ServiceTabs {...{ id, productLine, tabs }} />}
    </>
  );
}

/** The head for staff: without tabs and buttons. If renewal has a tab, the overview shows the facts. */
export function StaffServicePageHead({ service, sheet, now }: Props) {
  const crumbs: Crumb[] = [{ href: "/admin/services", label: useTranslations("admin-services.list")("title") }];
  const trail = <Crumbs crumbs={crumbs} current={service.displayName} />;
  if (pagesOf(service.productLine).tabs.includes("renew"))
    return <PageTitle title={service.displayName} trail={trail} />;
  return <TitleWithActions {...{ service, sheet, now, trail }} />;
}

function TitleWithFacts({ service, now, trail }: Omit<Props, "sheet"> & { trail: ReactNode }) {
  const { id, productLine, displayName, expiresAt, registrant } = service;
  const own = useUncheckedTranslations(`${productLine}Line.head`);
  const statusOf = useServiceStatus();
  const left = expiresAt ? daysLeft(expiresAt, now) : null;
  return (
    <PageTitle
      title={<ProductName productLine={productLine} name={displayName} as="title" />}
      trail={trail}
      actions={<AskForHelp service={id} />}
    >
      <p className="flex flex-wrap items-center gap-x-5 gap-y-1">
        <Status {...statusOf(service, now.getTime())} />
        {expiresAt && left !== null && (
          <span className="text-ink-2">
            {left < 0 ? own("expired", { days: -left }) : own("expires", { days: left })}{" "}
            <Time at={expiresAt} as="day" />
          </span>
        )}
        {registrant && <span className="text-ink-2">{own("owner", { name: registrant.displayName })}</span>}
      </p>
    </PageTitle>
  );
}

/** `actions`: shows the buttons to renew and to upgrade. */
function TitleWithActions({ service, sheet, now, trail, actions }: Props & { trail: ReactNode; actions?: boolean }) {
  const t = useTranslations("services");
  const own = useUncheckedTranslations(`${service.productLine}Line`);
  const statusOf = useServiceStatus();
  const at = `/account/services/${service.id}`;
  const { expiresAt } = service;
  const left = expiresAt ? daysLeft(expiresAt, now) : null;
  return (
    <PageTitle
      title={<ProductName productLine={service.productLine} name={service.displayName} as="title" />}
      trail={trail}
      beside={<Status {...statusOf(service, now.getTime())} />}
      actions={
        actions && (
          <>
            <AskForHelp service={service.id} />
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
      <p className="text-ink-2">
        {own("name")}
        {expiresAt && left !== null && (
          <>
            {t("head.comma")}
            {t.rich(expiresAt <= now ? "head.ended" : "head.ends", {
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
      {actions && sheet.upgradable && sheet.upgradeBlocked !== null && (
        <p className="text-sm text-ink-3">
          {t("head.noUpgrade", { why: upgradeBlockedText(own, sheet.upgradeBlocked, (key) => t(`control.${key}`)) })}
        </p>
      )}
    </PageTitle>
  );
}
