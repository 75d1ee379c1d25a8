import { readSms, readSmsPoints } from "@/lib/cndns/endpoints/sms";
import { mapOk } from "../map-ok";
import { accountReading, shownPoints } from "../points/read";
import type { Call, Reading } from "../reading";

/**
 * Reads account, password, points and the day it was bought. Whether its review is over is not shown: after a failed one the account is
 * no longer ours. Manual: 十四, 4.
 */
export async function readSmsAccount(call: Call, name: string): Promise<Reading> {
  const outcome = await call(readSms, { account: name });
  return accountReading(
    mapOk(outcome, ({ password, pointsBought: bought, pointsLeft: left, boughtAt }) => ({
      bought,
      left,
      password,
      boughtAt,
      snapshot: { account: name },
    })),
  );
}

/** Reads the points that are left at this moment. Manual: 十四, 5. */
export async function lookAtSms(call: Call, reading: Reading, name: string): Promise<Partial<Reading>> {
  const outcome = await call(readSmsPoints, { account: name });
  if (outcome.kind !== "ok") return {};
  const { pointsBought } = reading.snapshot;
  const bought = typeof pointsBought === "number" ? pointsBought : null;
  return shownPoints({ bought, left: outcome.value }, reading.snapshot);
}

/**
 * An account just bought, with its review: it can't say what points are left until it is over. The manual names no other sign of a passed
 * review; of a failed one, that the account is no longer ours.
 */
export async function readSmsOrder(call: Call, name: string): Promise<Reading> {
  const reading = await readSmsAccount(call, name);
  if (reading.state === "absent") return { ...reading, reason: "review_failed" };
  if (reading.state !== "working") return reading;
  const outcome = await call(readSmsPoints, { account: name });
  return outcome.kind === "rejected" && outcome.name === "points_unavailable"
    ? { ...reading, state: "pending", reason: "review" }
    : reading;
}
