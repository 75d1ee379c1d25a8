"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { listUpstreamCouponsCall } from "@/components/generated/reports";
import { Money } from "@/components/text/money";
import { ActionError } from "@/components/ui/action-error";
import { Button } from "@/components/ui/button/button";
import { Section } from "@/components/ui/section";
import { type Column, Table } from "@/components/ui/table/table";
import { useMutation } from "@/components/use-mutation";
import { shanghaiDay } from "@/lib/core/time";
import type { UpstreamCoupons as Found } from "@/lib/reports/contract";
import { unchecked } from "@/messages/unchecked";

type Coupon = Found["coupons"][number];

/** Coupons that the agent account holds at the upstream; loaded by a click. */
export function UpstreamCouponList() {
  const t = useTranslations("reports.coupons");
  const [found, setFound] = useState<Found | null>(null);
  const { run, busy, failure } = useMutation(listUpstreamCouponsCall, { onSuccess: setFound, refresh: false });
  return (
    <Section title={t("title")} lead={t("lead")}>
      <div className="space-y-4">
        <p className="flex flex-wrap items-center gap-3">
          <Button busy={busy} onClick={() => run({})}>
            {t("go")}
          </Button>
        </p>
        {failure && <ActionError>{failure.detail}</ActionError>}
        {found && <Coupons found={found} />}
      </div>
    </Section>
  );
}

function Coupons({ found: { coupons, rooms } }: { found: Found }) {
  const t = useTranslations("reports.coupons");
  const word = (group: "states" | "uses", value: string | null) =>
    value && unchecked(t).has(`${group}.${value}`) ? unchecked(t)(`${group}.${value}`) : "";
  const columns: Column<Coupon>[] = [
    {
      id: "coupon",
      head: t("coupon"),
      phone: "title",
      cell: (row) => <span className="mono-value">{row.coupon}</span>,
    },
    { id: "title", head: t("titleOf"), phone: "line", cell: (row) => row.title ?? row.products.join(t("separator")) },
    {
      id: "amount",
      head: t("amount"),
      phone: "line",
      cell: (row) => (row.amountFen === null ? null : <Money fen={row.amountFen} />),
    },
    { id: "use", head: t("use"), phone: "line", cell: (row) => word("uses", row.use) },
    { id: "until", head: t("until"), phone: "line", cell: (row) => (row.untilAt ? shanghaiDay(row.untilAt) : "") },
    { id: "state", head: t("state"), phone: "line", cell: (row) => word("states", row.state) },
  ];
  const names = rooms.map(({ roomId, name }) => name ?? roomId).join(t("separator"));
  return (
    <>
      {coupons.length === 0 ? (
        <p className="text-ink-2">{t("empty")}</p>
      ) : (
        <Table caption={t("caption")} columns={columns} rows={coupons} rowKey={(row) => row.coupon} />
      )}
      {rooms.length > 0 && <p className="text-ink-2">{t("rooms", { names })}</p>}
    </>
  );
}
