import type { AuditAction } from "@/lib/audit/actions";
import { newId } from "@/lib/core/id";
import { seal } from "@/lib/core/secret";
import { addMs, DAY_MS, HOUR_MS, shanghaiDay } from "@/lib/core/time";
import { env } from "@/lib/env";
import { AGENT_TOP_UP_MEMOS } from "@/lib/ledger/post-agent-top-up";
import { priceFromCost, priceOfMonths } from "@/lib/pricing/price-from-cost";
import { chooseRule, defaultRule, type PriceRule } from "@/lib/pricing/price-rule";
import { productLineOf } from "@/lib/product-lines/registry";
import { serviceSecretsPlace } from "@/lib/purchasing/item-secrets";
import type { Dice } from "./dice";
import type { Person } from "./people";
import { type DemoProduct, isDemoServer } from "./products";
import { DemoRows } from "./rows";
import { DemoUpstream } from "./upstream";

export interface DemoCustomer {
  id: string;
  person: Person;
  email: string;
  since: Date;
  registrantId: string;
  contactId: string;
  walletFen: bigint;
  ordered: number;
}

export interface DemoService {
  id: string;
  customer: DemoCustomer;
  product: DemoProduct;
  name: string;
  displayName: string;
  registeredAt: Date;
  expiresAt: Date;
  createdAt: Date;
  autoRenew: boolean;
  /** How many days before its expiry it will be renewed; null: it won't be. */
  renewDaysBefore: number | null;
  state: "active" | "expired" | "ended" | "failed" | "opening";
  endedAt: Date | null;
  secrets: Record<string, string>;
}

export interface DemoStaff {
  admin: string;
  finance: string;
  support: string;
}

/** What a top-up's reference is made of: no characters that are easily confused. */
const REFERENCE_LETTERS = "ACDEFHJKMNPRTWXY3479";
const BANK_ROUND_FEN = 10_000n;
const AGENT_LOW_FEN = 800_000n;

/** The demo shop while its half-year passes: what it has written, and what its decisions depend on. */
export class DemoShop {
  readonly rows = new DemoRows();
  readonly upstream = new DemoUpstream();
  readonly services: DemoService[] = [];
  readonly customers: DemoCustomer[] = [];
  /** The product line and name of everything that was ever ordered: "domain example.com". */
  readonly usedNames = new Set<string>();
  private remittances = 0;
  private lastOtimeMs = 0;

  constructor(
    readonly dice: Dice,
    readonly staff: DemoStaff,
    readonly rules: readonly PriceRule[],
    readonly now: Date,
  ) {}

  /** What a customer pays, under the shop's rules. */
  priceFen(
    product: DemoProduct,
    displayName: string,
    costFen: bigint,
    months: number,
    action: "purchase" | "renew",
  ): bigint {
    const key = productLineOf(product.productLine).priceKey(displayName, product.config);
    const rule = chooseRule(this.rules, { productLine: product.productLine, key, action }) ?? defaultRule;
    return product.productLine === "domain"
      ? priceFromCost(costFen, rule, months / 12)
      : priceOfMonths(costFen, rule, months);
  }

  /** Times of attempts are even and never the same. */
  otimeMs(at: Date): bigint {
    this.lastOtimeMs = Math.max(this.lastOtimeMs + 2, at.getTime() - (at.getTime() % 2));
    return BigInt(this.lastOtimeMs);
  }

  reference(): string {
    return `KQ${Array.from({ length: 8 }, () => REFERENCE_LETTERS[this.dice.int(0, REFERENCE_LETTERS.length - 1)]).join("")}`;
  }

  /** Tops the wallet up by bank transfer some hours before it is needed; finance confirms it. */
  fund(customer: DemoCustomer, neededFen: bigint, before: Date): void {
    const { rows, dice, staff } = this;
    const decidedAt = addMs(before, -dice.int(1, 5) * HOUR_MS);
    const at = addMs(decidedAt, -dice.int(1, 9) * HOUR_MS);
    const leastFen = neededFen - customer.walletFen;
    const steps = leastFen / BANK_ROUND_FEN + BigInt(dice.int(1, 12));
    const amountFen = steps * BANK_ROUND_FEN;
    const id = newId(at.getTime());
    rows.topUps.push({
      id,
      customerId: customer.id,
      method: "bank_transfer",
      amountFen,
      receivedFen: amountFen,
      state: "confirmed",
      reference: this.reference(),
      payerName: customer.person.companyCn ?? `${customer.person.lastCn}${customer.person.firstCn}`,
      bankSerial: `${shanghaiDay(decidedAt).replaceAll("-", "")}${String(rows.topUps.length + 1).padStart(8, "0")}`,
      ...{ decidedBy: staff.finance, decidedAt, createdAt: at },
    });
    rows.transactions.push({
      ...{ key: `top-up:${id}`, kind: "top_up", at: decidedAt, ref: { kind: "top_up", id }, actorId: staff.finance },
      entries: [
        ["clearing:bank_transfer", -amountFen],
        [`wallet:${customer.id}`, amountFen],
      ],
    });
    this.audit(decidedAt, staff.finance, "payments.confirm-top-up", "top_up", id, customer.id);
    customer.walletFen += amountFen;
  }

  /** Sends money to the upstream before the agent balance gets low. */
  fundAgent(at: Date): void {
    if (this.upstream.balanceFen() >= AGENT_LOW_FEN) return;
    this.upstream.moveTo(at);
    const amountFen = BigInt(this.dice.int(10, 20)) * 100_000n;
    this.upstream.remit(amountFen);
    this.remittances += 1;
    this.rows.transactions.push({
      key: `agent-top-up:after:${this.remittances}`,
      kind: "agent_top_up",
      at,
      memo: AGENT_TOP_UP_MEMOS.noticed,
      entries: [
        ["remittance", amountFen],
        ["agent", -amountFen],
      ],
    });
    this.noteAgentBalance(at);
  }

  noteAgentBalance(at: Date): void {
    const { remittedFen, usedFen, frozenFen } = this.upstream.world.account;
    const balanceFen = remittedFen - usedFen;
    this.rows.agentBalances.push({
      at,
      balanceFen,
      availableFen: balanceFen - frozenFen,
      frozenFen,
      usedFen,
      remittedFen,
    });
  }

  /** Notes in the audit what one of the staff did. */
  audit(at: Date, actorId: string, action: AuditAction, kind: string, subjectId: string, customerId: string): void {
    const subject = { subjectKind: kind, subjectId, customerId };
    this.rows.auditEvents.push({ at, actorKind: "staff", actorId, action, ...subject, ip: "203.0.113.20" });
  }

  /** Keeps a product as a service of its owner. */
  addService(service: Omit<DemoService, "id" | "autoRenew" | "renewDaysBefore" | "endedAt">): DemoService {
    const { dice } = this;
    const autoRenew = dice.chance(0.3);
    const made: DemoService = {
      ...service,
      ...{ id: newId(service.createdAt.getTime()), autoRenew, endedAt: null },
      renewDaysBefore: autoRenew ? 14 : dice.chance(0.7) ? dice.int(1, 25) : null,
    };
    this.services.push(made);
    return made;
  }

  /** The rows of all services as they stand at the end. */
  closeServices(): void {
    for (const service of this.services) {
      const { id, customer, product, expiresAt } = service;
      const isDomain = product.productLine === "domain";
      const lapsed = service.state === "active" && expiresAt < this.now;
      this.rows.services.push({
        id,
        customerId: customer.id,
        productLine: product.productLine,
        name: service.name,
        displayName: service.displayName,
        state: lapsed ? "expired" : service.state,
        config: isDomain ? {} : { ...productLineOf(product.productLine).initialConfig, ...product.config },
        registrantId: isDomain ? customer.registrantId : null,
        ...(service.state === "failed" || service.state === "opening"
          ? {}
          : { registeredAt: service.registeredAt, expiresAt }),
        ...{ autoRenew: service.autoRenew && !lapsed, createdAt: service.createdAt, endedAt: service.endedAt },
        ...(isDemoServer(product) ? { termMonths: 1 } : {}),
        autoRenewMonths: isDemoServer(product) ? 1 : 0,
        autoRenewYears: isDemoServer(product) ? 0 : 1,
        ...(service.autoRenew ? { autoRenewCeilingFen: 50_000n } : {}),
        secretsEnc: seal(env().keyRing, JSON.stringify(service.secrets), serviceSecretsPlace(id)),
      });
    }
  }

  daysLeft({ expiresAt }: DemoService, at: Date): number {
    return Math.floor((expiresAt.getTime() - at.getTime()) / DAY_MS);
  }
}
