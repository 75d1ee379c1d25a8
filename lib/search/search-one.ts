import "server-only";
import type { Actor } from "@/lib/core/actor";
import { callerKey } from "@/lib/http/rate-limit";
import { readKnownName } from "@/lib/offers/find-suffix";
import { askName, isAsked } from "./ask-name";
import type { Hit } from "./contract";
import { searchBudget } from "./search-budget";

/**
 * Asks for one name again, ignoring what is remembered of it. If a call for it is under way, waits for that call's answer.
 * @throws AppError search.too_many (429) when the visitor's budget is used up.
 */
export async function searchOne(
  actor: Actor,
  input: { name: string },
  context: { signal?: AbortSignal },
): Promise<Hit> {
  const { name, label, suffix } = await readKnownName(input.name);
  if (!isAsked(name)) await searchBudget(actor)(1, async () => 1);
  return await askName(
    { name, label, suffix: suffix.suffix },
    { again: true, lane: callerKey(actor), ...(context.signal ? { signal: context.signal } : {}) },
  );
}
