import { toUnicodeName } from "@/lib/dns/idn";
import type { HealthFinding, ZoneHealthView } from "../checks-contract";

/** What was found in a zone, each finding with its name for people. */
export function showHealth(findings: readonly HealthFinding[], asked: boolean, checkedAt: Date): ZoneHealthView {
  return { findings: findings.map((one) => ({ ...one, displayName: toUnicodeName(one.name) })), asked, checkedAt };
}
