import { readHost, readHostSize } from "@/lib/cndns/endpoints/hosting-reads";
import { nameAvailability } from "../name-availability";
import { noProductReading } from "../no-product-reading";
import type { Call, Reading } from "../reading";
import { writeConfig } from "./config";

/**
 * Reads the details of a host. They show no state: a host that exists counts as working until it expires. Manual: 三、26.
 */
export async function readHosting(call: Call, name: string): Promise<Reading> {
  const outcome = await call(readHost, { name });
  if (outcome.kind !== "ok" || outcome.value.expiresAt === null) return noProductReading(outcome, ["not_ours"]);
  const { value } = outcome;
  const config = writeConfig(value);
  return {
    state: "working",
    upstreamState: null,
    reason: "running",
    registeredAt: value.boughtAt,
    expiresAt: value.expiresAt,
    password: value.password || null,
    ...(config ? { config } : {}),
    snapshot: {
      alias: value.alias,
      testUrl: value.testUrl,
      serverAddress: value.serverAddress,
      server: value.server,
      filingCode: value.filingCode,
      domainsAtMost: value.domainsAtMost,
      trafficGbPerMonth: value.trafficMbPerMonth === null ? null : value.trafficMbPerMonth / 1000,
      kind: value.kind,
      location: value.location,
      line: value.line,
      giftMail: value.gifts.find((gift) => gift.kind === "mail")?.name ?? null,
      giftDatabase: value.gifts.find((gift) => gift.kind === "database")?.name ?? null,
    },
  };
}

/** Reads how much of its space is used. Manual: 三、19. */
export async function lookAtHosting(call: Call, _reading: Reading, name: string): Promise<Partial<Reading>> {
  const [total, used] = await Promise.all([
    call(readHostSize, { name, which: "total" }),
    call(readHostSize, { name, which: "used" }),
  ]);
  if (used.kind !== "ok") return {};
  return { usage: [{ id: "space", used: used.value, limit: total.kind === "ok" ? total.value : null, unit: "mb" }] };
}

/** Whether the FTP user name is available. Manual: 十七、1. */
export async function hostNameAvailability(call: Call, name: string): Promise<"available" | "taken" | "unclear"> {
  return await nameAvailability(call, "hosting", name);
}
