"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Money } from "@/components/text/money";
import { ProductName } from "@/components/text/product-name";
import type { CartItemView } from "@/lib/carts/contract";
import { formatFen } from "@/lib/core/money";
import { shanghaiDay } from "@/lib/core/time";
import { pagesOf } from "@/lib/product-lines/pages";
import { sayFirst, unchecked } from "@/messages/unchecked";
import { Button } from "../ui/button/button";
import { cn } from "../ui/cn";
import { input } from "../ui/field/field";
import { Note } from "../ui/note";

interface Props {
  item: CartItemView;
  busy: boolean;
  onTerm?: (term: { years: number; months: number }) => void;
  onRemove: () => void;
  /** Accepts a changed price, by choosing the same term again. */
  onAccept?: () => void;
  /** Anything else about the item: the name was taken meanwhile, or nobody answered. */
  note?: ReactNode;
}

/** A note about an item, below it. */
export const cartNoteClass = "col-span-full mt-3 max-md:mt-1";

/** One item of the cart: name and renewal price, term, price. A problem that keeps it from being bought is shown below. */
export function CartItemRow({ item, busy, onTerm, onRemove, onAccept, note }: Props) {
  const t = useTranslations("cart.item");
  const ui = useTranslations("ui");
  const { shown, name, years, months, details, terms, priceFen, discountFen, renewYearFen, beforeFen } = item;
  const { problem, renewsUntil } = item;
  const { domainNames } = pagesOf(item.productLine);
  const termOf = (term: { years: number; months: number }) => ui("term", { years: term.years, months: term.months });
  return (
    <li
      className={cn(
        "grid grid-cols-[minmax(0,1fr)_10.5rem_7.5rem] items-start gap-x-6 border-t border-rule py-4.5 first:border-t-0 first:pt-0",
        "max-md:grid-cols-[minmax(0,1fr)_6.5rem] max-md:gap-x-4 max-md:gap-y-2",
      )}
      aria-busy={busy || undefined}
    >
      <div className="max-md:col-span-full">
        <b className="text-lg">
          <ProductName productLine={item.productLine} name={shown} />
        </b>
        {domainNames && shown !== name && <p className="mono-value text-sm text-ink-2">{name}</p>}
        {details && details !== shown && <p className="text-sm text-ink-2">{details}</p>}
        {renewsUntil && <p className="text-sm text-ink-2">{t("until", { day: shanghaiDay(renewsUntil) })}</p>}
        <p className="text-sm text-ink-2">
          {sayFirst(unchecked(t), [`actions.${item.action}`, `offers.${item.offer}`], { productLine: item.lineName })}
          {renewYearFen !== null && <>{t("renewal", { price: formatFen(renewYearFen, { short: true }) })}</>}
          <button
            type="button"
            data-remove
            className="ml-3 text-ink-2 decoration-edge link-button"
            onClick={onRemove}
            disabled={busy}
          >
            {t("remove")}
            <span className="sr-only"> {shown}</span>
          </button>
        </p>
        {item.isDiscountCut && <p className="mt-1 text-sm text-ink-2">{t("discountCut")}</p>}
      </div>
      {onTerm && terms.length > 1 ? (
        <select
          className={cn(
            input(),
            "min-h-9 pr-8 text-sm/(--size-body-line) select-arrow max-md:min-h-11 max-md:max-w-44 touch:text-sm/(--size-body-line)",
          )}
          aria-label={t("years", { name: shown })}
          value={`${years} ${months}`}
          disabled={busy}
          onChange={(event) => {
            const [chosenYears, chosenMonths] = event.target.value.split(" ").map(Number);
            onTerm({ years: chosenYears ?? 0, months: chosenMonths ?? 0 });
          }}
        >
          {terms.map((term) => (
            <option key={`${term.years} ${term.months}`} value={`${term.years} ${term.months}`}>
              {t("term", { term: termOf(term), price: formatFen(term.priceFen, { short: true }) })}
            </option>
          ))}
        </select>
      ) : (
        <span className="pl-[.8rem] text-sm/9 text-ink-2 max-md:pl-0 max-md:text-sm/11">
          {years + months > 0 ? termOf(item) : ""}
        </span>
      )}
      <span className="text-right text-base/9 figures max-md:text-base/11">
        {priceFen === null ? "" : <Money fen={priceFen} />}
        {priceFen !== null && discountFen > 0n && (
          <span className="block text-sm text-ink-2">
            {t("full", { price: formatFen(priceFen + discountFen, { short: true }) })}
          </span>
        )}
      </span>
      {problem && (
        <Note className={cartNoteClass} kind="bad" title={t(`problem.${problem}`)} live>
          {t(`problem.${problem}_what`)}
        </Note>
      )}
      {!problem && beforeFen !== null && priceFen !== null && (
        <Note
          className={cartNoteClass}
          kind="warn"
          title={t("changed", { from: formatFen(beforeFen), to: formatFen(priceFen + discountFen) })}
          live
        >
          <p>{t("changedWhat")}</p>
          {onAccept && (
            <Button small className="mt-2" onClick={onAccept} busy={busy}>
              {t("accept")}
            </Button>
          )}
        </Note>
      )}
      {note}
    </li>
  );
}
