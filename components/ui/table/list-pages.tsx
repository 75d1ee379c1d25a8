import { Pagination } from "../pagination";
import type { ListAddress } from "./list-address";

/** The way to the next page of a list, and back to its first one. `next`: the cursor that the page's rows came with. */
export function ListPages({ list, next }: { list: ListAddress; next: string | null }) {
  return <Pagination nextHref={list.next(next)} previousHref={list.first} />;
}
