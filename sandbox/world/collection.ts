/**
 * A collection reports each change of a row here, so that the world can write it to the journal, undo it, or delay
 * when reads show it.
 */
export interface ChangeListener {
  changed(collection: string, key: string, before: unknown): void;
}

interface Shadow<T> {
  untilMs: number;
  was: T | undefined;
}

/**
 * Rows by key, optionally grouped (records by domain). Rows are never changed in place: `put` a new one. `get` gives
 * the current row; `seen` gives what a read of the API shows, which the fault `lag` delays.
 */
export class Collection<T> {
  private readonly rows = new Map<string, T>();
  private readonly groups = new Map<string, Set<string>>();
  private readonly shadows = new Map<string, Shadow<T>>();

  constructor(
    readonly name: string,
    private readonly listener: ChangeListener,
    private readonly groupOf?: (row: T) => string,
  ) {}

  get size(): number {
    return this.rows.size;
  }

  get(key: string): T | undefined {
    return this.rows.get(key);
  }

  values(): IterableIterator<T> {
    return this.rows.values();
  }

  entries(): IterableIterator<[string, T]> {
    return this.rows.entries();
  }

  put(key: string, row: T): void {
    this.listener.changed(this.name, key, this.rows.get(key));
    this.set(key, row);
  }

  remove(key: string): void {
    if (!this.rows.has(key)) return;
    this.listener.changed(this.name, key, this.rows.get(key));
    this.set(key, undefined);
  }

  /** Writes without reporting the change: for loading the journal and for undoing. */
  set(key: string, row: T | undefined): void {
    const old = this.rows.get(key);
    if (this.groupOf && old !== undefined) this.groups.get(this.groupOf(old))?.delete(key);
    if (row === undefined) {
      this.rows.delete(key);
      return;
    }
    this.rows.set(key, row);
    if (!this.groupOf) return;
    const group = this.groupOf(row);
    const keys = this.groups.get(group) ?? new Set<string>();
    keys.add(key);
    this.groups.set(group, keys);
  }

  clear(): void {
    this.rows.clear();
    this.groups.clear();
    this.shadows.clear();
  }

  inGroup(group: string): T[] {
    return [...(this.groups.get(group) ?? [])].flatMap((key) => this.rows.get(key) ?? []);
  }

  groupSize(group: string): number {
    return this.groups.get(group)?.size ?? 0;
  }

  /** From now until `untilMs` reads see the row as it was before. */
  hold(key: string, was: T | undefined, untilMs: number): void {
    this.shadows.set(key, { untilMs, was });
  }

  seen(key: string, nowMs: number): T | undefined {
    const shadow = this.shadows.size === 0 ? undefined : this.liveShadow(key, nowMs);
    return shadow ? shadow.was : this.rows.get(key);
  }

  seenAll(nowMs: number): T[] {
    return this.withShadows([...this.rows.entries()], nowMs, () => true);
  }

  seenGroup(group: string, nowMs: number): T[] {
    const keys = [...(this.groups.get(group) ?? [])];
    const present = keys.flatMap((key): [string, T][] => {
      const row = this.rows.get(key);
      return row === undefined ? [] : [[key, row]];
    });
    return this.withShadows(present, nowMs, (row) => this.groupOf?.(row) === group);
  }

  private withShadows(present: [string, T][], nowMs: number, belongs: (row: T) => boolean): T[] {
    if (this.shadows.size === 0) return present.map(([, row]) => row);
    const shown = present.flatMap(([key, row]) => {
      const shadow = this.liveShadow(key, nowMs);
      return shadow ? (shadow.was ?? []) : row;
    });
    for (const key of [...this.shadows.keys()]) {
      const shadow = this.liveShadow(key, nowMs);
      if (shadow?.was !== undefined && !this.rows.has(key) && belongs(shadow.was)) shown.push(shadow.was);
    }
    return shown as T[];
  }

  private liveShadow(key: string, nowMs: number): Shadow<T> | undefined {
    const shadow = this.shadows.get(key);
    if (shadow && shadow.untilMs <= nowMs) {
      this.shadows.delete(key);
      return undefined;
    }
    return shadow;
  }
}
