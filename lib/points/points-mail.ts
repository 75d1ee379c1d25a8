import { type Fen, formatFen, yuanText } from "@/lib/core/money";
import { type MailShop, mailTemplate } from "@/lib/notify/template";
import { servicePath } from "@/lib/services/service-path";
import type { PointsNotice } from "./contract";

interface Params {
  kind: PointsNotice;
  serviceId: string;
  name: string;
  left: number;
  level: number;
  priceFen?: Fen;
  /** What is left of the month's ceiling. */
  restFen?: Fen;
  missingFen?: Fen;
  /** The number of the order that was placed. */
  number?: string;
}

const money = (fen: Fen | undefined) => formatFen(fen ?? 0n);

/** Where the owner can do something about it. */
function urlOf({ kind, serviceId, missingFen }: Params, shop: MailShop): string {
  if (kind === "wallet") return `${shop.url}/account/wallet/top-up?amount=${yuanText(missingFen ?? 0n)}`;
  return `${shop.url}${servicePath(serviceId)}#${kind === "ceiling" ? "points-level" : "points"}`;
}

/** A service has fewer points than its owner's level: what was done about it, or why nothing was. */
export const fewPointsMail = mailTemplate({
  name: "services.few-points",
  write: (t, notice: Params, shop) => {
    const { kind, name, left, level, number = "" } = notice;
    const sums = {
      ...{ price: money(notice.priceFen), rest: money(notice.restFen), missing: money(notice.missingFen), number },
    };
    return {
      subject: t("subject", { name, left }),
      paragraphs: [t(`notice.${kind}.what`, sums), t(`notice.${kind}.advice`)],
      facts: [
        { label: t("service"), value: name },
        { label: t("left"), value: t("points", { count: left }) },
        { label: t("level"), value: t("points", { count: level }) },
      ],
      action: { label: t(`notice.${kind}.action`), url: urlOf(notice, shop) },
    };
  },
});
