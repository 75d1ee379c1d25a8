import { type BccDiskKind, bccDiskUnitGb, bccMemoryGb, buyBcc } from "@/lib/cndns/endpoints/bcc";
import { bccServer } from "@/lib/cndns/endpoints/servers";
import type { ServerCloud } from "../servers/cloud";
import { dataDisksIn } from "../servers/form";
import { baiduShape } from "./form";

const isDiskKind = (kind: string): kind is BccDiskKind => kind in bccDiskUnitGb;

/** How many units of its kind a disk has. */
export function diskUnitsOf(kind: string, sizeGb: number): number {
  return isDiskKind(kind) ? sizeGb / bccDiskUnitGb[kind] : 0;
}

/** Manual: 二十、百度云. Processors and memory are priced apart, and only printed pairs of them are sold. */
export const baiduCloud: ServerCloud = {
  shape: baiduShape,
  endpoints: bccServer,
  purchaseEndpoint: "bcc.CreateOrder",
  renewEndpoint: "bcc.RenewOrder",
  sizesOf: () =>
    Object.entries(bccMemoryGb).flatMap(([cpu, rams]) =>
      rams.map((ramGb) => ({ cpu: Number(cpu), ramGb, instance: null })),
    ),
  sizePrice: (price, config) => {
    const cpu = price((product) => product.cpu !== null && product.memory === null && product.diskKind === null);
    const ram = price((product) => product.memory !== null && product.cpu === null && product.diskKind === null);
    if (!cpu?.priceFen || !ram?.priceFen) return null;
    const cores = BigInt(Math.ceil(Number(config.cpu) / (cpu.cpu || 1)));
    return cpu.priceFen * cores + ram.priceFen * BigInt(Math.ceil(Number(config.ramGb) / (ram.memory || 1)));
  },
  order: (call, placed, config, context) => {
    const disks = dataDisksIn(config).flatMap(({ kind, sizeGb }) =>
      isDiskKind(kind) ? [{ kind, multiple: diskUnitsOf(kind, sizeGb) }] : [],
    );
    const order = { ...placed, cpu: Number(config.cpu), memoryGb: Number(config.ramGb) };
    return call(buyBcc, disks.length > 0 ? { ...order, disks } : order, context);
  },
};
