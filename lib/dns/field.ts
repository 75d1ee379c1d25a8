import { z } from "zod";
import type { DnsCode } from "./codes";
import { readTargetName } from "./target-name";

type Params = Record<string, string | number>;
interface Context {
  addIssue(issue: { code: "custom"; message: string; params: { values: Params; fix?: string } }): void;
}

/** Adds an error with its code, the figures of its sentence and, if known, a value that would be accepted. */
export function refuse(context: Context, code: DnsCode, values: Params = {}, fix?: string): typeof z.NEVER {
  context.addIssue({ code: "custom", message: code, params: fix === undefined ? { values } : { values, fix } });
  return z.NEVER;
}

/** A whole number between two bounds, typed as text. */
export function wholeNumber(min: number, max: number, code: DnsCode = "dns.number"): z.ZodType<number, string> {
  return z.string().transform((typed, context) => {
    const text = typed.normalize("NFKC").trim();
    if (text === "") return refuse(context, "dns.required");
    const value = Number(text);
    if (!/^\d{1,10}$/.test(text) || value < min || value > max) return refuse(context, code, { min, max });
    return value;
  });
}

/** A full host name that a record points to, as `readTargetName` reads it. */
export const target: z.ZodType<string, string> = z.string().transform((typed, context) => {
  const read = readTargetName(typed);
  return typeof read === "string" ? read : refuse(context, read.code, read.values, read.fix);
});

/** The TTL of a record in seconds; empty means the upstream's default. Manual: 二、域名, 7 b. */
export function ttl(limits: { min: number; max: number; default: number }): z.ZodType<number, string> {
  return z.string().transform((typed, context) => {
    const text = typed.normalize("NFKC").trim();
    if (text === "") return limits.default;
    if (!/^\d+$/.test(text)) return refuse(context, "dns.ttl.number", {}, String(limits.default));
    const value = Number(text);
    if (value < limits.min) return refuse(context, "dns.ttl.min", { min: limits.min }, String(limits.min));
    if (value > limits.max) return refuse(context, "dns.ttl.max", { max: limits.max });
    return value;
  });
}
