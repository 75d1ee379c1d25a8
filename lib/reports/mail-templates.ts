import { formatFen } from "@/lib/core/money";
import type { BookFault } from "@/lib/ledger/find-faults";
import { clockText } from "@/lib/notify/clock-text";
import { mailTemplate } from "@/lib/notify/template";
import { faultInWords } from "./books/fault-words";
import type { WaitingKind } from "./waiting-contract";

interface Disagreement {
  count: number;
  /** The first few. */
  faults: readonly BookFault[];
}

/** The nightly check found that the books do not agree; to finance and admins. */
export const booksDisagreeMail = mailTemplate({
  name: "reports.books-disagree",
  write: (t, { count, faults }: Disagreement, shop, locale) => ({
    subject: t("subject", { count }),
    paragraphs: [t("what", { count })],
    facts: faults.map((fault) => faultInWords(fault, locale)),
    action: { label: t("action"), url: `${shop.url}/admin/balance#books` },
  }),
});

interface Alert {
  edge: "began" | "ended";
  part: "balance" | "upstream" | "queue" | "backup" | "tickets" | "fapiao" | "gatewayBills";
  beganAt: Date;
  /** Null while it lasts. */
  endedAt: Date | null;
  /** With trouble of the agent balance, when it has been read. */
  money?: { availableFen: bigint; alarmFen: bigint };
}

const ALERT_PAGES = {
  balance: "/admin/balance",
  upstream: "/admin/balance",
  queue: "/admin/health",
  backup: "/admin/health",
  tickets: "/admin/tickets?state=open",
  fapiao: "/admin/fapiao",
  gatewayBills: "/admin/books/gateways",
} as const;

/** Trouble of a part of the shop has begun or ended; to those of the staff who can do something about it. */
export const alertMail = mailTemplate({
  name: "reports.alert",
  write: (t, { edge, part, beganAt, endedAt, money }: Alert, shop, locale) => ({
    subject: t(`${edge}.${part}.subject`, { shop: shop.name }),
    paragraphs: [t(`${edge}.${part}.what`)],
    facts: [
      ...(money
        ? [
            { label: t("available"), value: formatFen(money.availableFen) },
            { label: t("alarm"), value: formatFen(money.alarmFen) },
          ]
        : []),
      { label: t("beganAt"), value: clockText(beganAt, locale) },
      ...(endedAt ? [{ label: t("endedAt"), value: clockText(endedAt, locale) }] : []),
    ],
    action: { label: t("action"), url: `${shop.url}${ALERT_PAGES[part]}` },
  }),
});

/** Work of one kind that waits, and how much of it is new since the last mail. */
export interface WaitingInMail {
  kind: WaitingKind;
  count: number;
  fresh: number;
}

/** To one of the staff: what waits for them. */
export const digestMail = mailTemplate({
  name: "reports.digest",
  write: (t, { waiting }: { waiting: readonly WaitingInMail[] }, shop) => {
    const sum = (of: "count" | "fresh") => waiting.reduce((all, one) => all + one[of], 0);
    const [count, fresh] = [sum("count"), sum("fresh")];
    return {
      subject: t(fresh > 0 ? "fresh" : "still", { shop: shop.name, count: fresh > 0 ? fresh : count }),
      paragraphs: [t("what", { count })],
      facts: waiting.map((one) => ({
        label: t(`kind.${one.kind}`),
        value: t("value", { count: one.count, fresh: one.fresh }),
      })),
      action: { label: t("action"), url: `${shop.url}/admin` },
      after: [t("settings", { url: `${shop.url}/account/profile#digest` })],
    };
  },
});

/** To an admin who wants to know whether mails arrive. */
export const testMail = mailTemplate({
  name: "reports.test",
  write: (t, _params: object, shop) => ({
    subject: t("subject", { shop: shop.name }),
    paragraphs: [t("what")],
    action: { label: t("action"), url: `${shop.url}/admin/setup` },
  }),
});
