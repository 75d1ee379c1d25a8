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
import type { Counter, LoggedCall } from "../http/call-log";
import type {
  Audit,
  Callback,
  Contact,
  Coupon,
  DnsRecord,
  Domain,
  Sale,
  Stranger,
  Task,
  Transfer,
} from "../world/rows";
import type { ControlBody, ControlPath } from "./control-contract";
import type { Fault, FaultInput } from "./faults";
import type { Settings } from "./settings";
import type { ShownProduct } from "./show-products";

/** Money as JSON carries it: decimal text in fen. */
type OnWire<T> = { [K in keyof T]: T[K] extends bigint ? string : T[K] };

export interface WorldView {
  nowMs: number;
  clockOffsetMs: number;
  seed: string;
  settings: Settings;
  /** Fen as text; `balance` in yuan. */
  money: Record<string, string>;
  sizes: Record<"contacts" | "domains" | "records" | "sales", number>;
  contacts: Contact[];
  domains: Domain[];
  records: DnsRecord[];
  transfers: Transfer[];
  audits: Audit[];
  strangers: Stranger[];
  coupons: OnWire<Coupon>[];
  databases: Database[];
  cloudHosts: CloudHost[];
  hosts: Host[];
  mails: MailProduct[];
  mailboxes: Mailbox[];
  cdns: CdnProduct[];
  cdnDomains: CdnDomain[];
  cdnPurges: CdnPurge[];
  ddosOrders: DdosOrder[];
  servers: OnWire<Server>[];
  serverDisks: ServerDisk[];
  sites: Site[];
  points: PointsAccount[];
  qituibao: Qituibao[];
  soukeyi: Soukeyi[];
  questions: Question[];
  callbacks: Callback[];
  tasks: Task[];
}

/**
 * A client for the control side of a sandbox, in this or another process. Throws an Error with the sandbox's message
 * when a call is refused.
 */
export class SandboxControl {
  constructor(private readonly url: string) {}

  world = (): Promise<WorldView> => this.get("world");
  domain = (name: string): Promise<Domain | null> => this.get("domain", { name });
  products = (): Promise<ShownProduct[]> => this.get("products");
  calls = (filter: { endpoint?: string; name?: string; since?: number; limit?: number } = {}) =>
    this.get<OnWire<LoggedCall>[]>("calls", filter);
  counters = (): Promise<Record<string, Counter>> => this.get("counters");
  sales = (name?: string): Promise<OnWire<Sale>[]> => this.get("sales", name ? { name } : {});
  faults = (): Promise<Fault[]> => this.get("faults");

  load = (rows: string) => this.post("load", { rows });
  advance = (advanceMs: number) => this.post("clock", { advanceMs });
  settings = (change: ControlBody<"settings">): Promise<Settings> => this.post("settings", change);
  reset = (all = true) => this.post("reset", { all });
  fault = (fault: FaultInput): Promise<Fault> => this.post("faults", fault);
  handPurchase = (domainname: string, more: { years?: number; userid?: string } = {}): Promise<Domain> =>
    this.post("hand-purchase", { domainname, ...more });
  take = (domainname: string) => this.post("take", { domainname });
  release = (domainname: string) => this.post("release", { domainname });
  foreignZone = (zone: ControlBody<"foreign-zone">): Promise<{ records: number }> => this.post("foreign-zone", zone);
  price = (change: ControlBody<"price">) => this.post("price", change);
  balance = (yuan: string) => this.post("balance", { yuan });
  remit = (yuan: string) => this.post("remit", { yuan });
  frozen = (yuan: string) => this.post("frozen", { yuan });
  audit = (outcome: ControlBody<"audit">): Promise<Audit> => this.post("audit", outcome);
  contact = (change: ControlBody<"contact">): Promise<Contact> => this.post("contact", change);
  domainState = (change: ControlBody<"domain-state">): Promise<Domain> => this.post("domain-state", change);
  callback = (forged: ControlBody<"callback">): Promise<{ outcome: string }> => this.post("callback", forged);
  site = (change: ControlBody<"site">): Promise<Site> => this.post("site", change);
  points = (change: ControlBody<"points">): Promise<PointsAccount> => this.post("points", change);
  database = (change: ControlBody<"database">): Promise<Database> => this.post("database", change);
  cloud = (change: ControlBody<"cloud">): Promise<CloudHost> => this.post("cloud", change);
  host = (change: ControlBody<"host">): Promise<Host> => this.post("host", change);
  mail = (change: ControlBody<"mail">): Promise<MailProduct> => this.post("mail", change);
  product = (change: ControlBody<"product">) => this.post("product", change);
  pay = (payment: ControlBody<"pay">) => this.post("pay", payment);
  coupon = (coupon: ControlBody<"coupon">) => this.post("coupon", coupon);

  /** Removes one planted fault, or all of them. */
  async clearFaults(id = ""): Promise<void> {
    await this.send("DELETE", id ? `faults/${id}` : "faults");
  }

  private get<T>(path: string, query: Record<string, string | number | undefined> = {}): Promise<T> {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
    return this.send<T>("GET", search.size > 0 ? `${path}?${search}` : path);
  }

  private post<P extends ControlPath, T>(path: P, body: ControlBody<P>): Promise<T> {
    return this.send<T>("POST", path, body);
  }

  private async send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${this.url}/__sandbox/${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    const value = (await answer.json()) as T & { error?: string };
    if (!answer.ok) throw new Error(`sandbox ${method} ${path}: ${answer.status} ${value.error ?? ""}`);
    return value;
  }
}
