import { readSite } from "@/lib/cndns/endpoints/site-controls";
import type { Config } from "../form";
import { noProductReading } from "../no-product-reading";
import type { Call, Reading } from "../reading";
import { templateIdOf, versionsOf } from "./form";

/** The upstream counts in thousands: 10000 are 10 GB. */
const sizeText = (mb: number): string => (mb >= 1000 ? `${mb / 1000} GB` : `${mb} MB`);

/**
 * Reads dates, addresses and versions of a site. The upstream shows neither edition nor place nor state: the ordered values stay, and
 * a site that exists counts as working. Manual: 十二, 13.
 */
export async function readSiteState(call: Call, name: string): Promise<Reading> {
  const outcome = await call(readSite, { name });
  if (outcome.kind !== "ok") return noProductReading(outcome, ["not_ours"]);
  const { value } = outcome;
  const versions = value.versions === "other" ? null : value.versions;
  return {
    state: "working",
    upstreamState: null,
    reason: "running",
    registeredAt: value.boughtAt,
    expiresAt: value.expiresAt,
    password: null,
    ...(value.password ? { secrets: { password: value.password } } : {}),
    name: value.name,
    config: versions === null ? {} : { versions },
    snapshot: {
      versions,
      testUrl: value.testUrl,
      manageUrl: value.manageUrl,
      administrator: value.administrator,
      cname: value.cname,
      templateId: value.templateId,
      mobileTemplateId: value.mobileTemplateId,
      space: value.spaceMb === null ? null : sizeText(value.spaceMb),
      monthlyTraffic: value.monthlyTrafficMb === null ? null : sizeText(value.monthlyTrafficMb),
      mostFiles: value.mostFiles,
      trafficUrl: value.trafficUrl,
      filingCode: value.filingCode,
    },
  };
}

/** Whether a site is what was ordered, as far as the upstream shows it: its versions and their templates. */
export function fitsSite({ config: seen, snapshot }: Reading, config: Config): boolean {
  if (seen?.versions !== undefined && seen.versions !== versionsOf(config)) return false;
  const same = (shown: unknown, ordered: unknown) => !shown || !ordered || shown === templateIdOf(ordered);
  return same(snapshot.templateId, config.template) && same(snapshot.mobileTemplateId, config.mobileTemplate);
}
