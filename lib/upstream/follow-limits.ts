import "server-only";
import cluster from "node:cluster";
import type { Client } from "@/lib/cndns/client";
import { log } from "@/lib/core/log";
import { env } from "@/lib/env";
import { readSetting } from "@/lib/settings/read-setting";

/** How often the setting is read: a change by staff reaches every process within this time. */
const LOOK_MS = 10_000;
let lookedAtMs = 0;

/** The web processes of a machine share the limit, so that a machine with more cores doesn't send the upstream more calls. */
export function shareOf(limit: number, processes: number): number {
  return Math.max(1, Math.floor(limit / processes));
}

/** Applies the setting upstreamLimits to the client. Reads it again from time to time, in the background. */
export function followLimits(client: Pick<Client, "setLimit">): void {
  if (Date.now() - lookedAtMs < LOOK_MS) return;
  lookedAtMs = Date.now();
  const processes = cluster.isWorker ? (env().WEB_PROCESSES ?? 1) : 1;
  readSetting("upstreamLimits").then(
    ({ checkInFlight, apiInFlight }) => {
      client.setLimit("check", shareOf(checkInFlight, processes));
      client.setLimit("api", shareOf(apiInFlight, processes));
    },
    (error: unknown) => log.warn({ err: error }, "the limits of the upstream could not be read again"),
  );
}
