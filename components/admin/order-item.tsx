"use client";

import { useTranslations } from "next-intl";
import { itemGlyph } from "@/components/orders/order-status";
import { useActionText } from "@/components/orders/use-action-text";
import { useReason } from "@/components/orders/use-reason";
import { Money } from "@/components/text/money";
import { ProductName } from "@/components/text/product-name";
import { Time } from "@/components/text/time";
import { Facts } from "@/components/ui/facts";
import { Note } from "@/components/ui/note";
import { Status } from "@/components/ui/status";
import { formatFen } from "@/lib/core/money";
import type { AdminOrderView } from "@/lib/orders/admin-contract";
import { unchecked } from "@/messages/unchecked";
import { CloseClaim } from "./close-claim";
import { DecideItem } from "./decide-item";
import { GiveRefund } from "./give-refund";
import { ListEntry } from "./list-entry";
import { RawJson } from "./raw-json";

type Item = AdminOrderView["items"][number];
const CLAIMS = new Set(["bought_after_refund", "unclear_after_refund", "failed_upstream", "cost_difference"]);

/** One item for staff: amounts, the reason with its code, possible decisions, and open claims. */
export function AdminOrderItem({ item, mayMove }: { item: Item; mayMove: boolean }) {
  const t = useTranslations("admin-orders");
  const actionText = useActionText();
  const sentence = useReason();
  const charged = item.costChargedFen;
  const marginFen = item.priceFen - item.givenBackFen - (charged ?? item.costQuotedFen);
  const quoted = { id: "cost", label: t("page.cost"), value: <Money fen={item.costQuotedFen} /> };
  const earned = [
    { id: "charged", label: t("page.charged"), value: charged === null ? t("page.unknown") : <Money fen={charged} /> },
    { id: "margin", label: t("page.margin"), value: <Money fen={marginFen} /> },
  ];
  // A refunded item earns nothing; a cost that it may have caused all the same is in its claim.
  const facts = item.state === "refunded" ? [quoted] : [quoted, ...earned];
  return (
    <ListEntry>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h3 className="text-lg">
          <ProductName productLine={item.productLine} name={item.displayName} />
          <span className="text-sm font-normal text-ink-2"> {actionText(item)}</span>
        </h3>
        <Money fen={item.priceFen} />
      </div>
      <p className="flex flex-wrap items-center gap-3">
        <Status state={itemGlyph(item.state)} staff />
        <span className="text-ink-2">
          <Time at={item.stateAt} as="second" />
        </span>
        {item.reason && (
          <span>
            {sentence(item.reason, item.productLine)}{" "}
            <span className="mono-value text-sm text-ink-3 staff:text-xs">{item.reason.code}</span>
          </span>
        )}
      </p>
      <Facts facts={facts} />
      {item.refunds.length > 0 && (
        <ul className="text-sm text-ink-3 staff:text-xs">
          {item.refunds.map((refund) => (
            <li key={refund.id}>
              {t("refund.given", { amount: formatFen(refund.amountFen), name: refund.by ?? "" })}{" "}
              <Time at={refund.at} as="minute" /> {refund.reason}
            </li>
          ))}
        </ul>
      )}
      {mayMove && item.state === "done" && item.givenBackFen < item.priceFen && (
        <GiveRefund itemId={item.id} name={item.displayName} leftFen={item.priceFen - item.givenBackFen} />
      )}
      {item.decisions.length > 0 && (
        <Note kind={item.state === "unsure" ? "unsure" : "warn"} title={t("page.decide")}>
          <p>{t("page.decideLead")}</p>
          {mayMove ? <DecideItem item={item} /> : <p>{t("page.cannotMove")}</p>}
        </Note>
      )}
      {item.claims
        .filter((claim) => claim.closedAt === null)
        .map((claim) => (
          <Note
            key={claim.id}
            kind="warn"
            title={
              CLAIMS.has(claim.kind) ? unchecked(t)(`claim.${claim.kind}`) : t("claim.other", { kind: claim.kind })
            }
          >
            <RawJson value={claim.evidence} />
            {mayMove ? <CloseClaim id={claim.id} /> : <p>{t("page.cannotMove")}</p>}
          </Note>
        ))}
    </ListEntry>
  );
}
