import { Link } from "@/components/ui/link";
import { cn } from "../cn";
import { Icon } from "../icon";
import type { ListAddress } from "./list-address";

/** What the list is sorted by: the direction, if it is this column. */
export function sortedBy(key: string | undefined, sort: string | undefined): "ascending" | "descending" | undefined {
  if (key === undefined || sort === undefined) return undefined;
  if (sort === key) return "ascending";
  return sort === `-${key}` ? "descending" : undefined;
}

interface Props {
  list: ListAddress;
  sortKey: string;
  /** Figures and times begin with the greatest, names with A. */
  descendingFirst: boolean;
  children: string;
}

/** A column's head that sorts the list by it; once more, the other way round. The head cell tells the direction (aria-sort). */
export function SortLink({ list, sortKey, descendingFirst, children }: Props) {
  const sorted = sortedBy(sortKey, list.sort);
  const descends = sorted ? sorted === "ascending" : descendingFirst;
  return (
    <Link
      className={cn("reach text-ink-3 no-underline hover:text-ink hover:underline", sorted && "font-strong text-ink")}
      href={list.sorted(descends ? `-${sortKey}` : sortKey)}
      scroll={false}
    >
      {children}
      {sorted && <Icon name="down" className={cn("ml-0.5 size-3", sorted === "ascending" && "rotate-180")} />}
    </Link>
  );
}
