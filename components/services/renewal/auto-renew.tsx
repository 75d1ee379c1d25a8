"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { typedFen } from "@/components/form/form-values";
import { useCheckedForm } from "@/components/form/use-checked-form";
import { asCheckbox, asTextInput } from "@/components/form/use-form";
import { autoRenewCall } from "@/components/generated/controls";
import { renewalQuotesCall } from "@/components/generated/offers-product";
import { Button } from "@/components/ui/button/button";
import { Checkbox } from "@/components/ui/field/checkbox";
import { Select } from "@/components/ui/field/select";
import { TextInput } from "@/components/ui/field/text-input";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { toast } from "@/components/ui/toast/toast";
import { useCall } from "@/components/use-call";
import { useMutation } from "@/components/use-mutation";
import type { AutoRenewal } from "@/lib/controls/contract";
import { formatFen, yuanText } from "@/lib/core/money";
import { DAY_MS } from "@/lib/core/time";
import { sameTerm, type Term, usualTerm } from "@/lib/product-lines/term";
import { AUTO_RENEW_DAYS } from "@/lib/services/auto-renew-contract";
import { proposedCeiling } from "./proposed-ceiling";

interface Props {
  id: string;
  autoRenew: AutoRenewal;
  expiresAt: Date | null;
  terms: readonly Term[];
  /** The term that it was bought for last; null: not known. */
  termMonths: number | null;
}

const keyOf = (term: Term) => `${term.years} ${term.months}`;

/** The day from which it is renewed has passed, so the next of the day's rounds renews it. */
export const isDue = (expiresAt: Date, now: number): boolean =>
  expiresAt.getTime() > now && expiresAt.getTime() - now <= AUTO_RENEW_DAYS * DAY_MS;

type Prices = readonly (Term & { priceFen: bigint | null })[];

/** The current prices of a renewal by term, loaded once automatic renewal is switched on in the form. */
function useRenewalPrices(id: string, wanted: boolean): Prices {
  const call = useCall();
  const [prices, setPrices] = useState<Prices>([]);
  useEffect(() => {
    if (!wanted) return;
    const controller = new AbortController();
    call(renewalQuotesCall, { id }, { signal: controller.signal }).then((result) => {
      // Without an answer the field has no proposed ceiling and no hint with the current price.
      if (!controller.signal.aborted && result.ok) setPrices(result.value.terms);
    });
    return () => controller.abort();
  }, [id, wanted, call]);
  return prices;
}

/** Automatic renewal from the wallet, up to a price that the customer sets. */
export function AutoRenew({ id, autoRenew, expiresAt, terms, termMonths }: Props) {
  const t = useTranslations("services.autoRenew");
  const ui = useTranslations("ui");
  const { run } = useMutation(autoRenewCall);
  const usual = usualTerm(terms, termMonths);
  const seenOn = useRef(autoRenew.on);
  const kept = terms.find((term) => keyOf(term) === keyOf(autoRenew));
  const form = useCheckedForm({
    initial: {
      on: autoRenew.on,
      term: keyOf(autoRenew.on && kept ? kept : usual),
      ceilingFen: autoRenew.ceilingFen === null ? "" : yuanText(autoRenew.ceilingFen),
    },
    check: ({ on, ceilingFen }): Record<string, string> =>
      on && (typedFen(ceilingFen) ?? 0n) <= 0n ? { ceilingFen: t("ceilingBad") } : {},
    onSubmit: async ({ on, ceilingFen }) => {
      const { years, months } = term;
      const fen = (typedFen(ceilingFen) ?? 0n).toString();
      const result = await run({ id, on, years, months, ceilingFen: fen, seenOn: seenOn.current });
      if (!result.ok) return result;
      seenOn.current = on;
      toast(t(on ? "savedOn" : "savedOff"));
      return result;
    },
  });
  const { on } = form.values;
  // What was refused for this expiry is not tried again.
  const due = on && expiresAt !== null && autoRenew.trouble !== "refused" && isDue(expiresAt, Date.now());
  const term = terms.find((one) => keyOf(one) === form.values.term) ?? usual;
  const priceFen = useRenewalPrices(id, on).find((one) => sameTerm(one, term))?.priceFen ?? null;

  const ceiling = asTextInput(form.field("ceilingFen", t("ceiling")));
  const [own, setOwn] = useState(autoRenew.ceilingFen !== null);
  /** `own` without the delay of a state: the effect below may belong to the render before the key press, and run after it. */
  const isOwn = useRef(own);
  /** Puts the proposal into the field until the customer types a ceiling. */
  const propose = useRef((_text: string) => {});
  propose.current = (text) => form.set("ceilingFen", text);
  const proposal = on && !own && priceFen !== null ? yuanText(proposedCeiling(priceFen)).replace(/\.00$/, "") : null;
  useEffect(() => {
    if (proposal !== null && !isOwn.current) propose.current(proposal);
  }, [proposal]);

  const typed = typedFen(form.values.ceilingFen);
  /** The ceiling is below the current price, so nothing would be renewed. */
  const low = on && priceFen !== null && typed !== null && typed > 0n && typed < priceFen;

  return (
    <Section title={t("title")} lead={t("lead")} id="auto-renew">
      <form className="space-y-4" onSubmit={form.submit} noValidate>
        {autoRenew.trouble && (
          <Note kind="warn" title={t("last")}>
            {t(`trouble.${autoRenew.trouble}`)}
          </Note>
        )}
        {expiresAt !== null && expiresAt.getTime() < Date.now() && <Note kind="warn" title={t("past")} />}
        <Checkbox {...asCheckbox(form.field("on", t("on", { days: AUTO_RENEW_DAYS })))} hint={t("onHint")} />
        {due && <p className="text-sm text-ink-2">{t("dueNow", { days: AUTO_RENEW_DAYS })}</p>}
        {on && (
          <div className="flex flex-wrap items-start gap-x-6 gap-y-4">
            <Select
              {...asTextInput(form.field("term", t("term")))}
              short
              options={terms.map((one) => ({
                value: keyOf(one),
                label: ui("term", { years: one.years, months: one.months }),
              }))}
            />
            <TextInput
              {...ceiling}
              onChange={(event) => {
                isOwn.current = true;
                setOwn(true);
                ceiling.onChange(event);
              }}
              short
              hint={
                priceFen === null
                  ? t("ceilingHint")
                  : t(own ? "ceilingNow" : "ceilingProposed", { price: formatFen(priceFen) })
              }
              inputMode="decimal"
            />
          </div>
        )}
        {low && priceFen !== null && <Note kind="warn" title={t("ceilingLow", { price: formatFen(priceFen) })} />}
        {form.summary.detail && <Note kind="bad" title={form.summary.detail} live />}
        <div>
          <Button type="submit" busy={form.busy}>
            {t("save")}
          </Button>
        </div>
      </form>
    </Section>
  );
}
