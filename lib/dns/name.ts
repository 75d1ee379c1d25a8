import { toAsciiName, toUnicodeName } from "./idn";
import { typedCharacter } from "./typed-character";

/** Why a typed text is not a domain name; each reason has a sentence in the errors messages, `dns.name.<code>`. */
export const NAME_PROBLEMS = [
  "empty",
  "only_suffix",
  "only_www",
  "ip_address",
  "bad_character",
  "script",
  "mixed_script",
  "empty_label",
  "hyphen_edge",
  "hyphen_3_4",
  "label_too_long",
  "too_long",
  "bad_idn",
] as const;
export type NameProblem = (typeof NAME_PROBLEMS)[number];

export interface DomainNameParts {
  /** The part that a customer chooses, in the form for people: "示例". */
  label: string;
  labelAscii: string;
  /** The known suffix that was typed, in the list's spelling, with its dot: ".com.cn". */
  suffix?: string;
  /** A suffix that was typed and is not in the list, with its dot. */
  unknownSuffix?: string;
  /** Label and suffix (known or unknown) in ASCII, and in the form for people. */
  ascii: string;
  unicode: string;
}

export type NameResult =
  | { ok: true; typed: string; name: DomainNameParts }
  | { ok: false; typed: string; code: NameProblem; params: Record<string, string | number> };

export const MAX_LABEL = 63;
export const MAX_NAME = 253;

/** Invisible characters that copying brings along: byte-order mark, zero-width and direction marks, soft hyphen. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]|[\u200c-\u200f]|[\u2066-\u2069]|[\u202a-\u202e]/g;
const WRAPPING = /^["'“”‘’「」『』《》<>()[\]【】（）]+|["'“”‘’「」『』《》<>()[\]【】（）!！?？,，;；:：、]+$/g;
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/**
 * Reads what a person typed for one name: a bare label, a full name, an address of a page, an e-mail address,
 * full-width characters, 。 for dots, upper case. Subdomains are dropped when the suffix is known.
 * @param suffixes the shop's suffixes, with or without the dot, Unicode or ASCII; the longest match wins.
 */
export function parseName(typed: string, suffixes: readonly string[]): NameResult {
  const bad = (code: NameProblem, params: Record<string, string | number> = {}): NameResult => ({
    ok: false,
    typed: typed.trim(),
    code,
    params,
  });
  const bare = hostOf(typed);
  if (bare === "") return bad("empty");
  if (IPV4.test(bare) || bare.includes("::") || /^(?:[0-9a-f]{0,4}:){3,}/.test(bare)) return bad("ip_address");
  const strange = /[^\p{L}\p{M}\p{N}.-]/u.exec(bare);
  if (strange) return bad("bad_character", { char: typedCharacter(typed, strange[0]) });
  const onlySuffix = bare.startsWith(".");
  const host = bare.replace(/^\.+/, "");
  if (host === "") return bad("empty");
  if (host.split(".").includes("")) return bad("empty_label");
  if (host.split(".").some((label) => /^-|-$/.test(label))) return bad("hyphen_edge");
  const ascii = toAsciiName(host);
  if (ascii === null) return bad("bad_idn");
  const cut = splitSuffix(ascii, suffixes);
  if (onlySuffix && (cut.label === "" || !host.includes("."))) return bad("only_suffix", { suffix: `.${host}` });
  if (cut.label === "") return bad("only_suffix", { suffix: cut.suffix ?? cut.unknownSuffix ?? "" });
  if (cut.label === "www" && !cut.suffix && !cut.unknownSuffix) return bad("only_www");
  const problem = labelProblem(cut.label);
  if (problem) return bad(problem.code, problem.params);
  const tail = cut.suffix ?? cut.unknownSuffix ?? "";
  const tailAscii = tail === "" ? "" : `.${toAsciiName(tail.slice(1)) ?? tail.slice(1)}`;
  if (cut.label.length + tailAscii.length > MAX_NAME) return bad("too_long", { max: MAX_NAME });
  const label = toUnicodeName(cut.label);
  const name: DomainNameParts = {
    label,
    labelAscii: cut.label,
    ascii: cut.label + tailAscii,
    unicode: label + toUnicodeName(tail),
  };
  if (cut.suffix) name.suffix = cut.suffix;
  if (cut.unknownSuffix) name.unknownSuffix = cut.unknownSuffix;
  return { ok: true, typed: typed.trim(), name };
}

/**
 * What numbers or marks the items of a list that was pasted: "1. ", "1) ", "（1）", "1、", "①", "- ", "• ", at its beginning, after a blank or
 * after a separator. "1.com" is a name, and so is each of "58、51": a dot must be followed by a blank, and a 、 not by a number alone.
 */
const LIST_MARK = new RegExp(
  `(?<=^|[\\s,，;；|])(?:${[
    "[\\d０-９]{1,3}[.．](?=\\s)",
    "[(（]?[\\d０-９]{1,3}[)）]",
    "[\\d０-９]{1,2}、(?!\\s*\\d+(?:[\\s,，、;；|]|$))",
    "[\\u2460-\\u2473]",
    "[-–—*](?=\\s)",
    "[•·●○▪■]",
  ].join("|")})\\s*(?=\\S)`,
  "gu",
);

/** Reads several names, separated by lines, spaces or commas of any script, or a list of them; the same name twice counts once. */
export function parseNames(text: string, suffixes: readonly string[]): NameResult[] {
  const withoutPaths = text.replace(/(:\/\/[^\s/?#,，、;；]*)[/?#]\S*?(?=$|[\s，、；]|[,;][a-z]+:\/\/)/gimu, "$1");
  const seen = new Set<string>();
  const results: NameResult[] = [];
  for (const part of withoutPaths.replace(LIST_MARK, "").split(/[\s,，、;；|]+/u)) {
    if (part.replace(INVISIBLE, "") === "") continue;
    const result = parseName(part, suffixes);
    const key = result.ok ? `name ${result.name.ascii}` : `typed ${result.typed}`;
    if (!seen.has(key)) results.push(result);
    seen.add(key);
  }
  return results;
}

/** The host inside an address or e-mail address, folded to half width and lower case, dots made ASCII. */
function hostOf(typed: string): string {
  const folded = typed
    .normalize("NFKC")
    .replace(INVISIBLE, "")
    .trim()
    .replace(WRAPPING, "")
    .replace(/[。．｡]/g, ".")
    .toLowerCase();
  const afterScheme = folded.replace(/^(?:[a-z][a-z0-9+.-]*:\/\/|mailto:|\/\/)/u, "");
  const authority = afterScheme.split(/[/?#\\]/u)[0] ?? "";
  const withoutUser = authority.slice(authority.lastIndexOf("@") + 1);
  return withoutUser.replace(/:\d{1,5}$/, "").replace(/\.+$/, "");
}

/**
 * What CNNIC keeps below .cn for kinds of organisations and for provinces: nobody can register gov.cn, and of x.gov.cn the suffix is gov.cn.
 * Source: CNNIC's notice on the structure of Chinese domain names.
 */
const BELOW_CN = new Set(
  (
    "ac com edu gov mil net org bj sh tj cq he sx nm ln jl hl js zj ah fj jx sd ha hb hn gd gx hi sc gz yn xz sn gs qh nx xj " +
    "tw hk mo"
  ).split(" "),
);

/** Splits an ASCII name at a known suffix (the longest); without one, before its last label. */
function splitSuffix(
  ascii: string,
  suffixes: readonly string[],
): { label: string; suffix?: string; unknownSuffix?: string } {
  let best: { listed: string; ascii: string } | null = null;
  for (const listed of suffixes) {
    const bare = toAsciiName(listed.replace(/^\./, ""));
    if (bare === null || (ascii !== bare && !ascii.endsWith(`.${bare}`))) continue;
    if (!best || bare.length > best.ascii.length)
      best = { listed: listed.startsWith(".") ? listed : `.${listed}`, ascii: bare };
  }
  if (best && ascii === best.ascii) {
    // "中国" or "com" alone: a label that is also a suffix can still be a name that somebody wants.
    return ascii.includes(".") ? { label: "", suffix: best.listed } : { label: ascii };
  }
  if (best) {
    const rest = ascii.slice(0, -(best.ascii.length + 1));
    const below = best.ascii === "cn" ? (/[^.]+$/.exec(rest)?.[0] ?? "") : "";
    if (BELOW_CN.has(below)) {
      const above = rest.slice(0, -(below.length + 1));
      return { label: above.slice(above.lastIndexOf(".") + 1), unknownSuffix: `.${below}.cn` };
    }
    return { label: rest.slice(rest.lastIndexOf(".") + 1), suffix: best.listed };
  }
  const labels = ascii.split(".");
  if (labels.length === 1) return { label: ascii };
  if (labels.length === 2 && labels[0] === "www") return { label: labels[1] ?? "" };
  return {
    label: labels[labels.length - 2] ?? "",
    unknownSuffix: `.${toUnicodeName(labels[labels.length - 1] ?? "")}`,
  };
}

/**
 * Why an ASCII label can't be registered; null when it can. The upstream accepts letters, digits, Chinese and
 * hyphens.
 */
function labelProblem(ascii: string): { code: NameProblem; params: Record<string, string | number> } | null {
  if (ascii.length > MAX_LABEL) return { code: "label_too_long", params: { max: MAX_LABEL, length: ascii.length } };
  if (/^-|-$/.test(ascii)) return { code: "hyphen_edge", params: {} };
  if (ascii.slice(2, 4) === "--" && !ascii.startsWith("xn--")) return { code: "hyphen_3_4", params: {} };
  const shown = toUnicodeName(ascii);
  const latin = /[a-z]/.test(shown);
  const other = /[^a-z0-9\p{Script=Han}〇-]/u.exec(shown);
  if (!other) return null;
  const lookalike = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u.test(shown);
  return { code: latin && lookalike ? "mixed_script" : "script", params: { char: other[0] } };
}
