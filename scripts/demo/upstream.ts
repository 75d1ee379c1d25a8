import { addYears } from "@/lib/core/time";
import { actionOf } from "@/lib/product-lines/registry";
import type { RegistrantValues } from "@/lib/registrants/fields-contract";
import { contactInput } from "@/lib/registrants/upstream-contact";
import { cdnDomainKey, cdnPriceFen } from "@/sandbox/chapters/cdn/products";
import type { CdnProduct } from "@/sandbox/chapters/cdn/rows";
import { cloudAddressOf } from "@/sandbox/chapters/cloud/address";
import { ROOMS } from "@/sandbox/chapters/cloud/offer";
import { cloudTermFen, termEnd } from "@/sandbox/chapters/cloud/prices";
import type { Place } from "@/sandbox/chapters/cloud/rows";
import { openDatabase } from "@/sandbox/chapters/database/find-database";
import { databaseYearFen } from "@/sandbox/chapters/database/products";
import type { DatabaseConfiguration } from "@/sandbox/chapters/database/rows";
import { ddosPriceFen, findDdosProduct } from "@/sandbox/chapters/ddos/products";
import { startRegistration } from "@/sandbox/chapters/domains/registration";
import { finishTask } from "@/sandbox/chapters/finish-task";
import { openHost } from "@/sandbox/chapters/hosting/orders";
import { hostPriceFen } from "@/sandbox/chapters/hosting/prices";
import type { Product as HostProduct } from "@/sandbox/chapters/hosting/products";
import { makePassword, openMail } from "@/sandbox/chapters/mail/find-mail";
import { mailYearFen } from "@/sandbox/chapters/mail/prices";
import type { MailConfiguration } from "@/sandbox/chapters/mail/rows";
import { qituibaoYearFen } from "@/sandbox/chapters/promotion/qituibao";
import type { Qituibao, Soukeyi } from "@/sandbox/chapters/promotion/rows";
import { soukeyiYearFen } from "@/sandbox/chapters/promotion/soukeyi";
import { type NewSite, newSiteName, openSite } from "@/sandbox/chapters/sites/find-site";
import { siteYearFen } from "@/sandbox/chapters/sites/prices";
import { CLOSED_AFTER_MS } from "@/sandbox/chapters/support/questions";
import { refund, sell } from "@/sandbox/selling/sell";
import { readName } from "@/sandbox/world/names";
import type { Period } from "@/sandbox/world/periods";
import type { Audit, Contact, RecordType } from "@/sandbox/world/rows";
import { findSuffix } from "@/sandbox/world/suffixes";
import { World } from "@/sandbox/world/world";
import { type DemoProduct, isDemoServer } from "./products";
import { demoServerEnd, demoServerFen, demoServerName, putDemoServer } from "./put-server";

/** A product as it stands at the upstream. */
export interface DemoOpened {
  name: string;
  saleId: string;
  registeredAt: Date;
  expiresAt: Date;
  secrets: Record<string, string>;
}

/** The sandbox's rows of one product line. */
interface ProductRows {
  get(name: string): { expiresAtMs: number } | undefined;
  put(name: string, row: { expiresAtMs: number }): void;
  remove(name: string): void;
}

const REGISTERED_AFTER_MS = 3_000;
const FIRST_SERVER = 262_491;
const FIRST_SERVER_NUMBER = 10_001_024;
/** The names that the upstream makes, by their number. */
const MADE_NAMES: Readonly<Record<string, (id: number) => string>> = {
  cloud: (id) => `S${FIRST_SERVER + id}`,
  cdn: (id) => `cdn${73_000_000 + id}`,
  ddos: (id) => `ddos${70_300_000 + id}`,
  baidu: (id) => demoServerName({ productLine: "baidu" }, id),
  aliyun: (id) => demoServerName({ productLine: "aliyun" }, id),
};
const PASSWORD = "Kq2026demo";

const hostOf = (product: DemoProduct) => product.wire as unknown as HostProduct;
const databaseOf = (product: DemoProduct) => product.wire as unknown as DatabaseConfiguration;
const mailOf = (product: DemoProduct) => product.wire as unknown as MailConfiguration;
const cdnOf = (product: DemoProduct) => product.wire as unknown as Pick<CdnProduct, "unit" | "base">;
const siteOf = ({ wire }: DemoProduct): NewSite => ({
  ...(wire as unknown as Pick<NewSite, "edition" | "terminal" | "templateId" | "location">),
  ...{ mobileTemplateId: "", roomId: "", language: "1", templates: [] },
});
const qituibaoOf = (product: DemoProduct) => product.wire as unknown as Qituibao;
const soukeyiOf = (product: DemoProduct) => product.wire as unknown as Soukeyi;
const periodOf = (months: number): [Period, number] => (months % 12 === 0 ? ["5", months / 12] : ["2", months]);

/** The upstream puts its own letters before a database's name, and makes those of servers from a number. */
function givenName(product: DemoProduct, name: string): string {
  return product.productLine === "database" ? `sq_${name}` : name;
}

export const endpointOf = ({ productLine, config }: DemoProduct, action: "purchase" | "renew"): string =>
  actionOf({ productLine, action }).endpoint(config);

/**
 * The upstream's side of the demo shop: a sandbox world without a server, whose clock is moved from event to event. Its rows are loaded
 * into the sandbox that runs.
 */
export class DemoUpstream {
  readonly world = new World();

  /** Moves the clock; what falls due until then is finished. */
  moveTo(at: Date): void {
    this.world.transact(() => this.world.advanceClock(at.getTime() - this.world.now()));
    this.world.settle((task) => finishTask(this.world, task));
  }

  balanceFen(): bigint {
    const { remittedFen, usedFen } = this.world.account;
    return remittedFen - usedFen;
  }

  remit(fen: bigint): void {
    const { world } = this;
    world.transact(() => world.putAccount({ remittedFen: world.account.remittedFen + fen }));
  }

  /**
   * A question to the upstream's staff. @param answer null: they work on it, and answer a minute and a half after the demo has begun.
   * @returns its number; that of the answer is the next one.
   */
  question(text: string, at: Date, answer: { text: string; at: Date } | null): string {
    const { world } = this;
    return world.transact(() => {
      const id = world.nextNumber("nextId");
      const replies = answer ? [{ id: world.nextNumber("nextId"), text: answer.text, atMs: answer.at.getTime() }] : [];
      world.questions.put(id, {
        ...{ id, text, category: "000001", product: "", pictures: 0, askedAtMs: at.getTime(), additions: [], replies },
        state: answer ? "finish" : "processing",
      });
      const nextMs = answer ? answer.at.getTime() + CLOSED_AFTER_MS : Date.now() + 90_000;
      world.later("support", id, nextMs);
      return id;
    });
  }

  /** @param ischecked 0 not audited, 1 in audit, 2 passed, 3 failed. */
  contact(values: RegistrantValues, ischecked: Contact["ischecked"]): string {
    const { world } = this;
    const input = contactInput(values);
    return world.transact(() => {
      const userid = world.nextNumber("nextContactId");
      world.contacts.put(userid, {
        userid,
        usertype: values.kind === "company" ? "O" : "I",
        en: {
          ...{ company: input.ownerEn, lastname: input.lastNameEn, firstname: input.firstNameEn, country: "CN" },
          ...{ state: input.provinceEn, city: input.cityEn, address: input.addressEn },
        },
        cn: {
          ...{ company: input.ownerCn, lastname: input.lastNameCn, firstname: input.firstNameCn, country: "中国" },
          ...{ state: input.provinceCn, city: input.cityCn, address: input.addressCn },
        },
        ...{ zipcode: values.zipcode, email: values.email, idtype: values.idType, idnumber: values.idNumber },
        phone: values.phone.replace(/^\+86 /, "+86.").replaceAll(" ", ""),
        fax: values.phone.replace(/^\+86 /, "+86.").replaceAll(" ", ""),
        createdAtMs: world.now(),
        ...{ ischecked, isforbidden: "1", whiteid: "2", fromcnnic: "0" },
      });
      return userid;
    });
  }

  /** Puts the real-name review of a contact into a state. */
  reviewContact(contactId: string, state: Audit["state"], memo = ""): void {
    const { world } = this;
    const key = `contact:${contactId}`;
    const row: Audit = {
      key,
      domain: "",
      contactId,
      state,
      memo,
      submittedAtMs: world.now(),
      ownerType: "E",
      pictureBytes: 90_000,
    };
    world.transact(() => world.audits.put(key, row));
  }

  /** What a term costs, new or renewed. */
  costFen(product: DemoProduct, months: number, renewal: boolean): bigint {
    const years = BigInt(Math.max(1, months / 12));
    switch (product.productLine) {
      case "domain": {
        const suffix = findSuffix(this.world, String(product.wire.suffix));
        if (!suffix) throw new Error(`no suffix ${product.wire.suffix}`);
        return (renewal ? suffix.renewFen : suffix.registerFen) * years;
      }
      case "hosting":
        return hostPriceFen(hostOf(product), Number(years)) ?? 0n;
      case "database":
        return databaseYearFen(databaseOf(product)) * years;
      case "mail":
        return mailYearFen(mailOf(product)) * years;
      case "cloud":
        return cloudTermFen(this.cloudOf(product), ...periodOf(months));
      case "cdn":
        return cdnPriceFen(cdnOf(product).unit, cdnOf(product).base, ...periodOf(months));
      case "ddos": {
        const offered = findDdosProduct(String(product.wire.productId));
        return offered ? ddosPriceFen(offered, months === 1 ? "2" : "5") : 0n;
      }
      case "baidu":
      case "aliyun":
        return demoServerFen(product, months);
      case "site":
        return siteYearFen(siteOf(product)) * years;
      case "qituibao":
        return qituibaoYearFen(qituibaoOf(product).prd) * years;
      case "soukeyi":
        return soukeyiYearFen(soukeyiOf(product).prd) * years;
    }
  }

  /** Whether another product of its product line has the name that this one would get. */
  has(product: DemoProduct, name: string): boolean {
    return this.rowsOf(product).get(givenName(product, name)) !== undefined;
  }

  /** Sells and opens. @param by "hand": it is there already and costs nothing now. */
  open(product: DemoProduct, name: string, months: number, contactId: string, by: "api" | "hand" = "api"): DemoOpened {
    const { world } = this;
    const opened = world.transact(() => {
      const id = product.productLine in MADE_NAMES ? Number(world.nextNumber("nextId")) : 0;
      const given = this.nameGiven(product, name, id);
      const saleId = by === "hand" ? "" : this.sale(product, given, months, "purchase");
      const secrets = this.put(product, { name: given, id, months, contactId, saleId, by });
      return { name: given, saleId, secrets };
    });
    const registeredAt = new Date(world.now());
    this.moveTo(new Date(world.now() + REGISTERED_AFTER_MS));
    return { ...opened, registeredAt, expiresAt: this.expiryOf(product, opened.name) };
  }

  private nameGiven(product: DemoProduct, name: string, id: number): string {
    if (product.productLine === "site") return newSiteName(this.world, siteOf(product).terminal);
    return MADE_NAMES[product.productLine]?.(id) ?? givenName(product, name);
  }

  private put(
    product: DemoProduct,
    of: { name: string; id: number; months: number; contactId: string; saleId: string; by: "api" | "hand" },
  ): Record<string, string> {
    const { world } = this;
    const { name, saleId, by } = of;
    const years = of.months / 12;
    const expiresAtMs = addYears(new Date(world.now()), years).getTime();
    switch (product.productLine) {
      case "domain": {
        const known = readName(name);
        const suffix = known && findSuffix(world, known.suffix);
        if (!suffix) throw new Error(`no domain name: ${name}`);
        startRegistration(world, {
          of: known,
          suffix,
          contactId: of.contactId,
          years,
          password: PASSWORD,
          dns: [],
          saleId,
          by,
        });
        return { password: PASSWORD };
      }
      case "hosting":
        openHost(world, { ...hostOf(product), name, password: `${PASSWORD}!`, years, saleId, by });
        return { password: `${PASSWORD}!` };
      case "database":
        openDatabase(world, {
          ...databaseOf(product),
          name,
          password: PASSWORD,
          charset: "utf8",
          expiresAtMs,
          host: "",
          saleId,
        });
        return { password: PASSWORD };
      case "mail": {
        const password = makePassword(name, saleId);
        openMail(world, { ...mailOf(product), domain: name, password, expiresAtMs, host: "", saleId });
        return { password };
      }
      case "cloud":
        return this.putServer(product, of);
      case "cdn": {
        const at = world.now();
        const [period, count] = periodOf(of.months);
        const dates = { addedAtMs: at, countsFromMs: at, expiresAtMs };
        const rest = { id: of.id, password: PASSWORD, period, count, usedBytes: 0, held: "" as const };
        world.cdns.put(name, { ...cdnOf(product), ...dates, ...rest, name, saleId });
        return { product: PASSWORD };
      }
      case "ddos": {
        const productId = String(product.wire.productId);
        world.ddosOrders.put(name, { name, productId, addedAtMs: world.now(), expiresAtMs, held: "", saleId });
        return {};
      }
      case "baidu":
      case "aliyun": {
        const password = `${PASSWORD}!`;
        putDemoServer(world, product, { ...of, password });
        return { password };
      }
      case "site":
        return { password: openSite(world, name, siteOf(product), years).password };
      case "qituibao":
        world.qituibao.put(name, {
          ...qituibaoOf(product),
          ...{ name, password: PASSWORD, years, openedAtMs: world.now(), expiresAtMs },
        });
        return { password: PASSWORD };
      case "soukeyi":
        world.soukeyi.put(name, {
          ...soukeyiOf(product),
          ...{ name, password: PASSWORD, years, openedAtMs: world.now(), expiresAtMs },
        });
        return { password: PASSWORD };
    }
  }

  private putServer(
    product: DemoProduct,
    { name, id, months, saleId, by }: { name: string; id: number; months: number; saleId: string; by: "api" | "hand" },
  ): Record<string, string> {
    const { world } = this;
    const of = this.cloudOf(product);
    const [period, count] = periodOf(months);
    const platformPassword = `P${String(10_000_000 + id).slice(1)}`;
    world.cloudHosts.put(name, {
      ...of,
      ...{ name, platformPassword, systemPassword: PASSWORD, by, saleId, period },
      number: String(FIRST_SERVER_NUMBER + id),
      boughtAtMs: world.now(),
      expiresAtMs: termEnd(world.now(), period, count),
      state: "running",
      task: null,
      broken: "",
      extraAddresses: [],
      remotePort: 22,
      snapshotAtMs: null,
      domains: [],
      address: cloudAddressOf(name, of.place),
      filingCode: ROOMS[of.place].mainland ? `BA${20_000 + id}` : "",
    });
    return { password: PASSWORD, platform: platformPassword };
  }

  /** Sells another term; the expiry moves by it. */
  renew(product: DemoProduct, name: string, months: number): { saleId: string; expiresAt: Date } {
    const { world } = this;
    const saleId = world.transact(() => {
      const sold = this.sale(product, name, months, "renew");
      this.moveExpiry(product, name, (expiresAtMs) => {
        if (product.productLine === "cloud") return termEnd(expiresAtMs, ...periodOf(months));
        if (isDemoServer(product)) return demoServerEnd(expiresAtMs, months);
        return addYears(new Date(expiresAtMs), months / 12).getTime();
      });
      return sold;
    });
    return { saleId, expiresAt: this.expiryOf(product, name) };
  }

  /** Gives a product that was there before the shop other dates than those of its term. */
  moveDates(product: DemoProduct, name: string, registeredAt: Date, expiresAt: Date): void {
    const { world } = this;
    const at = registeredAt.getTime();
    world.transact(() => {
      this.moveExpiry(product, name, () => expiresAt.getTime());
      const domain = world.domains.get(name);
      if (domain) world.domains.put(name, { ...domain, registeredAtMs: at });
      const host = world.hosts.get(name);
      if (host) world.hosts.put(name, { ...host, boughtAtMs: at });
    });
  }

  /** The registry refuses: the upstream gives its charge back, and the name is nobody's. */
  failRegistration(name: string, saleId: string): void {
    const { world } = this;
    world.transact(() => {
      refund(world, saleId, "Failed");
      world.domains.remove(name);
    });
  }

  /** Serves a domain through a CDN product, as if it had been added at that time. */
  accelerate(cdn: string, domain: string, since: Date): void {
    const { world } = this;
    const [key, at] = [cdnDomainKey(cdn, domain), since.getTime()];
    const origins = ["203.0.113.80"];
    const row = { key, cdn, domain, host: "", origins, bytesPerHour: 400e6, addedAtMs: at, changedAtMs: at };
    world.transact(() => world.cdnDomains.put(key, row));
  }

  /** Stops a domain. */
  stopDomain(name: string): void {
    const { world } = this;
    const domain = world.domains.get(name);
    if (domain) world.transact(() => world.domains.put(name, { ...domain, state: "stopped by admin" }));
  }

  /** A product that was not renewed in time is gone. */
  drop(product: DemoProduct, name: string): void {
    const { world } = this;
    world.transact(() => {
      for (const record of world.records.inGroup(name)) world.records.remove(record.id);
      this.rowsOf(product).remove(name);
    });
  }

  record(domain: string, item: string, type: RecordType, value: string, level = 0): string {
    const { world } = this;
    return world.transact(() => {
      const id = world.nextNumber("nextRecordId");
      world.records.put(id, { id, domain, item, type, level, value, ttlSeconds: 600 });
      return id;
    });
  }

  private sale(product: DemoProduct, name: string, months: number, action: "purchase" | "renew"): string {
    const amountFen = this.costFen(product, months, action === "renew");
    return sell(this.world, { endpoint: endpointOf(product, action), name, otime: "", amountFen, by: "api" });
  }

  private cloudOf({ wire }: DemoProduct) {
    const { cpu, ramMb, diskGb, bandwidthMbps, place, os } = wire as Record<string, number | string>;
    return {
      ...{ cpu: Number(cpu), ramMb: Number(ramMb), diskGb: Number(diskGb), bandwidthMbps: Number(bandwidthMbps) },
      ...{ place: String(place) as Place, os: String(os) },
    };
  }

  private expiryOf(product: DemoProduct, name: string): Date {
    const row = this.rowsOf(product).get(name);
    if (!row) throw notAtUpstream(product, name);
    return new Date(row.expiresAtMs);
  }

  private rowsOf({ productLine }: DemoProduct): ProductRows {
    const { domains, hosts, databases, mails, cloudHosts, cdns, ddosOrders, servers, sites, qituibao, soukeyi } =
      this.world;
    const others = { cdn: cdns, ddos: ddosOrders, baidu: servers, aliyun: servers, site: sites, qituibao, soukeyi };
    return { domain: domains, hosting: hosts, database: databases, mail: mails, cloud: cloudHosts, ...others }[
      productLine
    ];
  }

  private moveExpiry(product: DemoProduct, name: string, next: (expiresAtMs: number) => number): void {
    const rows = this.rowsOf(product);
    const row = rows.get(name);
    if (!row) throw notAtUpstream(product, name);
    rows.put(name, { ...row, expiresAtMs: next(row.expiresAtMs) });
  }
}

const notAtUpstream = ({ productLine }: DemoProduct, name: string) =>
  new Error(`${productLine} ${name} is not at the upstream`);
