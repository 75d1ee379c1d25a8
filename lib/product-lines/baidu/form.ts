import type { Config, FormField, UpgradeForm } from "../form";
import { dataDisksIn, oneOfNumbers, type ServerOptions, type ServerShape, serverForm } from "../servers/form";

/** GB; disks are sold in units of 5 GB, those of SSD in units of 50. One with the system is included. Manual: 二十、百度云, 2. */
export const baiduShape: ServerShape = {
  productLine: "baidu",
  mostYears: 3,
  mostMbps: 200,
  disks: {
    ordinary: { min: 5, max: 5_000, step: 5 },
    fast: { min: 5, max: 5_000, step: 5 },
    ssd: { min: 50, max: 5_000, step: 50 },
  },
  systemDisk: null,
};

export const baiduForm = serverForm(baiduShape);

/** The upstream enlarges one thing at once: processors with memory, the bandwidth, or one data disk. */
export const baiduUpgradeForm: UpgradeForm<Pick<ServerOptions, "sizes">> = {
  fields: ({ sizes }, draft, current) => {
    const disks = dataDisksIn(current).filter(({ kind, sizeGb }) => sizeGb < (baiduShape.disks[kind]?.max ?? 0));
    const grow = ["size", "bandwidth", ...disks.map(({ at }) => `disk${at}`)];
    const head: FormField = { id: "grow", kind: "choice", as: "radio", choices: grow.map((value) => ({ value })) };
    const disk = disks.find(({ at }) => `disk${at}` === draft.grow);
    if (disk) return [head, diskField(disk)];
    return [head, ...(draft.grow === "bandwidth" ? [bandwidthField(current)] : sizeFields(sizes, draft, current))];
  },
  check: (_options, config, current): Record<string, string> => {
    const first = Object.keys(config).find((key) => key !== "grow");
    const grows = Object.entries(config).some(([key, value]) => key !== "grow" && Number(value) > Number(current[key]));
    return grows || !first ? {} : { [first]: "nothing_added" };
  },
};

function bandwidthField(current: Config): FormField {
  const mbps = Number(current.bandwidthMbps);
  return { id: "bandwidthMbps", kind: "amount", unit: "mbps", min: mbps, max: baiduShape.mostMbps, step: 1 };
}

function diskField({ at, kind, sizeGb }: ReturnType<typeof dataDisksIn>[number]): FormField {
  const { max = sizeGb, step = 1 } = baiduShape.disks[kind] ?? {};
  return { id: `disk${at}Gb`, kind: "amount", unit: "gb", min: sizeGb, max, step };
}

/** Pairs that are sold, with no less of either than now. */
function sizeFields(sizes: ServerOptions["sizes"], draft: Config, current: Config): FormField[] {
  const larger = sizes.filter(({ cpu, ramGb }) => cpu >= Number(current.cpu) && ramGb >= Number(current.ramGb));
  const numbers = (values: readonly number[]) => [...new Set(values)].sort((a, b) => a - b);
  const cpus = numbers(larger.map(({ cpu }) => cpu));
  const cpu = cpus.find((value) => value === draft.cpu) ?? cpus[0];
  const rams = numbers(larger.filter((size) => size.cpu === cpu).map(({ ramGb }) => ramGb));
  return [oneOfNumbers("cpu", "core", cpus), oneOfNumbers("ramGb", "gb", rams)];
}
