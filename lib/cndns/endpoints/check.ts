import { z } from "zod";
import { endpoint } from "../endpoint";
import { AnswerError, keyed, unpack } from "../reading/answer";
import { domainName, suffix } from "../reading/value";

/** 二、域名, 1, and WHOIS, the other call of the check host. This host knows no accounts: its calls are not signed. */

export type Availability = "available" | "taken" | "error";
const WORDS: Record<string, Availability> = { available: "available", unavailable: "taken", error: "error" };

/**
 * Whether a name can be registered. "error" is a failure of the check host and says nothing about the name. Manual:
 * 二、域名, 1.
 */
export const checkDomain = endpoint("check.check", {
  effect: "read",
  host: "check",
  path: "/check.aspx",
  signed: false,
  timeoutMs: 5_000,
  input: z.object({
    label: z.string().regex(/^[0-9A-Za-z\p{Script=Han}-]{1,63}$/u, "upstream.label"),
    suffix,
  }),
  wire: { label: "domain-name", suffix: "tld" },
  // [{"cndns.com":"unavailable"}]: the key is the lower-cased name; should it differ, the only value counts.
  output: (message, { input }): { availability: Availability } => {
    const plain = unpack(message);
    const answers = keyed(Array.isArray(plain) ? plain[0] : plain);
    const name = `${input.label}${input.suffix}`.toLowerCase();
    const [only] = answers.values();
    const said = answers.get(name) ?? (answers.size === 1 ? only : undefined);
    const availability = WORDS[String(said).trim().toLowerCase()];
    if (!availability) throw new AnswerError("no availability for the name");
    return { availability };
  },
  codes: {
    10011: "rejected:forbidden_word",
    11101: "rejected:label_missing",
    11104: "rejected:label_malformed",
    11102: "rejected:suffix_missing",
    11105: "rejected:suffix_malformed",
    11107: "rejected:suffix_unsupported",
  },
});

/** WHOIS text of a registered name, line by line. Seen in live use, not in the manual: may stop answering. */
export const whois = endpoint("check.whois", {
  effect: "read",
  host: "check",
  path: "/whois.aspx",
  documented: false,
  signed: false,
  bare: true,
  timeoutMs: 10_000,
  input: z.object({ domain: domainName, ip: z.union([z.ipv4(), z.ipv6()]).optional() }),
  output: (envelope): { lines: string[] } => {
    const outer = keyed(envelope);
    const message = unpack(outer.get("message"));
    const inner = Array.isArray(message) ? message[0] : message;
    const detail =
      outer.get("detailinfo") ?? (typeof inner === "object" && inner ? keyed(inner).get("detailinfo") : inner);
    if (typeof detail !== "string" || detail.trim() === "") throw new AnswerError("no WHOIS text");
    return { lines: detail.split(/<br\s*\/?>|\r?\n/i).map((line) => line.trim()) };
  },
  codes: {},
});
