import type { Config } from "../form";
import type { AttemptEvidence, AttemptFinding } from "../product-action";
import type { Reading } from "../reading";

/** Whether two configurations agree in every key of the first. */
export function agrees(wanted: Config, seen: Config): boolean {
  return Object.entries(wanted).every(([key, value]) => seen[key] === value);
}

/** The part of a configuration that the upstream shows. */
function shownOf(config: Config, reading: Config): Config {
  return Object.fromEntries(Object.entries(config).filter(([key]) => key in reading));
}

/**
 * Whether an upgrade whose answer is unknown went through: the product has exactly the intended configuration now, and had
 * another one before. As before means that it did not (yet); anything else is somebody else's doing. Where the upstream shows
 * nothing of what was to change, its answer is all that there is.
 */
export function findUpgrade(reading: Reading, evidence: AttemptEvidence): AttemptFinding {
  if (reading.state === "unclear") return "unclear";
  const { configBefore, configWanted } = evidence;
  if (!configBefore || !configWanted || !reading.config || reading.state === "absent") return "cannot_tell";
  if (agrees(configWanted, configBefore)) return "cannot_tell";
  const [wanted, before] = [shownOf(configWanted, reading.config), shownOf(configBefore, reading.config)];
  if (agrees(wanted, before)) return agrees(wanted, reading.config) && evidence.accepted ? "found" : "cannot_tell";
  if (agrees(wanted, reading.config)) return "found";
  return agrees(before, reading.config) ? "absent" : "cannot_tell";
}
