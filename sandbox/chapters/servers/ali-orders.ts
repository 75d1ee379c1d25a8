import type { Handler } from "../../http/call";
import { refuseByText } from "../../selling/sell-by-text";
import { aliPrices, instances } from "./offer";
import { openServer, readMbps, readServerTerm, renewServer } from "./open-server";
import type { ServerDisk } from "./rows";

const MOST_YEARS = 2;
const MOST_MBPS = 100;
const MOST_DISKS = 16;
const LEAST_GB = 40;
const MOST_GB = 32_768;

type DiskKind = keyof typeof aliPrices.disks;
type Disk = Pick<ServerDisk, "multiple" | "unitGb"> & { kind: DiskKind };

/** "eff=40|ssd=50" in GB: the first is the system disk and is required. */
function readDisks(text: string): Disk[] {
  if (!text) refuseByText("存储磁盘配置信息不能为空");
  const disks = text
    .split("|")
    .filter((part) => part.trim() !== "")
    .map((part): Disk => {
      const match = /^(eff|ssd)=(\d{1,5})$/.exec(part.trim());
      const size = Number(match?.[2]);
      if (!match) return refuseByText("存储磁盘配置信息错误");
      if (size < LEAST_GB || size > MOST_GB) refuseByText(`磁盘大小最小${LEAST_GB}G最大${MOST_GB}G`);
      return { kind: match[1] === "eff" ? "eff" : "ssd", multiple: size, unitGb: 1 };
    });
  if (disks.length === 0 || disks.length > MOST_DISKS) refuseByText("存储磁盘配置信息错误");
  return disks;
}

/** 二十、阿里云, 2 */
export const createAliOrder: Handler = {
  handle(call) {
    const { params } = call;
    const kind = params.text("slcns");
    if (!instances.some((one) => one.kind === kind)) refuseByText("实例类型错误");
    const instance = instances.find((one) => one.kind === kind && one.id === params.text("slid"));
    if (!instance) return refuseByText("实例核心编号错误");
    const disks = readDisks(params.text("cdsstr"));
    const mbps = readMbps(call, MOST_MBPS);
    const term = readServerTerm(call, MOST_YEARS);
    const ownFen = instance.fen + aliPrices.mbpsFen * BigInt(mbps);
    const monthFen = disks.reduce((sum, disk) => sum + aliPrices.disks[disk.kind].fen * BigInt(disk.multiple), ownFen);
    const { cores, memoryGb } = instance;
    const build = {
      cloud: "ali",
      cores,
      memoryGb,
      mbps,
      instanceKind: kind,
      instanceId: instance.id,
      monthFen,
    } as const;
    return openServer(call, build, disks, term);
  },
};

/** 二十、阿里云, 3 */
export const renewAliOrder: Handler = { handle: (call) => renewServer(call, MOST_YEARS) };
