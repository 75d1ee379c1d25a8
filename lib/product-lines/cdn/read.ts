import { readCdn } from "@/lib/cndns/endpoints/cdn";
import { noProductReading } from "../no-product-reading";
import type { Call, Reading } from "../reading";
import { type CdnUnit, trafficOf } from "./form";

const GIGABYTES: Readonly<Record<CdnUnit, number>> = { gigabytes: 1, terabytes: 1000 };

/** What our words for the upstream's states mean for a product. Stopped ones are "odd": they exist and serve nothing. */
const STATES: Readonly<Record<string, Reading["state"]>> = {
  running: "working",
  opening: "pending",
  not_opened: "pending",
  processing: "pending",
  paused: "odd",
  stopped_by_admin: "odd",
  expired: "odd",
  over_traffic: "odd",
  deleted: "odd",
};

/**
 * Reads the details of a product. A refusal is a sentence without a code, which proves nothing: "absent" can't be distinguished from no
 * answer, so both are "unclear". Manual: 十八, 11.
 */
export async function readCdnProduct(call: Call, name: string): Promise<Reading> {
  const outcome = await call(readCdn, { name });
  if (outcome.kind !== "ok") return noProductReading(outcome, []);
  const { value } = outcome;
  const word = value.state ?? "";
  const state = STATES[word];
  const unit = value.unit === "gigabytes" || value.unit === "terabytes" ? value.unit : null;
  const config = unit && value.multiple !== null ? { unit, [unit]: value.multiple } : null;
  const traffic = config && trafficOf(config);
  return {
    state: state ?? "odd",
    upstreamState: value.stateNumber === null ? null : String(value.stateNumber),
    reason: state ? word : "state_unread",
    registeredAt: value.boughtAt,
    expiresAt: value.expiresAt,
    password: null,
    ...(value.password ? { secrets: { product: value.password } } : {}),
    ...(value.name ? { name: value.name } : {}),
    ...(config ? { config } : {}),
    // The manual does not say what the used traffic is counted in. Everything else of the chapter counts in GB.
    ...(value.usedTraffic !== null && traffic
      ? {
          usage: [
            {
              id: "traffic",
              used: value.usedTraffic,
              limit: traffic.multiple * GIGABYTES[traffic.unit],
              unit: "gb" as const,
            },
          ],
        }
      : {}),
    snapshot: { period: value.period },
  };
}
