import { useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import { ButtonLink } from "@/components/ui/button/button-link";
import { Note } from "@/components/ui/note";
import { formatFen } from "@/lib/core/money";
import type { BalanceView } from "@/lib/payments/contract";

/** What can be spent, what is held, and what is owed. */
export function HomeBalance({ balanceFen, heldFen, debtFen }: BalanceView) {
  const t = useTranslations("account");
  return (
    <>
      <div className="flex flex-wrap items-end gap-x-16 gap-y-4 pb-8">
        <dl className="flex flex-wrap items-start gap-x-16 gap-y-2">
          <div>
            <dt className="text-sm/(--size-body-line) text-ink-2">{t("balance.available")}</dt>
            <dd>
              <Money fen={balanceFen} large />
            </dd>
          </div>
          {heldFen > 0n && (
            <div>
              <dt className="text-sm/(--size-body-line) text-ink-2">{t("balance.held")}</dt>
              <dd className="pt-1.5 text-xl/12 max-md:pt-0 max-md:leading-8">
                <Money fen={heldFen} />
              </dd>
            </div>
          )}
        </dl>
        <p className="flex flex-wrap gap-3">
          <ButtonLink href="/account/wallet/top-up">{t("balance.topUp")}</ButtonLink>
          <ButtonLink kind="flat" href="/account/wallet">
            {t("balance.wallet")}
          </ButtonLink>
        </p>
      </div>
      {debtFen > 0n && (
        <Note kind="bad" className="mb-6" title={t("balance.debt", { amount: formatFen(debtFen) })}>
          {t("balance.debtLead")}
        </Note>
      )}
    </>
  );
}
