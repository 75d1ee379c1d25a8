"use client";

import { useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import { formatFen } from "@/lib/core/money";
import { monthsOf, type Term } from "@/lib/product-lines/term";
import { RadioGroup } from "../ui/field/radio-group";
import { Skeleton } from "../ui/skeleton";

interface Props {
  terms: readonly Term[];
  /** Undefined while the price is loading; null if the term is not sold. */
  priceOf: (term: Term) => bigint | null | undefined;
  /** What is chosen can't be ordered as it is, so it has no price for any term. */
  unpriced?: boolean;
  value: Term;
  onChange: (term: Term) => void;
  error?: string | undefined;
  legend: string;
  /** Prices beside each other are compared by the year instead of the month: of what is sold by the year everywhere. */
  byYear?: boolean;
}

const keyOf = (term: Term) => String(monthsOf(term));

/** The terms with their prices: the price per month or year, and what a longer term saves compared with the shortest. */
export function TermChoice({
  terms,
  priceOf,
  unpriced = false,
  value,
  onChange,
  error,
  legend,
  byYear = false,
}: Props) {
  const t = useTranslations("products");
  const say = useTranslations("ui");
  const unitMonths = byYear ? 12 : 1;
  const [shortest] = terms;
  const base = shortest && priceOf(shortest);
  const hintOf = (term: Term): string | undefined => {
    if (unpriced) return undefined;
    const price = priceOf(term);
    if (price === null) return t("noPrice");
    if (price === undefined || !base || !shortest || monthsOf(term) === unitMonths) return undefined;
    const perUnit = (price * BigInt(unitMonths)) / BigInt(monthsOf(term));
    const full = (base * BigInt(monthsOf(term))) / BigInt(monthsOf(shortest));
    const percent = full > price ? Number(((full - price) * 100n) / full) : 0;
    const unit = t(byYear ? "perYear" : "perMonth", { price: formatFen(perUnit, { short: true }) });
    return percent > 0 ? `${unit}${t("comma")}${t("save", { percent })}` : unit;
  };
  return (
    <RadioGroup
      legend={legend}
      hideLegend
      name="term"
      value={keyOf(value)}
      error={error}
      onChange={(key) => {
        const chosen = terms.find((term) => keyOf(term) === key);
        if (chosen) onChange(chosen);
      }}
      options={terms.map((term) => {
        const price = unpriced ? null : priceOf(term);
        return {
          value: keyOf(term),
          label: say("term", { years: term.years, months: term.months }),
          hint: hintOf(term),
          end: price === undefined ? <Skeleton widthEm={4} /> : price === null ? "—" : <Money fen={price} />,
          disabled: price === null && !unpriced,
        };
      })}
    />
  );
}
