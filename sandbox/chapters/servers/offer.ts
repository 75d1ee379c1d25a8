import type { Cloud } from "../../manual/of-cloud";

/** What the two clouds sell: places, systems, prices per month. A year costs ten months. */

interface Place {
  id: string;
  code: string;
  name: string;
}
interface System {
  id: string;
  name: string;
  kind: "linux" | "windows";
  place: string;
}

export const places: Readonly<Record<Cloud, readonly Place[]>> = {
  bcc: [
    { id: "1", code: "bj", name: "华北-北京" },
    { id: "2", code: "gz", name: "华南-广州" },
    { id: "3", code: "hk", name: "香港" },
  ],
  ali: [
    { id: "1", code: "hz", name: "华东1(杭州)" },
    { id: "2", code: "bj", name: "华北2(北京)" },
    { id: "3", code: "hk", name: "香港" },
  ],
};

const IMAGES: readonly (readonly [id: string, name: string, kind: System["kind"]])[] = [
  ["m-OmBEAOmD", "CentOS 7.9 64位", "linux"],
  ["m-UbUnTu22", "Ubuntu 22.04 64位", "linux"],
  ["m-DeBiAn12", "Debian 12 64位", "linux"],
  ["m-WiN2019s", "Windows Server 2019 数据中心版 64位", "windows"],
];

/** The systems of the first place have the ids of the manual's examples; other places have ids of their own. */
const systems: Readonly<Record<Cloud, readonly System[]>> = { bcc: systemsOf("bcc"), ali: systemsOf("ali") };

function systemsOf(cloud: Cloud): System[] {
  return places[cloud].flatMap((place) =>
    IMAGES.map(([id, name, kind]) => ({
      id: place.id === "1" ? id : `${id}${place.code}`,
      name,
      kind,
      place: place.id,
    })),
  );
}

export function systemsAt(cloud: Cloud, placeId: string): readonly System[] {
  return systems[cloud].filter((system) => system.place === placeId);
}

export function serverSystemOf(cloud: Cloud, id: string): System | undefined {
  return systems[cloud].find((system) => system.id === id);
}

export function placeOf(cloud: Cloud, id: string): Place | undefined {
  return places[cloud].find((place) => place.id === id);
}

/** Fen per month: CPU, GB of memory, Mbps, and a disk's unit of `gb`. */
export const bccPrices = {
  cpuFen: 2_000n,
  memoryFen: 1_000n,
  mbpsFen: 2_000n,
  disks: { std1: { gb: 5, fen: 150n }, hp1: { gb: 5, fen: 250n }, ssd: { gb: 50, fen: 3_500n } },
} as const;

export const aliPrices = {
  mbpsFen: 2_200n,
  disks: { eff: { gb: 1, fen: 35n }, ssd: { gb: 1, fen: 100n } },
} as const;

export interface Instance {
  kind: string;
  kindName: string;
  id: string;
  cores: number;
  memoryGb: number;
  fen: bigint;
}

const instance = (
  kind: string,
  kindName: string,
  id: number,
  cores: number,
  memoryGb: number,
  yuan: number,
): Instance => ({
  kind,
  kindName,
  id: String(id),
  cores,
  memoryGb,
  fen: BigInt(yuan) * 100n,
});

/** The first one is that of the manual's example. */
export const instances: readonly Instance[] = [
  instance("10", "通用型", 10004812, 1, 1, 45),
  instance("10", "通用型", 10004813, 1, 2, 60),
  instance("10", "通用型", 10004814, 2, 4, 130),
  instance("10", "通用型", 10004815, 4, 8, 260),
  instance("20", "计算型", 10004821, 8, 16, 640),
  instance("20", "计算型", 10004822, 16, 32, 1_280),
  instance("30", "内存型", 10004831, 2, 16, 320),
  instance("30", "内存型", 10004832, 4, 32, 640),
];

export function serverTermFen(monthFen: bigint, period: "2" | "5", count: number): bigint {
  return monthFen * (period === "2" ? 1n : 10n) * BigInt(count);
}
