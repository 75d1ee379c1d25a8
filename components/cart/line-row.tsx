"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { CartLineView } from "@/lib/carts/contract";
import { formatFen } from "@/lib/core/money";
import { Button } from "../ui/button";
import { DomainName } from "../ui/domain-name";
import { Money } from "../ui/money";
import { Note } from "../ui/note";

interface Props {
  line: CartLineView;
  busy: boolean;
  onYears?: (years: number) => void;
  onRemove: () => void;
  /** The price that changed is accepted by choosing the same term again. */
  onAccept?: () => void;
  /** What else is to be said of the line: taken meanwhile, not answered. */
  note?: ReactNode;
}

/** One thing to buy: name and renewal price, term, price; what keeps it from being bought stands below. */
export function LineRow({ line, busy, onYears, onRemove, onAccept, note }: Props) {
  const t = useTranslations("cart.line");
  const { shown, name, years, terms, priceFen, renewYearFen, beforeFen, problem } = line;
  return (
    <li aria-busy={busy || undefined}>
      <div className="what">
        <b>
          <DomainName name={shown} />
        </b>
        {shown !== name && <p className="mono">{name}</p>}
        <p>
          {t("register")}
          {renewYearFen !== null && <> {t("renew", { price: formatFen(renewYearFen, { short: true }) })}</>}
          <button type="button" className="link" onClick={onRemove} disabled={busy}>
            {t("remove")}
            <span className="vh"> {shown}</span>
          </button>
        </p>
      </div>
      {onYears && terms.length > 1 ? (
        <select
          className="in"
          aria-label={t("years", { name: shown })}
          value={years}
          disabled={busy}
          onChange={(event) => onYears(Number(event.target.value))}
        >
          {terms.map((term) => (
            <option key={term.years} value={term.years}>
              {t("term", { years: term.years, price: formatFen(term.priceFen, { short: true }) })}
            </option>
          ))}
        </select>
      ) : (
        <span className="term">{t("justYears", { years })}</span>
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
