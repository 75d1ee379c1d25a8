import type { Call, Handler } from "../../http/call";
import { restOfMonthsFen } from "../../selling/rest-of-term";
import { refuseByText, sellByText } from "../../selling/sell-by-text";
import { diskOf, idleServer } from "./find-server";
import { bccPrices } from "./offer";
import { openServer, readMbps, readServerTerm, renewServer } from "./open-server";
import type { ServerDisk } from "./rows";

const MOST_YEARS = 3;
const MOST_MBPS = 200;
const MOST_DISKS = 16;
const MOST_GB = 5_000;
/** The system disk of every server; it is free. */
const SYSTEM_DISK = { kind: "hp1", multiple: 8, unitGb: 5 } as const;

/** CPU and GB of memory that go together, as printed under the order. */
const PAIRS: ReadonlyMap<string, readonly number[]> = new Map(
  Object.entries({
    "1": [1, 2, 4, 8],
    "2": [2, 4, 8, 12],
    "4": [4, 8, 12, 16, 32],
    "8": [8, 12, 16, 24, 32, 64],
    "12": [12, 16, 24, 32, 48, 64],
    "16": [16, 24, 32, 48, 64],
  }),
);

type DiskKind = keyof typeof bccPrices.disks;
type Disk = Pick<ServerDisk, "multiple" | "unitGb"> & { kind: DiskKind };

function isKind(text: string): text is DiskKind {
  return Object.hasOwn(bccPrices.disks, text);
}

/**
 * "std1=1|hp1=1|ssd=1": multiples of 5, 5 and 50 GB. Further disks are optional; the system disk is always included.
 */
function readDisks(text: string): Disk[] {
  if (text === "") return [];
  const disks = text.split("|").map((part): Disk => {
    const match = /^(\w+)=(\d{1,4})$/.exec(part.trim());
    const kind = match?.[1] ?? "";
    const multiple = Number(match?.[2]);
    if (!isKind(kind) || !(multiple >= 1)) return refuseByText("CDS云磁盘配置信息错误");
    const { gb } = bccPrices.disks[kind];
    if (multiple * gb > MOST_GB) refuseByText("CDS云磁盘容量超出限制");
    return { kind, multiple, unitGb: gb };
  });
  if (disks.length > MOST_DISKS) refuseByText("CDS云磁盘数量超出限制");
  return disks;
}

function monthFenOf(cores: number, memoryGb: number, mbps: number, disks: readonly Disk[]): bigint {
  const { cpuFen, memoryFen, mbpsFen } = bccPrices;
  const own = cpuFen * BigInt(cores) + memoryFen * BigInt(memoryGb) + mbpsFen * BigInt(mbps);
  return disks.reduce((sum, disk) => sum + bccPrices.disks[disk.kind].fen * BigInt(disk.multiple), own);
}

/** 二十、百度云, 2 */
export const createBccOrder: Handler = {
  handle(call) {
    const { params } = call;
    const cores = Number(params.text("cpucount"));
    const pairs = PAIRS.get(params.text("cpucount")) ?? refuseByText("CPU大小只能是1、2、4、8、12、16");
    const memoryGb = Number(params.text("memory"));
    if (!/^\d{1,2}$/.test(params.text("memory")) || !pairs.includes(memoryGb)) refuseByText("内存大小错误");
    const disks = readDisks(params.text("cdsstr"));
    const mbps = readMbps(call, MOST_MBPS);
    const term = readServerTerm(call, MOST_YEARS);
    const monthFen = monthFenOf(cores, memoryGb, mbps, disks);
    const build = { cloud: "bcc", cores, memoryGb, mbps, instanceKind: "", instanceId: "", monthFen } as const;
    return openServer(call, build, [SYSTEM_DISK, ...disks], term);
  },
};

/** 二十、百度云, 3 */
export const renewBccOrder: Handler = { handle: (call) => renewServer(call, MOST_YEARS) };

/** 二十、百度云, 4: the amounts are added, and charged for the rest of the term. */
export const upgradeOrder: Handler = {
  handle(call) {
    const { params, world, nowMs } = call;
    const server = idleServer(call);
    const text = params.text("upgstr");
    const kind = params.text("upgtype");
    if (!text) refuseByText("升级信息不能为空");
    const [moreFen, change] = upgradeOf(call, server, kind, text);
    sellByText(call, server.name, restOfMonthsFen(moreFen, server.expiresAtMs, nowMs));
    world.servers.put(server.name, { ...server, ...change, monthFen: server.monthFen + moreFen });
    return server.name;
  },
};

type Own = ReturnType<typeof idleServer>;

function upgradeOf(call: Call, server: Own, kind: string, text: string): [bigint, Partial<Own>] {
  if (kind === "1") return morePower(server, text);
  if (kind === "2") return [largerDisk(call, server, text), {}];
  if (kind !== "3") return refuseByText("升级类型错误");
  const mbps = server.mbps + Number(text);
  if (!/^[1-9]\d{0,2}$/.test(text) || mbps > MOST_MBPS) refuseByText(`宽带大小只能是1-${MOST_MBPS}M`);
  return [bccPrices.mbpsFen * BigInt(text), { mbps }];
}

/** "1:0": one CPU more and no memory. */
function morePower(server: Own, text: string): [bigint, Partial<Own>] {
  const match = /^(\d{1,2}):(\d{1,2})$/.exec(text);
  const [moreCores, moreMemory] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || moreCores + moreMemory === 0) return refuseByText("升级信息错误");
  const cores = server.cores + moreCores;
  const memoryGb = server.memoryGb + moreMemory;
  if (!PAIRS.get(String(cores))?.includes(memoryGb)) refuseByText("升级后CPU内存对应值错误");
  return [bccPrices.cpuFen * BigInt(moreCores) + bccPrices.memoryFen * BigInt(moreMemory), { cores, memoryGb }];
}

/** "12223:2": 10 GB more on a disk counted in 5 GB. */
function largerDisk(call: Call, server: Own, text: string): bigint {
  const match = /^([\w-]+):(\d{1,4})$/.exec(text);
  const more = Number(match?.[2]);
  if (!match || more < 1) return refuseByText("升级信息错误");
  const disk = diskOf(call, server, match[1]);
  if (disk.kind === "eff") return refuseByText("磁盘类型错误");
  if (disk.system) refuseByText("系统盘不能升级");
  const { gb, fen } = bccPrices.disks[disk.kind];
  const multiple = disk.multiple + more;
  if (multiple * gb > MOST_GB) refuseByText("CDS云磁盘容量超出限制");
  call.world.serverDisks.put(disk.id, { ...disk, multiple });
  return fen * BigInt(more);
}
