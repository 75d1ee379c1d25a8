import { agrees, type Config } from "../form";
import type { AttemptEvidence, AttemptFinding } from "../product-action";
import type { Reading } from "../reading";

/** The part of a configuration that the upstream shows. */
function shownOf(config: Config, reading: Config): Config {
  return Object.fromEntries(Object.entries(config).filter(([key]) => key in reading));
}

/**
 * Judges whether an upgrade with an unknown outcome was carried out: then the product has exactly the ordered configuration and had another
 * one before. The configuration as before means that it was not (yet); any other one is somebody else's change. Where the upstream shows
 * no part of the change, only its answer (`accepted`) can tell.
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
