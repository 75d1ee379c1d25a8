"use client";

import { cn } from "../ui/cn";
import { PageLink } from "../ui/page-link";
import { figureColumn, suffixColumn } from "./price-columns";
import { suffixPath } from "./suffix-path";

interface Props {
  rows: readonly {
    suffix: string;
    ascii: string;
    blurb: string;
    /** The shortest term, before the first price; empty: one year. */
    term: string;
    /** Prices to register, renew and transfer as text; empty: not for sale. */
    figures: readonly string[];
  }[];
}

const cellClass =
  "h-row border-t border-rule py-1.5 pr-3 pl-0 align-middle group-hover/row:bg-sunk/55 max-[22.5rem]:pr-2 last:pr-0";
const suffixClass = cn(
  "border-t border-rule py-2 pr-3 pl-0 text-left align-middle text-lg font-strong domain-name whitespace-nowrap max-[22.5rem]:pr-2 max-[22.5rem]:text-base",
  suffixColumn,
);

/**
 * The rows of the price list, rendered by the server like the rest of it. A client component, because the page's data then holds their
 * texts alone: as elements they would be 4 kB more in every visit.
 */
export function PriceRows({ rows }: Props) {
  return rows.map(({ suffix, ascii, blurb, term, figures }) => (
    <tr key={suffix} className="group/row">
      <th scope="row" className={suffixClass}>
        <PageLink href={suffixPath(ascii)} className="reach text-inherit decoration-rule hover:decoration-accent-mark">
          {suffix}
        </PageLink>
      </th>
      <td className={cn(cellClass, "text-ink-2 max-md:hidden")}>{blurb}</td>
      {figures.map((figure, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns have no other identity
        <td key={at} className={cn(cellClass, figureColumn)}>
          {at === 0 && term !== "" && <small className="text-ink-2 max-[22.5rem]:block">{term} </small>}
          {figure !== "" && <span className="figures">{figure}</span>}
        </td>
      ))}
    </tr>
  ));
}
