import "server-only";
import { whois } from "@/lib/cndns/endpoints/check";
import type { Actor } from "@/lib/core/actor";
import { callerKey } from "@/lib/http/rate-limit";
import { readKnownName } from "@/lib/offers/find-suffix";
import { upstream } from "@/lib/upstream/client";

export interface WhoisAnswer {
  name: string;
  shown: string;
  known: boolean;
  facts: { key: string; value: string }[];
  text: string;
}

const MAX_TEXT = 8_000;

/**
 * What the registry publishes of a name's holder. The endpoint works but is not documented: when it doesn't answer,
 * `known` is false, and nothing else depends on it.
 */
export async function readWhois(
  actor: Actor,
  input: { name: string },
  context: { signal?: AbortSignal },
): Promise<WhoisAnswer> {
  const { name, shown } = await readKnownName(input.name);
  const outcome = await upstream().call(
    whois,
    { domain: shown },
    { lane: callerKey(actor), ...(context.signal ? { signal: context.signal } : {}) },
  );
  if (outcome.kind !== "ok") return { name, shown, known: false, facts: [], text: "" };
  const lines = outcome.value.lines.filter((line) => line !== "" && !/^(%|#|>>>)/.test(line));
  const facts = lines.flatMap((line) => {
    const [, key, value] = /^([^:]{2,40}):\s*(\S.*)$/.exec(line) ?? [];
    return key && value ? [{ key: key.trim(), value: value.trim() }] : [];
  });
  return { name, shown, known: true, facts, text: lines.join("\n").slice(0, MAX_TEXT) };
}
