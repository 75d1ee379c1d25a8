import { actionOf } from "@/lib/product-lines/registry";
import type { RegistrantValues } from "@/lib/registrants/fields-contract";
import { contactInput } from "@/lib/registrants/upstream-contact";
import { cdnDomainKey } from "@/sandbox/chapters/cdn/products";
import { finishTask } from "@/sandbox/chapters/finish-task";
import { CLOSED_AFTER_MS } from "@/sandbox/chapters/support/questions";
import { refund, sell } from "@/sandbox/selling/sell";
import type { Audit, Contact, RecordType } from "@/sandbox/world/rows";
import { World } from "@/sandbox/world/world";
import { demoLines } from "./lines/all";
import { type DemoLine, yearsEnd } from "./lines/line";
import type { DemoProduct } from "./products";

/** A product as it stands at the upstream. */
export interface DemoOpened {
  name: string;
  saleId: string;
  registeredAt: Date;
  expiresAt: Date;
  secrets: Record<string, string>;
}

const REGISTERED_AFTER_MS = 3_000;

const lineOf = ({ productLine }: DemoProduct): DemoLine => demoLines[productLine];

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
    const phone = values.phone.replace(/^\+86 /, "+86.").replaceAll(" ", "");
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
        ...{ phone, fax: phone },
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
    const sent = { submittedAtMs: world.now(), ownerType: "E" as const, pictureBytes: 90_000 };
    world.transact(() => world.audits.put(key, { key, domain: "", contactId, state, memo, ...sent }));
  }

  /** What a term costs, new or renewed. */
  costFen(product: DemoProduct, months: number, renewal: boolean): bigint {
    return lineOf(product).costFen(this.world, product, months, renewal);
  }

  /** Whether another product of its product line has the name that this one would get. */
  has(product: DemoProduct, name: string): boolean {
    const { rowsOf, nameOf } = lineOf(product);
    return rowsOf(this.world).get(nameOf?.(name) ?? name) !== undefined;
  }

  /** Sells and opens. @param by "hand": it is there already and costs nothing now. */
  open(product: DemoProduct, name: string, months: number, contactId: string, by: "api" | "hand" = "api"): DemoOpened {
    const { world } = this;
    const opened = world.transact(() => {
      const { numberedName, madeName, nameOf, put } = lineOf(product);
      const id = numberedName ? Number(world.nextNumber("nextId")) : 0;
      const given = numberedName?.(id) ?? madeName?.(world, product) ?? nameOf?.(name) ?? name;
      const saleId = by === "hand" ? "" : this.sale(product, given, months, "purchase");
      const secrets = put(world, product, { name: given, id, months, contactId, saleId, by });
      return { name: given, saleId, secrets };
    });
    const registeredAt = new Date(world.now());
    this.moveTo(new Date(world.now() + REGISTERED_AFTER_MS));
    return { ...opened, registeredAt, expiresAt: new Date(this.rowOf(product, opened.name).expiresAtMs) };
  }

  /** Sells another term; the expiry moves by it. */
  renew(product: DemoProduct, name: string, months: number): { saleId: string; expiresAt: Date } {
    const { endOf = yearsEnd } = lineOf(product);
    const expiresAtMs = endOf(this.rowOf(product, name).expiresAtMs, months);
    const saleId = this.world.transact(() => {
      this.moveExpiry(product, name, expiresAtMs);
      return this.sale(product, name, months, "renew");
    });
    return { saleId, expiresAt: new Date(expiresAtMs) };
  }

  /** Gives a product that was there before the shop other dates than those of its term. */
  moveDates(product: DemoProduct, name: string, registeredAt: Date, expiresAt: Date): void {
    const { world } = this;
    world.transact(() => {
      this.moveExpiry(product, name, expiresAt.getTime());
      lineOf(product).moveStart?.(world, name, registeredAt.getTime());
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
      lineOf(product).rowsOf(world).remove(name);
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

  private rowOf(product: DemoProduct, name: string) {
    const row = lineOf(product).rowsOf(this.world).get(name);
    if (!row) throw new Error(`${product.productLine} ${name} is not at the upstream`);
    return row;
  }

  private moveExpiry(product: DemoProduct, name: string, expiresAtMs: number): void {
    lineOf(product)
      .rowsOf(this.world)
      .put(name, { ...this.rowOf(product, name), expiresAtMs });
  }
}
