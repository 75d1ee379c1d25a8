"use client";

import { useTranslations } from "next-intl";
import { itemGlyph } from "@/components/orders/order-status";
import { useActionText } from "@/components/orders/use-action-text";
import { Money } from "@/components/text/money";
import { ProductName } from "@/components/text/product-name";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { Status } from "@/components/ui/status";
import { shanghaiMinute } from "@/lib/core/time";
import type { AttentionRow } from "@/lib/orders/admin-contract";
import { itemTitleForStaff } from "@/lib/product-lines/item-title";
import { unchecked } from "@/messages/unchecked";
import { ListEntry } from "../list-entry";
import { DecideItem } from "../orders/decide-item";
import { StoredFacts } from "../stored-facts";
import { useStaffReason } from "../use-staff-reason";
import { CloseClaim } from "./close-claim";
import { ItemEvidence } from "./evidence";

const CLAIMS = new Set(["bought_after_refund", "unclear_after_refund", "failed_upstream", "cost_difference"]);

interface Shared {
  mayMove: boolean;
  /** What one product of each item's product line is called. */
  ones: Readonly<Record<string, string>>;
}

/** Items that wait for a decision: the reason, what is known, and a button for each outcome. */
export function AttentionList({ rows, ...shared }: { rows: readonly AttentionRow[] } & Shared) {
  return (
    <ol>
      {rows.map((row) => (
        <AttentionItem key={row.id} row={row} {...shared} />
      ))}
    </ol>
  );
}

function AttentionItem({ row, mayMove, ones }: { row: AttentionRow } & Shared) {
  const t = useTranslations("admin-orders");
  const actionText = useActionText();
  const sentence = useStaffReason();
  const one = ones[row.productLine] ?? "";
  return (
    <ListEntry>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2>
          <ProductName productLine={row.productLine} name={itemTitleForStaff(row, one)} />
          <span className="text-sm font-normal text-ink-2"> {actionText(row, one)}</span>
        </h2>
        <Money fen={row.priceFen} />
      </div>
      <p className="flex flex-wrap items-center gap-3">
        <Status state={itemGlyph(row.state)} staff />
        <Time at={row.stateAt} as="minute" />
        <Link className="mono-value" href={`/admin/orders/${row.orderId}`}>
          {row.orderNumber}
        </Link>
        <Link href={`/admin/customers/${row.customer.id}`}>{row.customer.name}</Link>
      </p>
      {row.reason && <p title={row.reason.code}>{sentence(row.reason, row.productLine)}</p>}
      {row.deadlineAt && row.state !== "refunded" && (
        <p className="text-sm text-ink-3 staff:text-xs">
          {t(row.state === "waiting" ? "attention.refundedAt" : "attention.dueBy", {
            at: shanghaiMinute(row.deadlineAt),
          })}
        </p>
      )}
      <ItemEvidence row={row} />
      {row.decisions.length > 0 && (
        <Note kind={row.state === "unsure" ? "unsure" : "warn"} title={t("page.decide")}>
          <DecideItem item={row} one={one} />
        </Note>
      )}
      {row.claims.map((claim) => (
        <Note
          key={claim.id}
          kind="warn"
          title={CLAIMS.has(claim.kind) ? unchecked(t)(`claim.${claim.kind}`) : t("claim.other", { kind: claim.kind })}
        >
          {claim.evidence && <StoredFacts value={claim.evidence} />}
          {mayMove && <CloseClaim claim={claim} />}
        </Note>
      ))}
      {!mayMove && <p className="text-sm text-ink-3 staff:text-xs">{t("page.cannotMove")}</p>}
    </ListEntry>
  );
}
