import { type Fen, formatFen } from "@/lib/core/money";
import { addMs, DAY_MS, shanghaiDay } from "@/lib/core/time";
import { PRIORITY } from "@/lib/db/queued-jobs";
import type { MailTexts } from "@/lib/notify/mail-texts";
import { mailTemplate } from "@/lib/notify/template";
import { pagesOf } from "@/lib/product-lines/pages";
import { AUTO_RENEW_DAYS } from "@/lib/services/auto-renew-contract";
import type { AutoRenewTrouble } from "@/lib/services/contract";
import { servicePath } from "@/lib/services/service-path";
import { sayFirst, unchecked } from "@/messages/unchecked";

export interface ExpiringService {
  id: string;
  productLine: string;
  name: string;
  expiresAt: Date;
  /** Negative after the expiry. */
  daysLeft: number;
  /** Whether its product line has renewals at all: some products end, and another one is bought in their place. */
  renewable: boolean;
  autoRenew: boolean;
  ceilingFen: Fen | null;
  trouble: AutoRenewTrouble | null;
}

interface Params {
  /** The one that expires first on top; at least one. */
  services: readonly ExpiringService[];
}

type Texts = MailTexts<"services.expiry">;

const beginning = (expiresAt: Date) => shanghaiDay(addMs(expiresAt, -AUTO_RENEW_DAYS * DAY_MS));

/** Whether it is renewed automatically, from when and for how much at most; or why not. */
function renewalOf(t: Texts, service: ExpiringService): string {
  const { autoRenew, ceilingFen, trouble, daysLeft, expiresAt } = service;
  if (!service.renewable) return t("renewal.none");
  if (daysLeft < 0) return t("renewal.over");
  if (!autoRenew) return t("renewal.off");
  if (trouble) return t("renewal.trouble", { why: t(`why.${trouble}`) });
  return t("renewal.on", {
    from: daysLeft > AUTO_RENEW_DAYS ? beginning(expiresAt) : "now",
    most: ceilingFen === null ? "none" : formatFen(ceilingFen),
  });
}

function whenOf(t: Texts, { daysLeft }: ExpiringService): string {
  if (daysLeft < 0) return t("when.ago", { days: -daysLeft });
  return daysLeft === 0 ? t("when.today") : t("when.in", { days: daysLeft });
}

const hasExpired = ({ daysLeft }: ExpiringService) => daysLeft < 0;

/** Whether the owner must act on what has not expired yet: it is not renewed automatically, or there is trouble. */
const needsHand = ({ autoRenew, trouble }: ExpiringService) => !autoRenew || trouble !== null;

/** What the owner must do about those that can be renewed, and about those that can't. */
function renewalsOf(t: Texts, services: Params["services"]): string[] {
  const expired = services.filter(hasExpired);
  const coming = services.filter((service) => !hasExpired(service));
  const some = (of: typeof services, renewable: boolean) => of.some((service) => service.renewable === renewable);
  const byHand = coming.some((service) => service.renewable && needsHand(service));
  const allItself = some(coming, true) && !byHand && !some(expired, true);
  return [
    ...(some(expired, true) ? [t("renewExpired")] : []),
    ...(byHand ? [t("renewYourself")] : []),
    ...(allItself ? [t("renewsItself")] : []),
    ...(some(expired, false) ? [t("buyAgainExpired")] : []),
    ...(some(coming, false) ? [t("buyAgainWhat")] : []),
  ];
}

/** What expiry means for those that have expired; each sentence once. */
function consequences(t: Texts, services: Params["services"]): string[] {
  const expired = services.filter(({ daysLeft, renewable }) => daysLeft < 0 && renewable);
  return [
    ...new Set(expired.map(({ productLine }) => sayFirst(unchecked(t), [`expired.${productLine}`, "expired.other"]))),
  ];
}

function actionFor(t: Texts, { id, productLine, renewable }: ExpiringService, shopUrl: string) {
  return renewable
    ? { label: t("action"), url: `${shopUrl}${servicePath(id)}/renew` }
    : { label: t("buyAgain"), url: `${shopUrl}${pagesOf(productLine).shopPath}` };
}

/** The services of a customer that expire soon or have just expired, and whether they are renewed automatically. */
export const expiryMail = mailTemplate({
  name: "services.expiry",
  priority: PRIORITY.bulk,
  write: (t, { services }: Params, shop) => {
    const [first] = services;
    const single = first && services.length === 1 ? first : null;
    const one = single && t("one", { name: single.name, when: whenOf(t, single) });
    return {
      subject: one ?? t("subjectOfMany", { count: services.length, name: first?.name ?? "" }),
      paragraphs: [one ? t("whatOfOne", { one }) : t("whatOfMany"), ...renewalsOf(t, services)],
      facts: services.map((service) => ({
        label: service.name,
        value: t("fact", {
          day: shanghaiDay(service.expiresAt),
          when: whenOf(t, service),
          renewal: renewalOf(t, service),
        }),
      })),
      action: single
        ? actionFor(t, single, shop.url)
        : { label: t("actionOfMany"), url: `${shop.url}/account/calendar` },
      after: consequences(t, services),
    };
  },
});
