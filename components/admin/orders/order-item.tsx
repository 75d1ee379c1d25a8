"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { itemGlyph } from "@/components/orders/order-status";
import { useActionText } from "@/components/orders/use-action-text";
import { Money } from "@/components/text/money";
import { ProductName } from "@/components/text/product-name";
import { Time } from "@/components/text/time";
import { Facts } from "@/components/ui/facts";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { Status } from "@/components/ui/status";
import { formatFen } from "@/lib/core/money";
import type { AdminOrderView } from "@/lib/orders/admin-contract";
import { itemTitleForStaff } from "@/lib/product-lines/item-title";
import { unchecked } from "@/messages/unchecked";
import { CloseClaim } from "../attention/close-claim";
import { ListEntry } from "../list-entry";
import { StoredFacts } from "../stored-facts";
import { useStaffReason } from "../use-staff-reason";
import { DecideItem } from "./decide-item";
import { GiveRefund } from "./give-refund";

type Item = AdminOrderView["items"][number];
type Fact = ComponentProps<typeof Facts>["facts"][number];
const CLAIMS = new Set(["bought_after_refund", "unclear_after_refund", "failed_upstream", "cost_difference"]);

interface Props {
  /** What one product of its line is called. */
  one: string;
  item: Item;
  /** The address of the order's customer. */
  email: string;
  mayMove: boolean;
}

/** One item for staff: its service, amounts, the reason with its code, possible decisions, and open claims. */
export function AdminOrderItem({ item, one, email, mayMove }: Props) {
  const t = useTranslations("admin-orders");
  const actionText = useActionText();
  const sentence = useStaffReason();
  const title = itemTitleForStaff(item, one);
  const facts = [useServiceFact(item), ...useCostFacts(item)];
  return (
    <ListEntry>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h3 className="text-lg">
          <ProductName productLine={item.productLine} name={title} />
          <span className="text-sm font-normal text-ink-2"> {actionText(item, one)}</span>
        </h3>
        <Money fen={item.priceFen} />
      </div>
      <p className="flex flex-wrap items-center gap-3">
        <Status state={itemGlyph(item.state)} staff />
        <span className="text-ink-2">
          <Time at={item.stateAt} as="second" />
        </span>
        {item.reason && <span title={item.reason.code}>{sentence(item.reason, item.productLine)}</span>}
      </p>
      <Facts facts={facts} />
      <ItemRealName item={item} email={email} />
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
        <GiveRefund
          itemId={item.id}
          name={title}
          priceFen={item.priceFen}
          refundedFen={item.givenBackFen}
          fapiao={item.fapiao}
        />
      )}
      {item.decisions.length > 0 && (
        <Note kind={item.state === "unsure" ? "unsure" : "warn"} title={t("page.decide")}>
          <p>{t("page.decideLead")}</p>
          {mayMove ? <DecideItem item={item} one={one} /> : <p>{t("page.cannotMove")}</p>}
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
            {claim.evidence && <StoredFacts value={claim.evidence} />}
            {mayMove ? <CloseClaim claim={claim} /> : <p>{t("page.cannotMove")}</p>}
          </Note>
        ))}
    </ListEntry>
  );
}

/** The service that the item opened, renewed or upgraded. */
function useServiceFact({ service }: Item): Fact {
  const t = useTranslations("admin-orders.page");
  const value = service ? <Link href={`/admin/services/${service.id}`}>{service.displayName}</Link> : t("noService");
  return { id: "service", label: t("service"), value };
}

/** What it costs the shop and what is earned with it; nothing for support, who see no costs. */
function useCostFacts(item: Item): Fact[] {
  const t = useTranslations("admin-orders.page");
  const { costQuotedFen: quotedFen, costChargedFen: charged } = item;
  if (quotedFen === null) return [];
  const quoted = { id: "cost", label: t("cost"), value: <Money fen={quotedFen} /> };
  // A refunded item earns nothing; a cost that it may have caused all the same is in its claim.
  if (item.state === "refunded") return [quoted];
  // Before the outcome is known, the quoted cost says nothing about what will be earned.
  const known = charged !== null || item.state === "done";
  const marginFen = item.priceFen - item.givenBackFen - (charged ?? quotedFen);
  return [
    quoted,
    { id: "charged", label: t("charged"), value: charged === null ? t("unknown") : <Money fen={charged} /> },
    { id: "margin", label: t("margin"), value: known ? <Money fen={marginFen} /> : t("marginUnknown") },
  ];
}

/** A registration is done before the registrant's real name is verified, without which the domain may not resolve. */
function ItemRealName({ item, email }: Pick<Props, "item" | "email">) {
  const t = useTranslations("admin-orders");
  const { service, state } = item;
  const live = service !== null && ["opening", "active", "suspended"].includes(service.state);
  if (!live || state === "refunded" || service.realName === null || service.realName === "pass") return null;
  const search = new URLSearchParams({ q: email, ...(service.realName === "unpass" ? { state: "unpass" } : {}) });
  return (
    <Note kind="warn" title={t("page.realName")}>
      <p>
        {t(`realName.${service.realName}`)}{" "}
        {service.realName !== "none" && <Link href={`/admin/reviews?${search}`}>{t("realName.see")}</Link>}
      </p>
    </Note>
  );
}
