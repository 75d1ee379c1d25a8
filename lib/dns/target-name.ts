import type { DnsCode } from "./codes";
import { CURLY_QUOTES, straightQuotes } from "./curly-quotes";
import { toAsciiName } from "./idn";
import { parseIpv4, parseIpv6 } from "./ip";
import { MAX_LABEL, MAX_NAME } from "./name";
import { typedCharacter } from "./typed-character";

/** The host part of a pasted address, "" when there is none. */
function hostOfAddress(text: string): string {
  const rest = text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "");
  return (rest.split(/[/?#]/)[0] ?? "").replace(/^.*@/, "").replace(/:\d+$/, "");
}

/** Why a typed name can't be a target: the code, the figures of its sentence and, if known, a value that would be accepted. */
interface Refused {
  code: DnsCode;
  values: Record<string, string | number>;
  fix?: string;
}

const refused = (code: DnsCode, values: Refused["values"] = {}, fix?: string): Refused =>
  fix === undefined ? { code, values } : { code, values, fix };

/**
 * A full host name that a record points to. The result is in ASCII with the final dot that the upstream requires
 * (manual 二、域名, 7 b: 11313, 11314); the customer may leave out the dot.
 */
export function readTargetName(typed: string): string | Refused {
  const text = typed
    .normalize("NFKC")
    .replace(/[。．]/g, ".")
    .trim()
    .toLowerCase();
  if (text === "") return refused("dns.required");
  if (CURLY_QUOTES.test(typed) || text.includes('"')) {
    return refused("dns.curly_quote", {}, straightQuotes(text).replace(/["']/g, ""));
  }
  if (text.includes(",")) return refused("dns.comma");
  if (/^[a-z][a-z0-9+.-]*:\/\/|\//.test(text)) return refused("dns.target.url", {}, hostOfAddress(text));
  const bare = text.replace(/\.$/, "");
  if (parseIpv4(bare) || parseIpv6(bare)) return refused("dns.target.ip");
  const strange = /[^\p{L}\p{M}\p{N}._-]/u.exec(bare);
  if (strange) return refused("dns.bad_character", { char: typedCharacter(typed, strange[0]) });
  const ascii = toAsciiName(bare);
  if (ascii === null) return refused("dns.target.bad");
  if (ascii.length > MAX_NAME || ascii.split(".").some((label) => label.length > MAX_LABEL)) {
    return refused("dns.too_long", { max: MAX_NAME, label: MAX_LABEL });
  }
  if (ascii.split(".").some((label) => /^-|-$/.test(label))) return refused("dns.target.bad");
  if (!ascii.includes(".")) return refused("dns.target.incomplete", { name: bare });
  return `${ascii}.`;
}
