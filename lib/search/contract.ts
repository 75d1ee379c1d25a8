import { z } from "zod";
import { MAX_SEARCH_TEXT } from "@/lib/core/search-text";
import { contract } from "@/lib/http/contract";
import { suffixPrices } from "@/lib/offers/contract";
import { SUFFIX_GROUPS } from "@/lib/pricing/suffix-contract";

/** What is known of one name under one suffix. "failed": there was no answer; it may be asked again. */
export const ANSWERS = ["free", "taken", "failed", "refused", "unsold"] as const;

export const hit = z.object({
  /** The name in ASCII, by which the browser finds its row. */
  name: z.string(),
  answer: z.enum(ANSWERS),
  /** Why it failed or is refused: "timeout", "no_answer", "check_failed", "unsupported", "label". */
  reason: z.string().optional(),
});
export type Hit = z.output<typeof hit>;

export const searchSuffix = z.object({
  suffix: z.string(),
  ascii: z.string(),
  group: z.enum(SUFFIX_GROUPS),
  minYears: z.int(),
  realNameRequired: z.boolean(),
  transferable: z.boolean(),
  /** Prices for labels in Latin letters, and for those with Chinese ones. */
  english: suffixPrices,
  chinese: suffixPrices,
});
export type SearchSuffix = z.output<typeof searchSuffix>;

const understood = z.object({
  typed: z.string(),
  /** The label in Chinese characters where it has any. */
  label: z.string(),
  labelAscii: z.string(),
  chinese: z.boolean(),
  /** A Chinese label in pinyin, as another name to try; null for others, and when a character has no known reading. */
  pinyin: z.string().nullable(),
  /** The suffix that was typed, when it is one of ours. */
  asked: z.string().nullable(),
  /** A suffix that was typed and isn't sold here. */
  unknownSuffix: z.string().nullable(),
  /** The suffixes under which it is asked for, the typed one first. */
  suffixes: z.array(z.string()),
});
export type SearchName = z.output<typeof understood>;

const nonsense = z.object({
  typed: z.string(),
  /** The reason in the visitor's language. */
  message: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type SearchNonsense = z.output<typeof nonsense>;

/** One line of the stream. "start" comes first, with everything that the page's rows need; then hits as they come; then "end". */
export const searchLine = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("start"),
    suffixes: z.array(searchSuffix),
    names: z.array(understood),
    nonsense: z.array(nonsense),
    /** Names that were left out because there were more than MAX_NAMES. */
    leftOut: z.int(),
    total: z.int(),
  }),
  z.object({ type: z.literal("hit"), ...hit.shape }),
  z.object({ type: z.literal("end"), ms: z.int() }),
]);
export type SearchLine = z.output<typeof searchLine>;

/** More names than this in one search are left out; `leftOut` says how many. */
export const MAX_NAMES = 20;

export const searchContract = contract({
  method: "GET",
  path: "/api/v1/search",
  summary:
    "Asks every suffix for one name or several; answers a stream of JSON lines (application/x-ndjson), each as soon as it is known.",
  access: "anyone",
  token: "any",
  input: z.object({ q: z.string().min(1).max(MAX_SEARCH_TEXT) }),
  output: searchLine,
  errors: ["search.too_many"],
  // The calls of a search are charged to the visitor's budget; this limit only makes refusing many searches cheap.
  limit: { points: 20, seconds: 10 },
});

export const searchOneContract = contract({
  method: "GET",
  path: "/api/v1/search/one",
  summary: "Asks for one full name again, ignoring what is remembered of it.",
  access: "anyone",
  token: "any",
  input: z.object({ name: z.string().min(3).max(253) }),
  output: hit,
  errors: ["offers.suffix_unknown", "offers.name_unreadable", "search.too_many"],
  limit: { points: 120, seconds: 60 },
});

export const whoisContract = contract({
  method: "GET",
  path: "/api/v1/whois",
  summary: "Who holds a taken name, as the registry publishes it. When the registry does not answer, `known` is false.",
  access: "anyone",
  token: "any",
  input: z.object({ name: z.string().min(3).max(253) }),
  output: z.object({
    name: z.string(),
    shown: z.string(),
    known: z.boolean(),
    facts: z.array(z.object({ key: z.string(), value: z.string() })),
    text: z.string(),
  }),
  errors: ["offers.suffix_unknown", "offers.name_unreadable"],
  limit: { points: 20, seconds: 60, counted: "by all processes" },
});
