import { z } from "zod";
import { EMAIL_PATTERN } from "@/lib/core/email-pattern";
import { fromShanghai, shanghaiDay } from "@/lib/core/time";

/** Parameter values that rows share. They are codecs between what a caller writes and what is sent. */

/** A word for each of the upstream's letters and digits: `oneOf({ enterprise: "O", person: "I" })`. */
export function oneOf<const M extends Record<string, string>>(words: M) {
  const byWire = new Map(Object.entries(words).map(([word, wire]) => [wire, word as keyof M & string]));
  return z.codec(
    z.enum([...byWire.keys()] as [string, ...string[]]),
    z.enum(Object.keys(words) as [keyof M & string, ...(keyof M & string)[]]),
    {
      decode: (wire, ctx) => {
        const word = byWire.get(wire);
        if (word !== undefined) return word;
        ctx.issues.push({ code: "custom", input: wire, message: "upstream.invalid" });
        return z.NEVER;
      },
      encode: (word) => words[word] as string,
    },
  );
}

/** A boolean that is sent as one of two texts. */
export function yesNo(yes: string, no: string) {
  return z.codec(z.enum([yes, no]), z.boolean(), { decode: (w) => w === yes, encode: (b) => (b ? yes : no) });
}

/** A flag that is sent when true and left out otherwise. */
export function onlyYes(yes: string) {
  return z.codec(z.literal(yes), z.literal(true), { decode: () => true as const, encode: () => yes });
}

/** A parameter that the manual requires under a condition that the schema of one field can't express. */
export function requiredIf<S extends z.ZodType>(condition: string, schema: S) {
  return schema.optional().meta({ requiredIf: condition });
}

export const contactEmailAddress = z.email({ pattern: new RegExp(`^${EMAIL_PATTERN}$`), error: "upstream.email" });

/** Text that is not blank. */
export const word = z.string().trim().min(1, "upstream.blank");

const LABEL = /^(?!-)[\p{L}\p{N}\p{M}-]{1,63}(?<!-)$/u;

/** A full domain name, Unicode or punycode, lower case: "mybrand.com", "示例.中国". */
export const domainName = z
  .string()
  .max(253, "upstream.domain")
  .refine((name) => {
    const labels = name.split(".");
    return labels.length >= 2 && labels.every((label) => LABEL.test(label)) && name === name.toLowerCase();
  }, "upstream.domain");

/** A suffix with its leading dot: ".com", ".com.cn", ".中国". */
export const suffix = z.string().regex(/^(\.[a-z\p{Script=Han}-]+)+$/u, "upstream.suffix");

/** A name server: host name or, as the manual's examples send, an address. */
export const nameServer = z
  .string()
  .regex(/^[0-9A-Za-z]([0-9A-Za-z-]*[0-9A-Za-z])?(\.[0-9A-Za-z-]+)+\.?$/, "upstream.name_server");

/** Whole years. The caller knows the limits of a suffix. */
export function years(min: number, max: number) {
  return z.int("upstream.years").min(min, "upstream.years").max(max, "upstream.years");
}

/** A calendar day in Shanghai, sent as yyyy-MM-dd. */
export const shanghaiDate = z.codec(z.string().regex(/^\d{4}-\d{2}-\d{2}$/), z.date(), {
  decode: (text, ctx) => {
    const [y = 0, m = 0, d = 0] = text.split("-").map(Number);
    const at = fromShanghai(y, m, d);
    if (at) return at;
    ctx.issues.push({ code: "custom", input: text, message: "upstream.invalid" });
    return z.NEVER;
  },
  encode: (at) => shanghaiDay(at),
});

/** An id that the upstream made: digits in all examples. */
export const upstreamId = z.string().regex(/^[0-9A-Za-z]{1,20}$/, "upstream.id");

/** Coupon and voucher numbers are case-sensitive. */
export const coupon = z.string().regex(/^[0-9A-Za-z-]{1,64}$/, "upstream.coupon");

/** A domain's management password. Manual: 6–16 letters or digits. */
export const domainPassword = z.string().regex(/^[A-Za-z0-9]{6,16}$/, "upstream.domain_password");

/** "+86.02151697771": the form that result 11025 asks for. */
export const phone = z.string().regex(/^\+\d{1,4}\.\d{5,20}$/, "upstream.phone");

/** Length as the upstream counts it: a Chinese character is 2. */
export function upstreamLength(text: string): number {
  let length = 0;
  for (const character of text) length += (character.codePointAt(0) ?? 0) > 0xff ? 2 : 1;
  return length;
}
