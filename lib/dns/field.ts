import { z } from "zod";
import type { DnsCode } from "./codes";
import { toAsciiName } from "./idn";
import { parseIpv4, parseIpv6 } from "./ip";
import { MAX_LABEL, MAX_NAME } from "./name";

type Params = Record<string, string | number>;
interface Context {
  addIssue(issue: { code: "custom"; message: string; params: { values: Params; fix?: string } }): void;
}

/** Adds an error with its code, the figures of its sentence and, if known, a value that would be accepted. */
export function refuse(context: Context, code: DnsCode, values: Params = {}, fix?: string): typeof z.NEVER {
  context.addIssue({ code: "custom", message: code, params: fix === undefined ? { values } : { values, fix } });
  return z.NEVER;
}

const CURLY: Record<string, string> = { "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "「": '"', "」": '"' };
export const CURLY_QUOTES = /[“”„‘’「」]/;

export function straightQuotes(text: string): string {
  return text.replace(/[“”„‘’「」]/g, (quote) => CURLY[quote] ?? quote);
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

/** The host part of a pasted address, "" when there is none. */
function hostOfAddress(text: string): string {
  const rest = text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "");
  return (rest.split(/[/?#]/)[0] ?? "").replace(/^.*@/, "").replace(/:\d+$/, "");
}

/**
 * A full host name that a record points to. The result is in ASCII with the final dot that the upstream requires
 * (manual 二、域名, 7 b: 11313, 11314); the customer may leave out the dot.
 */
export const target: z.ZodType<string, string> = z.string().transform((typed, context) => {
  const text = typed
    .normalize("NFKC")
    .replace(/[。．]/g, ".")
    .trim()
    .toLowerCase();
  if (text === "") return refuse(context, "dns.required");
  if (CURLY_QUOTES.test(typed) || text.includes('"')) {
    return refuse(context, "dns.curly_quote", {}, straightQuotes(text).replace(/["']/g, ""));
  }
  if (text.includes(",")) return refuse(context, "dns.comma");
  if (/^[a-z][a-z0-9+.-]*:\/\/|\//.test(text)) return refuse(context, "dns.target.url", {}, hostOfAddress(text));
  const bare = text.replace(/\.$/, "");
  if (parseIpv4(bare) || parseIpv6(bare)) return refuse(context, "dns.target.ip");
  const strange = /[^\p{L}\p{M}\p{N}._-]/u.exec(bare);
  if (strange) return refuse(context, "dns.bad_character", { char: strange[0] });
  const ascii = toAsciiName(bare);
  if (ascii === null) return refuse(context, "dns.target.bad");
  if (ascii.length > MAX_NAME || ascii.split(".").some((label) => label.length > MAX_LABEL)) {
    return refuse(context, "dns.too_long", { max: MAX_NAME, label: MAX_LABEL });
  }
  if (ascii.split(".").some((label) => /^-|-$/.test(label))) return refuse(context, "dns.target.bad");
  if (!ascii.includes(".")) return refuse(context, "dns.target.incomplete", { name: bare });
  return `${ascii}.`;
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
