"use client";

import { useTranslations } from "next-intl";
import { Money } from "@/components/text/money";

/** The total, and what one more year of everything costs. */
export function CartSum({ totalFen, renewTotalFen }: { totalFen: bigint; renewTotalFen: bigint }) {
  const t = useTranslations("cart.sum");
  return (
    <dl className="sum end-col">
      {renewTotalFen > 0n && (
        <>
          <dt>{t("renew")}</dt>
          <dd className="mute">
            <Money fen={renewTotalFen} />
          </dd>
        </>
      )}
      <dt>{t("total")}</dt>
      <dd className="big">
        <Money fen={totalFen} total />
      </dd>
    </dl>
  );
}
