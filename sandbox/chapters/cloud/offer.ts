import type { Place } from "./rows";

/** What is sold: the manual's ranges, its rooms and one more (the dual-line room of its second details example). */
export const CPUS = [1, 2, 4, 8] as const;
export const MEMORIES_MB = [512, 1024, 2048, 4096, 8192, 16_384] as const;
export const DISK_GB = { min: 50, max: 500, step: 10 } as const;
export const BANDWIDTH_MBPS = { min: 1, max: 100, step: 1 } as const;
/** The largest values that upgrades can reach. */
export const MOST = { cpu: 8, ramMb: 16_384, diskGb: 500, bandwidthMbps: 100, extraAddresses: 4 } as const;

export const PERIODS = [
  ["2", "月"],
  ["4", "半年"],
  ["5", "年"],
] as const;

interface Room {
  /** In the list, and in the details. */
  name: string;
  longName: string;
  /** Mainland: domains have to be bound, and a filing code is given. */
  mainland: boolean;
}

export const ROOMS: Readonly<Record<Place, Room>> = {
  "1": { name: "上海电信", longName: "上海电信机房", mainland: true },
  "2": { name: "上海双线", longName: "上海 双线 机房", mainland: true },
  "3": { name: "香港机房", longName: "香港机房", mainland: false },
  "4": { name: "美国机房", longName: "美国机房", mainland: false },
};

export function isPlace(text: string): text is Place {
  return Object.hasOwn(ROOMS, text);
}

export interface System {
  value: string;
  name: string;
  kind: "windows" | "linux";
  bits: 32 | 64;
}

const system = (value: string, name: string): System => ({
  value,
  name,
  kind: value.startsWith("windows") ? "windows" : "linux",
  bits: value.endsWith("_32") ? 32 : 64,
});

export const SYSTEMS: readonly System[] = [
  system("windows2003Enterprise_32", "Windows Server 2003 企业版 32 位"),
  system("windows2008Enterprise_64", "Windows Server 2008 企业版 64 位"),
  system("windows2019Datacenter_64", "Windows Server 2019 数据中心版 64 位"),
  system("centos5.5_32", "CentOS 5.5 32 位"),
  system("centos5.5_64", "CentOS 5.5 64 位"),
  system("centos6.2_32", "CentOS 6.2 32 位"),
  system("centos7.9_64", "CentOS 7.9 64 位"),
  system("Ubuntu-12.04-LTS_32", "Ubuntu 12.04 LTS 32 位"),
  system("Ubuntu-22.04-LTS_64", "Ubuntu 22.04 LTS 64 位"),
  system("Debian-12_64", "Debian 12 64 位"),
];

export function findSystem(value: string): System | undefined {
  return SYSTEMS.find((one) => one.value === value);
}

/** Text on the wire to a number that the list offers. */
export function listed(text: string, values: readonly number[]): number | null {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  return values.includes(value) ? value : null;
}

export function inRange(text: string, range: { min: number; max: number; step: number }): number | null {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  return value >= range.min && value <= range.max && (value - range.min) % range.step === 0 ? value : null;
}

/** A 32-bit system can't use more memory: such an order is refused (17008). */
export const MOST_RAM_MB_AT_32_BITS = 4096;
