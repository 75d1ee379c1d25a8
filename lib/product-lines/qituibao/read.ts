import {
  checkQituibaoDomain,
  listQituibaoUpgrades,
  readKeywordIndex,
  readQituibao,
} from "@/lib/cndns/endpoints/qituibao";
import type { Config, FieldAnswer } from "../form";
import { listedUpgrades } from "../listed-upgrades";
import { nameAvailability } from "../name-availability";
import { noProductReading } from "../no-product-reading";
import type { Call, Reading } from "../reading";
import { familyOf } from "./form";

/** Texts that the upstream shows as they were ordered. A text that it leaves out keeps the ordered value. */
const TEXTS = [
  ...["company", "mobile", "email", "contact", "telephone"],
  ...["domain", "keyword", "secondKeyword", "generalKeyword", "regionalKeyword"],
] as const;

/**
 * Reads edition, dates, account and what was ordered. The upstream has words of its own for the state, which the manual doesn't list: an
 * order that exists counts as working, and staff see the word. Manual: 十五, 4.
 */
export async function readQituibaoState(call: Call, name: string): Promise<Reading> {
  const outcome = await call(readQituibao, { name });
  if (outcome.kind !== "ok") return noProductReading(outcome, ["not_found"]);
  const { value } = outcome;
  const shown = Object.entries(value).flatMap(([id, text]) =>
    (TEXTS as readonly string[]).includes(id) && typeof text === "string" && text !== "" ? [[id, text] as const] : [],
  );
  const family = familyOf(value.edition);
  const config: Config = {
    ...Object.fromEntries(shown),
    ...(family === null ? {} : { family, edition: String(value.edition) }),
  };
  return {
    state: "working",
    upstreamState: value.stateText,
    reason: "running",
    registeredAt: value.openedAt,
    expiresAt: value.expiresAt,
    password: null,
    ...(value.password ? { secrets: { password: value.password } } : {}),
    name: value.name,
    config,
    snapshot: { number: value.name, account: value.account },
  };
}

/** Reads the index of the keywords that a promotion edition promotes. A keyword without an answer is left out. Manual: 十五, 6. */
export async function lookAtQituibao(call: Call, reading: Reading): Promise<Partial<Reading>> {
  const { keyword, secondKeyword } = reading.config ?? {};
  const index = async (word: unknown) => {
    if (typeof word !== "string" || word === "") return null;
    const outcome = await call(readKeywordIndex, { keyword: word });
    return outcome.kind === "ok" ? outcome.value.shown : null;
  };
  const [keywordIndex, secondKeywordIndex] = await Promise.all([index(keyword), index(secondKeyword)]);
  return { snapshot: { ...reading.snapshot, keywordIndex, secondKeywordIndex } };
}

/**
 * Whether an order fits what the item ordered, as far as it shows that: the edition, and the texts by which the upstream keeps orders
 * apart.
 */
export function fitsQituibao(reading: Reading, config: Config): boolean {
  const seen = reading.config ?? {};
  return ["edition", "company", "mobile", "domain", "keyword"].every(
    (key) => seen[key] === undefined || !config[key] || same(seen[key], config[key]),
  );
}

const same = (a: unknown, b: unknown) => String(a).trim().toLowerCase() === String(b).trim().toLowerCase();

const NAMED = { company: "qituibao_company", mobile: "qituibao_mobile", email: "qituibao_email" } as const;
const UNUSABLE = ["company_unusable", "mobile_unusable", "email_unusable", "name_taken", "name_invalid"];

/**
 * Asks about a field of the order form. A company, mobile number or address can be in use, and a website can be promoted already; a keyword has an
 * index, which tells how much it is searched for. Manual: 十五, 6 and 7; 十七, 1.
 */
export async function askAboutQituibao(call: Call, field: string, value: string): Promise<FieldAnswer> {
  if (field === "keyword" || field === "secondKeyword") {
    const outcome = await call(readKeywordIndex, { keyword: value });
    return outcome.kind === "ok" ? { answer: "free", params: { index: outcome.value.shown } } : { answer: "failed" };
  }
  if (field === "domain") {
    const outcome = await call(checkQituibaoDomain, { domain: value.toLowerCase() });
    return { answer: outcome.kind !== "ok" ? "failed" : outcome.value.exists ? "taken" : "free" };
  }
  if (!(field in NAMED)) return { answer: "failed" };
  const answer = await nameAvailability(call, NAMED[field as keyof typeof NAMED], value, UNUSABLE);
  return { answer: answer === "available" ? "free" : answer === "taken" ? "taken" : "failed" };
}

/** What an order can be upgraded to, by the upstream's numbers; null: to nothing. Manual: 十五, 5. */
export async function readQituibaoUpgrades(call: Call, name: string): Promise<string[] | null | "unclear"> {
  return listedUpgrades(await call(listQituibaoUpgrades, { name }));
}
