import type { CdnDomain, CdnProduct, CdnPurge } from "../chapters/cdn/rows";
import type { CloudHost } from "../chapters/cloud/rows";
import type { Database } from "../chapters/database/rows";
import type { DdosOrder } from "../chapters/ddos/rows";
import type { Host } from "../chapters/hosting/rows";
import type { Mailbox, MailProduct } from "../chapters/mail/rows";
import type { PointsAccount } from "../chapters/points/rows";
import type { Qituibao, Soukeyi } from "../chapters/promotion/rows";
import type { Server, ServerDisk } from "../chapters/servers/rows";
import type { Site } from "../chapters/sites/rows";
import type { Question } from "../chapters/support/rows";
import { defaultSettings, type Settings } from "../control/settings";
import type { GatewayDispute, GatewayKeys, GatewayPayment, GatewayRefund } from "../gateways/rows";
import { type ChangeListener, Collection } from "./collection";
import { type Change, Journal } from "./journal";
import { ReplayGuard } from "./replay";
import type * as rows from "./rows";

const OPENING_BALANCE_FEN = 1_000_000n;
const MAIN = "main";

export interface WorldOptions {
  dataDir?: string;
  /** Decides which short names are taken. Stored with the world. */
  seed?: string;
}

/**
 * Everything the upstream knows. It changes only in `transact`; the process has one thread, so each call is atomic.
 */
export class World implements ChangeListener {
  readonly accounts = new Collection<rows.Account>("accounts", this);
  readonly contacts = new Collection<rows.Contact>("contacts", this);
  readonly domains = new Collection<rows.Domain>("domains", this, (row) => row.contactId);
  readonly records = new Collection<rows.DnsRecord>("records", this, (row) => row.domain);
  readonly transfers = new Collection<rows.Transfer>("transfers", this);
  readonly audits = new Collection<rows.Audit>("audits", this);
  readonly sales = new Collection<rows.Sale>("sales", this);
  readonly coupons = new Collection<rows.Coupon>("coupons", this);
  readonly strangers = new Collection<rows.Stranger>("strangers", this);
  readonly foreignZones = new Collection<rows.ForeignZone>("foreignZones", this);
  readonly prices = new Collection<rows.PriceOverride>("prices", this);
  readonly cloudHosts = new Collection<CloudHost>("cloudHosts", this);
  readonly filings = new Collection<rows.Filing>("filings", this);
  readonly hosts = new Collection<Host>("hosts", this);
  readonly callbacks = new Collection<rows.Callback>("callbacks", this);
  readonly mails = new Collection<MailProduct>("mails", this, (row) => row.host);
  readonly mailboxes = new Collection<Mailbox>("mailboxes", this, (row) => row.domain);
  readonly databases = new Collection<Database>("databases", this, (row) => row.host);
  readonly cdns = new Collection<CdnProduct>("cdns", this);
  readonly cdnDomains = new Collection<CdnDomain>("cdnDomains", this, (row) => row.cdn);
  readonly cdnPurges = new Collection<CdnPurge>("cdnPurges", this, (row) => row.domain);
  readonly ddosOrders = new Collection<DdosOrder>("ddosOrders", this);
  readonly servers = new Collection<Server>("servers", this);
  readonly serverDisks = new Collection<ServerDisk>("serverDisks", this, (row) => row.server);
  readonly sites = new Collection<Site>("sites", this);
  readonly points = new Collection<PointsAccount>("points", this);
  readonly qituibao = new Collection<Qituibao>("qituibao", this);
  readonly soukeyi = new Collection<Soukeyi>("soukeyi", this);
  readonly questions = new Collection<Question>("questions", this);
  readonly gatewayPayments = new Collection<GatewayPayment>("gatewayPayments", this);
  readonly gatewayRefunds = new Collection<GatewayRefund>("gatewayRefunds", this);
  readonly gatewayDisputes = new Collection<GatewayDispute>("gatewayDisputes", this);
  readonly gatewayKeys = new Collection<GatewayKeys>("gatewayKeys", this);
  readonly tasks = new Collection<rows.Task>("tasks", this);
  private readonly settingRows = new Collection<Settings>("settings", this);
  private readonly metas = new Collection<rows.Meta>("meta", this);
  private readonly collections: ReadonlyMap<string, Collection<unknown>>;

  readonly replay: ReplayGuard;
  private readonly journal: Journal | undefined;
  private dirty: Map<string, { collection: Collection<unknown>; key: string; before: unknown }> | undefined;
  private nextDueMs = Number.POSITIVE_INFINITY;
  private pinnedMs: number | undefined;

  constructor(private readonly options: WorldOptions = {}) {
    this.collections = new Map(
      [
        this.accounts,
        this.contacts,
        this.domains,
        this.records,
        this.transfers,
        this.audits,
        this.sales,
        this.coupons,
        this.strangers,
        this.foreignZones,
        this.prices,
        this.cloudHosts,
        this.filings,
        this.hosts,
        this.callbacks,
        this.databases,
        this.mails,
        this.mailboxes,
        this.cdns,
        this.cdnDomains,
        this.cdnPurges,
        this.ddosOrders,
        this.servers,
        this.serverDisks,
        this.sites,
        this.points,
        this.qituibao,
        this.soukeyi,
        this.questions,
        this.gatewayPayments,
        this.gatewayRefunds,
        this.gatewayDisputes,
        this.gatewayKeys,
        this.tasks,
        this.settingRows,
        this.metas,
      ].map((collection) => [collection.name, collection as Collection<unknown>]),
    );
    this.replay = new ReplayGuard(options.dataDir);
    if (options.dataDir) {
      this.journal = new Journal(
        options.dataDir,
        (changes) => this.load(changes),
        () => this.rows(),
      );
    }
    if (this.metas.size === 0) this.transact(() => this.found());
    // A world kept by an older sandbox may lack a setting that came later.
    this.settingRows.set(MAIN, { ...defaultSettings, ...this.settings });
    for (const task of this.tasks.values()) this.nextDueMs = Math.min(this.nextDueMs, task.atMs);
  }

  /**
   * Milliseconds of the sandbox's clock: real time plus what tests have added. While a due task is finished it is the
   * time at which that task fell due, so that the clock moved over several tasks gives the same result as time that
   * passed.
   */
  now(): number {
    return this.pinnedMs ?? Date.now() + this.meta.clockOffsetMs;
  }

  get meta(): rows.Meta {
    return this.metas.get(MAIN) as rows.Meta;
  }

  get settings(): Settings {
    return this.settingRows.get(MAIN) ?? defaultSettings;
  }

  get account(): rows.Account {
    return this.accounts.get(MAIN) as rows.Account;
  }

  putAccount(change: Partial<rows.Account>): void {
    this.accounts.put(MAIN, { ...this.account, ...change });
  }

  putSettings(change: Partial<Settings>): void {
    this.settingRows.put(MAIN, { ...this.settings, ...change });
  }

  advanceClock(ms: number): void {
    this.metas.put(MAIN, { ...this.meta, clockOffsetMs: this.meta.clockOffsetMs + ms });
  }

  nextNumber(which: "nextId" | "nextContactId" | "nextRecordId"): string {
    const { meta } = this;
    this.metas.put(MAIN, { ...meta, [which]: meta[which] + 1 });
    return String(meta[which]);
  }

  later(kind: rows.TaskKind, key: string, atMs: number): void {
    const id = this.nextNumber("nextId");
    this.tasks.put(id, { id, kind, key, atMs });
    this.nextDueMs = Math.min(this.nextDueMs, atMs);
  }

  /** Gives every due task to `finish`, the oldest first, until none is due; a finished task may start another. */
  settle(finish: (task: rows.Task) => void): void {
    while (this.now() >= this.nextDueMs) {
      const nowMs = this.now();
      const due = [...this.tasks.values()].filter((task) => task.atMs <= nowMs).sort((a, b) => a.atMs - b.atMs);
      for (const task of due) this.finishAt(task, finish);
      this.nextDueMs = Number.POSITIVE_INFINITY;
      for (const task of this.tasks.values()) this.nextDueMs = Math.min(this.nextDueMs, task.atMs);
    }
  }

  private finishAt(task: rows.Task, finish: (task: rows.Task) => void): void {
    this.pinnedMs = task.atMs;
    try {
      this.transact(() => {
        this.tasks.remove(task.id);
        finish(task);
      });
    } finally {
      this.pinnedMs = undefined;
    }
  }

  /**
   * Runs `work` and keeps all of its changes, or none of them when it throws.
   * @param lagMs how long reads of the API still show the rows as they were before; the account is always current.
   */
  transact<T>(work: () => T, lagMs = 0): T {
    if (this.dirty) throw new Error("transact does not nest");
    const dirty = new Map<string, { collection: Collection<unknown>; key: string; before: unknown }>();
    this.dirty = dirty;
    try {
      const result = work();
      this.dirty = undefined;
      this.commit([...dirty.values()], lagMs);
      return result;
    } catch (error) {
      this.dirty = undefined;
      for (const { collection, key, before } of dirty.values()) collection.set(key, before);
      throw error;
    }
  }

  changed(name: string, key: string, before: unknown): void {
    if (!this.dirty) throw new Error(`${name} changed outside a transaction`);
    const id = `${name}\u0000${key}`;
    const collection = this.collections.get(name);
    if (collection && !this.dirty.has(id)) this.dirty.set(id, { collection, key, before });
  }

  /** Deletes everything and starts again; settings, clock and seed stay unless `all`. */
  reset(all: boolean): void {
    const { seed, clockOffsetMs } = this.meta;
    const settings = this.settings;
    for (const collection of this.collections.values()) {
      // A shop that was set up with these keys keeps them.
      if (collection !== this.gatewayKeys) collection.clear();
    }
    this.replay.clear();
    this.nextDueMs = Number.POSITIVE_INFINITY;
    this.transact(() => {
      this.found(seed);
      if (all) return;
      this.putSettings(settings);
      this.advanceClock(clockOffsetMs);
    });
    this.journal?.compact();
  }

  /** Puts rows that another world made into this one. Its clock and its settings stay. */
  putRows(rows: readonly Change[]): void {
    const { clockOffsetMs } = this.meta;
    this.transact(() => {
      for (const [name, key, row] of rows) {
        if (name !== this.settingRows.name) this.collections.get(name)?.put(key, row);
      }
      this.metas.put(MAIN, { ...this.meta, clockOffsetMs });
    });
    for (const task of this.tasks.values()) this.nextDueMs = Math.min(this.nextDueMs, task.atMs);
  }

  close(): void {
    this.replay.close();
    this.journal?.close();
  }

  private commit(changes: { collection: Collection<unknown>; key: string; before: unknown }[], lagMs: number): void {
    if (changes.length === 0) return;
    const untilMs = lagMs > 0 ? this.now() + lagMs : 0;
    for (const { collection, key, before } of changes) {
      if (untilMs && collection !== this.accounts) collection.hold(key, before, untilMs);
    }
    this.journal?.append(
      changes.map(({ collection, key }): Change => [collection.name, key, collection.get(key) ?? null]),
    );
  }

  private load(changes: Change[]): void {
    for (const [name, key, row] of changes) this.collections.get(name)?.set(key, row ?? undefined);
  }

  /** Every row of the world. */
  rows(): Change[] {
    return [...this.collections.values()].flatMap((collection) =>
      [...collection.entries()].map(([key, row]): Change => [collection.name, key, row]),
    );
  }

  private found(seed = this.options.seed ?? "kumquat"): void {
    this.metas.put(MAIN, { seed, clockOffsetMs: 0, nextId: 1, nextContactId: 10_001, nextRecordId: 500_001 });
    this.settingRows.put(MAIN, defaultSettings);
    const none = 0n;
    this.accounts.put(MAIN, {
      remittedFen: OPENING_BALANCE_FEN,
      rewardFen: none,
      usedFen: none,
      frozenFen: none,
      borrowFen: none,
      tempFen: none,
    });
    for (const coupon of firstCoupons) this.coupons.put(coupon.code, coupon);
  }
}

/** The first code is the one of the manual's examples. */
const firstCoupons: rows.Coupon[] = [
  { code: "4FF245B1D2B7", kind: "coupon", offFen: 500n, used: false },
  { code: "SPENTCOUPON1", kind: "coupon", offFen: 500n, used: true },
  { code: "VC2026KUMQUAT", kind: "voucher", offFen: 1_000n, used: false },
];
