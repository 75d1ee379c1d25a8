import type { z } from "zod";
import type { Answer, AnswerContext } from "./reading/answer";

/**
 * One row per endpoint of the upstream. A row holds everything that is odd about the endpoint: wire names, the
 * upstream's letters and digits, answer shapes, what each result code proves. Callers see camelCase and words.
 *
 *     /** Renews for whole years. Spends the agent balance. Manual: 二、域名, 4. *\/
 *     export const renewDomain = endpoint("domains.DomainRenew", {
 *       effect: "purchase",
 *       input: z.object({ domain: domainName, years: years(1, 10), seenExpiry: shanghaiDate.optional() }),
 *       wire: { domain: "domainname", seenExpiry: "exptme" },      // only where the names differ
 *       output: nothing,
 *       codes: { 11605: "rejected:expiry_differs", 11604: "unknown:renewal_failed" },
 *     });
 */

/** read: may be repeated. write: changes something, costs nothing. purchase: spends the agent balance. */
export type Effect = "read" | "write" | "purchase";

/** Which of the upstream's three hosts answers. */
export type Host = "api" | "check" | "support";

/**
 * What a result code proves. rejected: refused, nothing charged and nothing changed. ours: our account's trouble,
 * likewise nothing charged. unknown: may come after charging.
 */
export type Sort = "rejected" | "ours" | "unknown";
export type Codes = Readonly<Record<number, `${Sort}:${string}`>>;

/** The names of a row's codes of one sort, as a union. */
export type Named<C extends Codes, S extends Sort> = C[keyof C] extends infer V
  ? V extends `${S}:${infer Name}`
    ? Name
    : never
  : never;

/** The keys of an input, over all members of a union. */
export type KeyOf<U> = U extends unknown ? keyof U & string : never;

/** A list that is sent as numbered parameters: dns1 … dns6, of which the first `required` are required. */
export interface Numbered {
  readonly names: readonly string[];
  readonly required: number;
}

export function numbered(stem: string, count: number, required = 0): Numbered {
  return { names: Array.from({ length: count }, (_, i) => `${stem}${i + 1}`), required };
}

/**
 * Another reading of what the manual leaves open: another address, other parameter names, other values. The row itself
 * is the likely reading and the default; `choose-variants.ts` puts the chosen one in its place.
 */
export interface Variant<K extends string = string> {
  readonly path?: string;
  readonly wire?: { readonly [Key in K]?: string | Numbered };
  /** Per input key: what is sent in place of a wire value, `{ kind: { O: "0", I: "1" } }`. */
  readonly values?: { readonly [Key in K]?: Readonly<Record<string, string>> };
}

export interface Definition<E extends Effect, I extends z.ZodType, T, C extends Codes> {
  readonly effect: E;
  /** Default "api". */
  readonly host?: Host;
  /** Default: made of the id, `/domains/DomainRenew.aspx`. */
  readonly path?: string;
  /** Checked and encoded by codecs; `z.output` is what a caller writes, `z.input` what is sent. */
  readonly input: I;
  /** Wire names that differ from the input's keys. */
  readonly wire?: { readonly [K in KeyOf<z.output<I>>]?: string | Numbered };
  /**
   * Input keys that are sent under a second name as well, where the manual's table spells a parameter in one way and
   * its example in another. The upstream ignores the name that it does not know.
   */
  readonly again?: { readonly [K in KeyOf<z.output<I>>]?: string };
  readonly output: Answer<T, z.output<I>>;
  readonly codes: C;
  /** Input keys that never reach a log: passwords, transfer codes, id numbers, pictures, addresses of people. */
  readonly secret?: readonly KeyOf<z.output<I>>[];
  /** Further ones of an input: a name check may be about a product or about somebody's telephone number. */
  readonly secretOf?: (input: z.output<I>) => readonly KeyOf<z.output<I>>[];
  /** Input keys whose value must travel in a POST body. */
  readonly post?: readonly KeyOf<z.output<I>>[];
  /** Input keys in which the manual asks for a comma list; a comma anywhere else is refused before sending. */
  readonly commas?: readonly KeyOf<z.output<I>>[];
  /** False where the host takes no account (the check host). */
  readonly signed?: boolean;
  /** True where the upstream answers "failed" with an empty list when the list is empty. */
  readonly emptyMayFail?: boolean;
  /**
   * Other readings of the manual, by the name of a setting and its words. Rows with the same open question share a
   * setting.
   */
  readonly variants?: Readonly<Record<string, Readonly<Record<string, Variant<KeyOf<z.output<I>>>>>>>;
  /** Sentences that prove what a code proves, for chapters without codes. The whole text must be equal. */
  readonly texts?: Readonly<Record<string, number>>;
  /** True where an object without status and message is an answer, and where data stand beside them. */
  readonly bare?: boolean;
  /** Milliseconds for the whole call once it is sent; default: the limit of its effect. */
  readonly timeoutMs?: number;
  /** False for what live clients use and the manual does not mention. */
  readonly documented?: boolean;
}

export interface EndpointRow<
  E extends Effect = Effect,
  I extends z.ZodType = z.ZodType,
  T = unknown,
  C extends Codes = Codes,
  Id extends string = string,
> extends Omit<Definition<E, I, T, C>, "host" | "path" | "output"> {
  readonly id: Id;
  readonly host: Host;
  readonly path: string;
  /** Set by a chosen variant. */
  readonly values?: Variant["values"];
  readonly output: (message: unknown, context: AnswerContext<never>) => T;
}

/** A row of any kind, for code that walks the table. */
export type AnyRow = EndpointRow;

/** What a caller passes to `call(row, input)`. */
export type InputOf<R> = R extends { readonly input: infer I extends z.ZodType } ? z.output<I> : never;

/** What `ok` carries. */
export type ValueOf<R> = R extends { readonly output: (...args: never[]) => infer T } ? T : never;

/** Declares a row. The id is the catalogue's ("domains.DomainRenew"). */
export function endpoint<const Id extends string, E extends Effect, I extends z.ZodType, T, const C extends Codes>(
  id: Id,
  definition: Definition<E, I, T, C>,
): EndpointRow<E, I, T, C, Id> {
  return { host: "api", path: `/${id.replace(".", "/")}.aspx`, ...definition, id };
}
