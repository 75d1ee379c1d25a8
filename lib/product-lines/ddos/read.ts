import { readDdos } from "@/lib/cndns/endpoints/ddos";
import type { Config } from "../form";
import { noProductReading } from "../no-product-reading";
import type { Call, Reading } from "../reading";
import { chosenProduct } from "./form";

const STATES: Readonly<Record<string, Reading["state"]>> = {
  running: "working",
  paused: "odd",
  stopped_by_admin: "odd",
  expired: "odd",
  deleted: "odd",
};

/** State and dates. A refusal has no code and proves nothing, so a missing product is "unclear" too. Manual: 十九, 3. */
export async function readProtection(call: Call, name: string): Promise<Reading> {
  const outcome = await call(readDdos, { name });
  if (outcome.kind !== "ok") return noProductReading(outcome, []);
  const { value } = outcome;
  const word = value.state ?? "";
  return {
    state: STATES[word] ?? "odd",
    upstreamState: word || null,
    reason: STATES[word] ? word : "state_unread",
    registeredAt: value.boughtAt,
    expiresAt: value.expiresAt,
    password: null,
    name: value.name,
    snapshot: { code: value.code, description: value.description },
  };
}

/** Whether a product is the ordered one, by its code. */
export function fitsProtection(reading: Reading, config: Config): boolean {
  const { code } = reading.snapshot;
  return typeof code !== "string" || code === "" || code === chosenProduct(config).code;
}
