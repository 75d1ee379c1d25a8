"use client";

import { useTranslations } from "next-intl";
import type { CartLineView } from "@/lib/carts/contract";
import { pagesOf } from "@/lib/product-lines/pages";

/** What a buyer must know before, not after. */
export function BuyingNotes({ lines }: { lines: readonly CartLineView[] }) {
  const t = useTranslations("cart.notes");
  const reviewed = [...new Set(lines.filter((line) => line.realNameRequired).map((line) => line.suffix))];
  return (
    <ul className="buying-notes">
      {lines.some((line) => pagesOf(line.line).registered && line.action !== "transfer") && <li>{t("noRefund")}</li>}
      {lines.some((line) => line.action === "transfer") && <li>{t("transfer")}</li>}
      {reviewed.length > 0 && (
        <li>
          {t.rich("realName", {
            suffixes: reviewed.slice(0, 4).join(t("comma")),
            nb: (words) => <span className="nb">{words}</span>,
          })}
        </li>
      )}
      <li>{t("tax")}</li>
    </ul>
  );
}
