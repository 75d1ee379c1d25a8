import "server-only";
import type { Actor } from "@/lib/core/actor";
import { askName } from "./ask-name";
import type { Hit } from "./contract";
import { readKnownName } from "./find-suffix";

/** Asks for one name again, past what is remembered of it. Who joins a call that is under way gets that call's answer. */
export async function searchOne(
  _actor: Actor,
  input: { name: string },
  context: { signal?: AbortSignal },
): Promise<Hit> {
  const { name, label, suffix } = await readKnownName(input.name);
  return await askName(
    { name, label, suffix: suffix.suffix },
    { again: true, ...(context.signal ? { signal: context.signal } : {}) },
  );
}
