export interface ListState {
  /** The address of the list's page. */
  path: string;
  /** The filters that are set, as the address has them. */
  filters: Readonly<Record<string, string>>;
  /** Of these filters, those that tabs set: the filter bar keeps them, and clearing its fields leaves them. */
  tabs?: readonly string[];
  sort?: string | undefined;
  /** The sort that the list has without one in its address. */
  firstSort?: string | undefined;
  /** The cursor of the page; absent for the first one. */
  after?: string | undefined;
}

/**
 * Addresses of a list's page. Filters and sort stand in them and survive each other; a page's cursor is left out of all but `next`, since
 * it belongs to one order of one selection.
 */
export class ListAddress {
  constructor(private readonly state: ListState) {}

  get sort() {
    return this.state.sort;
  }

  get filters() {
    return this.state.filters;
  }

  get path() {
    return this.state.path;
  }

  /** Whether a field of the filter bar is set. */
  get isFiltered(): boolean {
    return Object.keys(this.state.filters).some((name) => !this.state.tabs?.includes(name));
  }

  /** The filters that tabs set, and the sort: what the filter bar's form sends along. */
  get kept(): Record<string, string> {
    const { filters, tabs = [] } = this.state;
    return {
      ...Object.fromEntries(Object.entries(filters).filter(([name]) => tabs.includes(name))),
      ...this.sortPart(),
    };
  }

  /** The next page; `null` when there is none. */
  next(after: string | null): string | undefined {
    return after === null ? undefined : this.write({ ...this.state.filters, ...this.sortPart(), after });
  }

  /** The first page, if this is a later one. */
  get first(): string | undefined {
    return this.state.after === undefined ? undefined : this.write({ ...this.state.filters, ...this.sortPart() });
  }

  /** The same selection in another order. */
  sorted(sort: string): string {
    return this.write({ ...this.state.filters, ...this.sortPart(sort) });
  }

  /** The same list with other values of some filters; an empty one is taken away. */
  with(change: Readonly<Record<string, string | undefined>>): string {
    return this.write({ ...this.state.filters, ...change, ...this.sortPart() });
  }

  /** Without the filter bar's filters. */
  get cleared(): string {
    return this.write(this.kept);
  }

  /** The address, at another path such as that of the CSV, of the whole selection in the same order. `more`: filters that the page has by default. */
  at(path: string, more: Readonly<Record<string, string>> = {}): string {
    return writeAddress(path, { ...more, ...this.state.filters, sort: this.state.sort });
  }

  private sortPart(sort = this.state.sort): Record<string, string> {
    return sort === undefined || sort === this.state.firstSort ? {} : { sort };
  }

  private write(query: Readonly<Record<string, string | undefined>>): string {
    return writeAddress(this.state.path, query);
  }
}

function writeAddress(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const set = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return set.length > 0 ? `${path}?${new URLSearchParams(set)}` : path;
}
