import type { Config } from "./form";
import type { Evidence, Finding, Reading } from "./line";

/** Whether two configurations agree in every key of the first. */
export function agrees(wanted: Config, seen: Config): boolean {
  return Object.entries(wanted).every(([key, value]) => seen[key] === value);
}

/**
 * Whether an upgrade whose answer is unknown went through: the product has exactly the intended configuration now, and had
 * another one before. As before means that it did not (yet); anything else is somebody else's doing.
 */
export function findUpgrade(reading: Reading, evidence: Evidence): Finding {
  if (reading.state === "unclear") return "unclear";
  const { configBefore, configWanted } = evidence;
  if (!configBefore || !configWanted || !reading.config || reading.state === "absent") return "cannot_tell";
  if (agrees(configWanted, configBefore)) return "cannot_tell";
  if (agrees(configWanted, reading.config)) return "found";
  return agrees(configBefore, reading.config) ? "absent" : "cannot_tell";
}
