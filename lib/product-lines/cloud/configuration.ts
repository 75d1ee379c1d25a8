import type { Config } from "../form";
import type { Term } from "../term";
import { periodOf } from "./terms";

const MB_PER_GB = 1024;

/** The upstream's parameters for a configuration. */
export function configurationOf(config: Readonly<Record<string, unknown>>) {
  return {
    cpu: Number(config.cpu),
    ramMb: Number(config.ramGb) * MB_PER_GB,
    diskGb: Number(config.diskGb),
    bandwidthMbps: Number(config.bandwidthMbps),
    room: String(config.room),
    system: String(config.system),
  };
}

export function orderOf(config: Readonly<Record<string, unknown>>, term: Term) {
  return { ...configurationOf(config), ...periodOf(term) };
}

/** The number that a room has in the options list, by its name in the details ("上海 双线 机房"); null for an unknown room. */
export function roomOf(name: string | null): string | null {
  const plain = (name ?? "").replace(/\s+/g, "");
  if (plain.includes("双线")) return "2";
  if (plain.includes("香港")) return "3";
  if (plain.includes("美国")) return "4";
  return plain.includes("上海") ? "1" : null;
}

/** Mainland rooms, where a domain must be bound and filed. */
export function isMainlandRoom(config: Config): boolean {
  return config.room === "1" || config.room === "2";
}

const key = (text: string) => text.replace(/[\s_.()（）-]+/g, "").toLowerCase();

/**
 * Whether a system's name in the details may belong to the ordered value: "windows2003Enterprise_32" is "Windows Server 2003 企业版 32 位".
 * Only their digits are compared, because names and values have nothing else in common.
 */
export function maySystemBe(name: string, value: string): boolean {
  const figures = (text: string) => (key(text).match(/\d+/g) ?? []).join("");
  return figures(name) === figures(value) && /windows/i.test(name) === /^windows/i.test(value);
}
