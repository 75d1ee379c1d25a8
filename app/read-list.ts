import { z } from "zod";
import { ListAddress } from "@/components/ui/table/list-address";
import { asSearched } from "@/lib/core/search-box";
import { readSearch } from "./read-search";

const LONGEST = 100;

/** The text of a search field, with plain letters for full-width ones: of a longer one, the beginning. */
export const searchText = z
  .string()
  .transform((text) => [...asSearched(text)].slice(0, LONGEST).join("").trim())
  .pipe(z.string().min(1));

interface Spec<F extends z.ZodRawShape, S extends string> {
  path: string;
  /** The filters by their names in the address: schemas of the contract that the list is read by. */
  filters: F;
  /** Those of them that tabs set. */
  tabs?: readonly (keyof F & string)[];
  /** What the list can be sorted by, and how it is sorted without being asked. */
  sort: z.ZodType<S>;
  firstSort: NoInfer<S> | ((filters: { [N in keyof F]?: z.output<F[N]> }) => NoInfer<S>);
}

/**
 * The state of a list in the address of its page: filters, sort, and where the page begins. Anybody can type an address: what is no
 * filter, sort or cursor of this list counts as not given.
 */
export async function readList<F extends z.ZodRawShape, S extends string>(
  searchParams: Promise<object>,
  { path, filters: schemas, tabs, sort: sorts, firstSort }: Spec<F, S>,
) {
  const asked: Record<string, string> = await readSearch(searchParams as Promise<Record<string, string>>);
  const filters: { [N in keyof F]?: z.output<F[N]> } = {};
  const set: Record<string, string> = {};
  for (const name of Object.keys(schemas) as (keyof F & string)[]) {
    const parsed = asked[name] ? z.safeParse(schemas[name] as z.core.$ZodType, asked[name]) : undefined;
    if (!parsed?.success || parsed.data === undefined) continue;
    filters[name] = parsed.data as z.output<F[typeof name]>;
    set[name] = String(parsed.data);
  }
  const first = typeof firstSort === "function" ? firstSort(filters) : firstSort;
  const sort = sorts.safeParse(asked.sort).data ?? first;
  const { after } = asked;
  return { filters, sort, after, list: new ListAddress({ path, filters: set, tabs, sort, firstSort: first, after }) };
}
