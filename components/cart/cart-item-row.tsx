"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Money } from "@/components/text/money";
import { ProductName } from "@/components/text/product-name";
import type { CartItemView } from "@/lib/carts/contract";
import { formatFen } from "@/lib/core/money";
import { pagesOf } from "@/lib/product-lines/pages";
import { Button } from "../ui/button";
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

/** One item of the cart: name and renewal price, term, price. A problem that keeps it from being bought is shown below. */
export function CartItemRow({ item, busy, onTerm, onRemove, onAccept, note }: Props) {
  const t = useTranslations("cart.item");
  const ui = useTranslations("ui");
  const { shown, name, years, months, details, terms, priceFen, renewYearFen, beforeFen, problem } = item;
  const { domainNames } = pagesOf(item.productLine);
  const termOf = (term: { years: number; months: number }) => ui("term", { years: term.years, months: term.months });
  return (
    <li aria-busy={busy || undefined}>
      <div className="what">
        <b>
          <ProductName productLine={item.productLine} name={shown} />
        </b>
        {domainNames && shown !== name && <p className="mono">{name}</p>}
        {details && details !== shown && <p>{details}</p>}
        <p>
          {t(`offers.${item.offer}`, { productLine: item.lineName })}
          {renewYearFen !== null && <> {t("renewal", { price: formatFen(renewYearFen, { short: true }) })}</>}
          <button type="button" className="link" onClick={onRemove} disabled={busy}>
            {t("remove")}
            <span className="vh"> {shown}</span>
          </button>
        </p>
      </div>
      {onTerm && terms.length > 1 ? (
        <select
          className="in"
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
        <span className="term">{years + months > 0 ? termOf(item) : ""}</span>
      )}
      <span className="m">{priceFen === null ? "" : <Money fen={priceFen} />}</span>
      {problem && (
        <Note kind="bad" title={t(`problem.${problem}`)} live>
          {t(`problem.${problem}_what`)}
        </Note>
      )}
      {!problem && beforeFen !== null && priceFen !== null && (
        <Note kind="warn" title={t("changed", { from: formatFen(beforeFen), to: formatFen(priceFen) })} live>
          <p>{t("changedWhat")}</p>
          {onAccept && (
            <Button small onClick={onAccept} busy={busy}>
              {t("accept")}
            </Button>
          )}
        </Note>
      )}
      {note}
    </li>
  );
}
