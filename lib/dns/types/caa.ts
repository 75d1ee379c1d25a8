import { z } from "zod";
import type { DnsCode } from "../codes";
import { CURLY_QUOTES, straightQuotes } from "../curly-quotes";
import { refuse, wholeNumber } from "../field";
import { toAsciiName } from "../idn";
import { recordKind, warning } from "../kind";

const CAA = /^(\d+)\s+([A-Za-z0-9]+)\s+(.*)$/;
export const CAA_TAGS = ["issue", "issuewild", "iodef"] as const;

const tag = z.string().transform((typed, context) => {
  const text = typed.trim().toLowerCase();
  return /^[a-z0-9]{1,15}$/.test(text) ? text : refuse(context, "dns.caa.tag");
});

/** Removes the quotes of a quoted value. */
function unquoted(text: string): string {
  return text
    .trim()
    .replace(/^"(.*)"$/, "$1")
    .trim();
}

const value = z.string().transform((typed, context) => {
  if (CURLY_QUOTES.test(typed)) return refuse(context, "dns.curly_quote", {}, unquoted(straightQuotes(typed)));
  const text = unquoted(typed);
  if (text.includes(",")) return refuse(context, "dns.comma");
  if (/[^ -~]/.test(text) || text.includes('"')) return refuse(context, "dns.caa.characters");
  if (text.length > 200) return refuse(context, "dns.caa.long", { max: 200 });
  return text === "" ? ";" : text;
});

/** RFC 8659 4.2. */
const PARAMETER = /^[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*=[!-:<-~]*$/;

/**
 * Whom `issue` and `issuewild` name, and the parameters behind it (`validationmethods=dns-01`). The blanks that may stand between them mean
 * nothing and are left out: the manual says nothing of what a CAA value may contain, so it is as plain as it can be.
 */
function partsOf(value: string): { issuer: string; parameters: string[] } {
  const [issuer = "", ...parameters] = value.split(";").map((part) => part.trim());
  return {
    issuer,
    parameters: parameters.filter((one) => one !== "").map((one) => one.replace(/\s*=\s*/, "=")),
  };
}

/** Which authorities may issue certificates: `0 issue "letsencrypt.org"`, with parameters where there are some; the quotes are added. RFC 8659. */
export const caa = recordKind({
  type: "CAA",
  empty: { flags: "0", tag: "issue", value: "" },
  schema: z.object({ flags: wholeNumber(0, 255), tag, value }).transform((fields, context) => {
    const fail = (code: DnsCode) => {
      context.addIssue({ code: "custom", message: code, params: { values: {} }, path: ["value"] });
      return z.NEVER;
    };
    if (fields.tag === "iodef") {
      return /^(?:mailto:\S+@\S+|https?:\/\/\S+)$/.test(fields.value) ? fields : fail("dns.caa.iodef");
    }
    if (fields.tag === "issue" || fields.tag === "issuewild") {
      const { issuer, parameters } = partsOf(fields.value);
      if (issuer !== "" && !(issuer.includes(".") && toAsciiName(issuer) === issuer)) return fail("dns.caa.issuer");
      // With one that can't be read an authority must not issue at all.
      if (!parameters.every((one) => PARAMETER.test(one))) return fail("dns.caa.parameter");
      return { ...fields, value: [issuer, ...parameters].join(";") || ";" };
    }
    return fields;
  }),
  write: (fields) => ({ value: `${fields.flags} ${fields.tag} "${fields.value}"`, priority: null }),
  decompose: (text) => {
    const match = CAA.exec(text.trim());
    if (!match) return null;
    return { flags: match[1] ?? "0", tag: (match[2] ?? "").toLowerCase(), value: unquoted(match[3] ?? "") };
  },
  warn: (fields) => {
    const known = (CAA_TAGS as readonly string[]).includes(fields.tag);
    if (!known) return [warning("dns.caa.unknown_tag", "tag", { tag: fields.tag })];
    return fields.value === ";" ? [warning("dns.caa.none", "value")] : [];
  },
});
