import { aliPrices, bccPrices, instances, serverTermFen } from "@/sandbox/chapters/servers/offer";
import type { Server, ServerDisk } from "@/sandbox/chapters/servers/rows";
import { addMonths } from "@/sandbox/world/periods";
import type { World } from "@/sandbox/world/world";
import type { DemoProduct } from "./products";

const FIRST_SERVER = 785_000;
const FIRST_DISK = 132_000;

const periodOf = (months: number): ["2" | "5", number] => (months % 12 === 0 ? ["5", months / 12] : ["2", months]);

/** Fen a month of a server of another cloud, as the sandbox charges it. */
function monthFenOf({ productLine, wire }: DemoProduct): bigint {
  const [mbps, dataGb] = [BigInt(wire.mbps ?? 0), BigInt(wire.dataGb ?? 0)];
  if (productLine === "baidu") {
    const { cpuFen, memoryFen, mbpsFen, disks } = bccPrices;
    const disk = (dataGb / BigInt(disks.ssd.gb)) * disks.ssd.fen;
    return cpuFen * BigInt(wire.cores ?? 0) + memoryFen * BigInt(wire.memoryGb ?? 0) + mbpsFen * mbps + disk;
  }
  const instance = instances.find(({ id }) => id === wire.instanceId);
  if (!instance) throw new Error(`no instance ${wire.instanceId}`);
  const disk = aliPrices.disks.eff.fen * BigInt(wire.systemGb ?? 0) + aliPrices.disks.ssd.fen * dataGb;
  return instance.fen + aliPrices.mbpsFen * mbps + disk;
}

export function demoServerFen(product: DemoProduct, months: number): bigint {
  return serverTermFen(monthFenOf(product), ...periodOf(months));
}

export const demoServerName = ({ productLine }: Pick<DemoProduct, "productLine">, id: number): string =>
  `${productLine === "baidu" ? "b" : "a"}${FIRST_SERVER + id}`;

export const demoServerEnd = (fromMs: number, months: number): number => addMonths(fromMs, months);

/** Puts a server of another cloud, with its disks, into the sandbox. */
export function putDemoServer(
  world: World,
  product: DemoProduct,
  {
    name,
    id,
    months,
    saleId,
    password,
  }: { name: string; id: number; months: number; saleId: string; password: string },
): void {
  const { wire } = product;
  const now = world.now();
  const disk = (at: number, of: Pick<ServerDisk, "kind" | "multiple" | "unitGb">) => {
    const number = String(FIRST_DISK + 10 * id + at);
    const row = { id: number, diskId: `v-${number}`, server: name, system: at === 0, mounted: true, addedAtMs: now };
    world.serverDisks.put(number, { ...of, ...row, backup: null, restoredAtMs: null });
    return row.diskId;
  };
  const isBaidu = product.productLine === "baidu";
  const systemDiskId = isBaidu
    ? disk(0, { kind: "hp1", multiple: 8, unitGb: 5 })
    : disk(0, { kind: "eff", multiple: Number(wire.systemGb), unitGb: 1 });
  const dataGb = Number(wire.dataGb ?? 0);
  if (dataGb > 0) disk(1, { kind: "ssd", multiple: isBaidu ? dataGb / 50 : dataGb, unitGb: isBaidu ? 50 : 1 });
  const server: Server = {
    ...{ name, cloud: isBaidu ? "bcc" : "ali", password, locationId: "1", systemId: "m-DeBiAn12", systemDiskId },
    ...{ cores: Number(wire.cores), memoryGb: Number(wire.memoryGb), mbps: Number(wire.mbps) },
    ...{ instanceKind: String(wire.instanceKind ?? ""), instanceId: String(wire.instanceId ?? "") },
    monthFen: monthFenOf(product),
    ...{ addedAtMs: now, readyAtMs: now, expiresAtMs: demoServerEnd(now, months) },
    ...{ held: "", power: "on", work: null, saleId },
  };
  world.servers.put(name, server);
}
