"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useState } from "react";
import { autoRenewCall } from "@/components/generated/controls";
import { renewalQuotesCall } from "@/components/generated/offers-product";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { toast } from "@/components/ui/toast/toast";
import { useCall } from "@/components/use-call";
import { useMutation } from "@/components/use-mutation";
import type { AutoRenewal } from "@/lib/controls/contract";
import { formatFen, parseYuan, yuanText } from "@/lib/core/money";
import { monthsOf, sameTerm, type Term } from "@/lib/product-lines/form";
import { AUTO_RENEW_DAYS } from "@/lib/services/contract";

interface Props {
  id: string;
  autoRenew: AutoRenewal;
  terms: readonly Term[];
}

const keyOf = (term: Term) => `${term.years} ${term.months}`;

type Prices = readonly (Term & { priceFen: bigint | null })[];

/** The current price of a renewal, loaded once automatic renewal is switched on in the form. */
function usePrices(id: string, wanted: boolean): Prices {
  const call = useCall();
  const [prices, setPrices] = useState<Prices>([]);
  useEffect(() => {
    if (!wanted) return;
    const control = new AbortController();
    call(renewalQuotesCall, { id }, { signal: control.signal }).then((result) => {
      // Without an answer the field only lacks the hint with the current price.
      if (!control.signal.aborted && result.ok) setPrices(result.value.terms);
    });
    return () => control.abort();
  }, [id, wanted, call]);
  return prices;
}

/** Automatic renewal from the wallet, up to a price that the customer sets. */
export function AutoRenew({ id, autoRenew, terms }: Props) {
  const t = useTranslations("services.autoRenew");
  const ui = useTranslations("ui");
  const { run, busy, failure } = useMutation(autoRenewCall);
  const usual = terms.find((term) => monthsOf(term) === 12) ?? terms[0] ?? { years: 1, months: 0 };
  const kept = terms.find((term) => keyOf(term) === keyOf(autoRenew));
  const [on, setOn] = useState(autoRenew.on);
  const [term, setTerm] = useState<Term>(autoRenew.on && kept ? kept : usual);
  const [yuan, setYuan] = useState(autoRenew.ceilingFen === null ? "" : yuanText(autoRenew.ceilingFen));
  const [bad, setBad] = useState(false);
  const priceFen = usePrices(id, on).find((one) => sameTerm(one, term))?.priceFen ?? null;

  const typed = parseYuan(yuan);
  /** The ceiling is below the current price, so nothing would be renewed. */
  const low = on && priceFen !== null && typed !== null && typed > 0n && typed < priceFen;

  async function save(event: FormEvent) {
    event.preventDefault();
    const ceilingFen = parseYuan(yuan);
    const wrong = on && (ceilingFen === null || ceilingFen <= 0n);
    setBad(wrong);
    if (wrong) return;
    const { years, months } = term;
    const result = await run({ id, on, years, months, ceilingFen: (ceilingFen ?? 0n).toString() });
    if (result.ok) toast(t(on ? "savedOn" : "savedOff"));
  }

  return (
    <Section title={t("title")} lead={t("lead")} id="auto-renew">
      <form className="space-y-4" onSubmit={save} noValidate>
        {autoRenew.trouble && (
          <Note kind="warn" title={t("last")}>
            {t(`trouble.${autoRenew.trouble}`)}
          </Note>
        )}
        <Checkbox
          label={t("on", { days: AUTO_RENEW_DAYS })}
          hint={t("onHint")}
          checked={on}
          onChange={(event) => setOn(event.target.checked)}
        />
        {on && (
          <div className="flex flex-wrap items-start gap-x-6 gap-y-4">
            <Select
              short
              label={t("term")}
              value={keyOf(term)}
              onChange={(event) => setTerm(terms.find((one) => keyOf(one) === event.target.value) ?? usual)}
              options={terms.map((one) => ({
                value: keyOf(one),
                label: ui("term", { years: one.years, months: one.months }),
              }))}
            />
            <TextInput
              short
              label={t("ceiling")}
              hint={priceFen === null ? t("ceilingHint") : t("ceilingNow", { price: formatFen(priceFen) })}
              inputMode="decimal"
              value={yuan}
              onChange={(event) => setYuan(event.target.value)}
              error={bad ? t("ceilingBad") : failure?.fields.ceilingFen}
            />
          </div>
        )}
        {low && priceFen !== null && <Note kind="warn" title={t("ceilingLow", { price: formatFen(priceFen) })} />}
        {failure && Object.keys(failure.fields).length === 0 && <Note kind="bad" title={failure.detail} live />}
        <div>
          <Button type="submit" busy={busy}>
            {t("save")}
          </Button>
        </div>
      </form>
    </Section>
  );
}
