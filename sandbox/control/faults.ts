import { randomUUID } from "node:crypto";
import { z } from "zod";

export const faultKinds = [
  "delay",
  "delayAfter",
  "dropBefore",
  "dropAfter",
  "hangBefore",
  "hangAfter",
  "status",
  "statusAfter",
  "garble",
  "truncate",
  "jsonp",
  "html",
  "bom",
  "gbk",
  "escape",
  "escapeInner",
  "code",
  "codeAfter",
  "lag",
  "duplicate",
] as const;

export type FaultKind = (typeof faultKinds)[number];

/** `POST /__sandbox/faults`. */
export const faultInputSchema = z.strictObject({
  kind: z.enum(faultKinds),
  /** Catalogue id ("domains.CreateDom"), or "*" for every endpoint. */
  endpoint: z.string().default("*"),
  /** Only calls of this effect. */
  effect: z.enum(["read", "write", "purchase"]).optional(),
  /** Only calls whose name (domain, product, contact id) contains this. */
  name: z.string().default(""),
  /** How many calls it applies to; -1 is every call until it is removed. */
  count: z.int().min(-1).max(1_000_000).default(1),
  /** For delay, delayAfter and lag. */
  ms: z.int().min(0).max(86_400_000).default(1_000),
  /** For status and statusAfter. */
  status: z.int().min(300).max(599).default(503),
  /** For code and codeAfter. */
  code: z.string().default(""),
  /** For code and codeAfter: the sentence; the manual's when empty. */
  text: z.string().default(""),
});

export type FaultInput = z.input<typeof faultInputSchema>;

export interface Fault extends z.output<typeof faultInputSchema> {
  id: string;
  /** How many calls it has applied to. */
  hits: number;
}

/** The planted faults. They are not part of the world and do not survive a restart. */
export class Faults {
  private planted: Fault[] = [];

  plant(input: z.output<typeof faultInputSchema>): Fault {
    const fault: Fault = { ...input, id: randomUUID(), hits: 0 };
    this.planted.push(fault);
    return fault;
  }

  list(): readonly Fault[] {
    return this.planted;
  }

  remove(id: string): boolean {
    const before = this.planted.length;
    this.planted = this.planted.filter((fault) => fault.id !== id);
    return this.planted.length < before;
  }

  clear(): void {
    this.planted = [];
  }

  /** The planted faults that apply to this call. Each is counted, and removed when its count is used up. */
  take(endpoint: string, effect: string, name: string): Fault[] {
    if (this.planted.length === 0) return [];
    const taken = this.planted.filter(
      (fault) =>
        (fault.endpoint === "*" || fault.endpoint === endpoint) &&
        (fault.effect === undefined || fault.effect === effect) &&
        name.includes(fault.name),
    );
    for (const fault of taken) {
      fault.hits += 1;
      if (fault.count > 0) fault.count -= 1;
    }
    if (taken.some((fault) => fault.count === 0)) this.planted = this.planted.filter((fault) => fault.count !== 0);
    return taken;
  }
}
