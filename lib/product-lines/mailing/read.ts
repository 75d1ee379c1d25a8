import { readEdm, readEdmPoints } from "@/lib/cndns/endpoints/edm";
import { mapOk } from "../map-ok";
import { accountReading, shownPoints } from "../points/read";
import type { Call, Reading } from "../reading";

/** Reads account, password and the points bought in all. The upstream shows neither state nor dates. Manual: 十三, 4. */
export async function readMailing(call: Call, name: string): Promise<Reading> {
  const outcome = await call(readEdm, { account: name });
  return accountReading(
    mapOk(outcome, ({ password, points: bought, webUrl }) => ({
      bought,
      left: null,
      password,
      snapshot: { account: name, panelUrl: webUrl },
    })),
  );
}

/** Reads the points that are left. Orders of an older kind can't say it. Manual: 十三, 5. */
export async function lookAtMailing(call: Call, reading: Reading, name: string): Promise<Partial<Reading>> {
  const outcome = await call(readEdmPoints, { account: name });
  if (outcome.kind !== "ok") {
    const unknown = outcome.kind === "rejected" && outcome.name === "points_unavailable";
    return { snapshot: { ...reading.snapshot, counting: unknown ? "no" : null } };
  }
  const { pointsBought } = reading.snapshot;
  const bought = typeof pointsBought === "number" ? pointsBought : null;
  return shownPoints({ bought, left: outcome.value }, reading.snapshot);
}

/** Both: a new account shows its points at once, and added points are recognised by them. */
export async function readMailingPoints(call: Call, name: string): Promise<Reading> {
  const reading = await readMailing(call, name);
  return reading.state === "working" ? { ...reading, ...(await lookAtMailing(call, reading, name)) } : reading;
}
