import { z } from "zod";
import { contract, instant, nothing } from "@/lib/http/contract";

const id = z.uuid();

/** So many names a customer may watch. */
export const MOST_WATCHED_NAMES = 50;

/**
 * How a watched name stands. `unknown`: there was no answer yet. `checking`: an answer said something new, and a second one decides.
 * `unsold`: the shop does not sell the suffix now, so it is not asked for.
 */
export const watchedNameStatus = z.enum(["unknown", "taken", "checking", "free", "unsold"]);

export const watchedNameView = z.object({
  id,
  /** In ASCII. */
  name: z.string(),
  /** As people write it. */
  shown: z.string(),
  status: watchedNameStatus,
  createdAt: instant,
  /** When the last answer came; null: there was none yet. */
  askedAt: instant.nullable(),
  /** Since when it is free, as far as is known, and when the customer was mailed of it; null: it is not free. */
  freeAt: instant.nullable(),
  toldAt: instant.nullable(),
});
export type WatchedNameView = z.output<typeof watchedNameView>;

export const listWatchedNamesContract = contract({
  method: "GET",
  path: "/api/v1/watched-names",
  summary:
    "The taken domain names that the customer wants to be mailed about when they can be registered: free ones first.",
  access: "customer",
  input: nothing,
  output: z.object({ rows: z.array(watchedNameView) }),
});

export const watchNameContract = contract({
  method: "POST",
  path: "/api/v1/watched-names",
  summary: `Watches a taken domain name: the customer is mailed when it can be registered. At most ${MOST_WATCHED_NAMES}; safe to repeat.`,
  access: "customer",
  input: z.object({ name: z.string().trim().min(1, "input.required").max(300) }),
  output: watchedNameView,
  errors: [
    ...["watched-names.free", "watched-names.own", "watched-names.refused", "watched-names.suffix_missing"],
    ...["watched-names.too_many", "offers.suffix_unknown", "offers.label_chinese", "offers.not_for_sale"],
    "search.too_many",
  ],
  limit: { points: 60, seconds: 300 },
});

export const unwatchNameContract = contract({
  method: "DELETE",
  path: "/api/v1/watched-names/{id}",
  summary: "Ends the watch of a domain name.",
  access: "customer",
  input: z.object({ id }),
  output: nothing,
});
