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

/** Which authorities may issue certificates: `0 issue "letsencrypt.org"`; the quotes are added. RFC 8659. */
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
      const [issuer = ""] = fields.value.split(";");
      const name = issuer.trim();
      if (name !== "" && !(name.includes(".") && toAsciiName(name) === name)) return fail("dns.caa.issuer");
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
