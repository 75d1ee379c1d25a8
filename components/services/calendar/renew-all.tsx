"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button/button";
import type { ChosenRow } from "@/components/ui/table/row-selection";
import { RefusedRenewals } from "../list/refused-renewals";
import { useRenewals } from "../list/use-renewals";

/** Puts what expires in a month and doesn't renew itself into the cart with one press, to be paid together. */
export function RenewAll({ rows }: { rows: readonly ChosenRow[] }) {
  const t = useTranslations("services.several");
  const { renew, busy, refused } = useRenewals();
  return (
    <div className="pt-4">
      <RefusedRenewals refused={refused} />
      <Button busy={busy} onClick={() => void renew(rows)}>
        {t("renewAll", { count: rows.length })}
      </Button>
    </div>
  );
}
