import { aliPrices, bccPrices, instances, serverTermFen } from "@/sandbox/chapters/servers/offer";
import type { Server, ServerDisk } from "@/sandbox/chapters/servers/rows";
import { addMonths } from "@/sandbox/world/periods";
import type { DemoProduct } from "../products";
import { DEMO_PASSWORD, type DemoLine, demoPeriods } from "./line";

const FIRST_SERVER = 785_000;
const FIRST_DISK = 132_000;

type Disk = Pick<ServerDisk, "kind" | "multiple" | "unitGb">;

/** In what the servers of two clouds differ at the sandbox. */
interface DemoServerCloud {
  cloud: Server["cloud"];
  letter: string;
  /** Fen a month, as the sandbox charges it. */
  monthFen(wire: DemoProduct["wire"]): bigint;
  systemDisk(wire: DemoProduct["wire"]): Disk;
  /** The unit of an SSD. */
  ssdGb: number;
}

function demoServers({ cloud, letter, monthFen, systemDisk, ssdGb }: DemoServerCloud): DemoLine {
  return {
    rowsOf: ({ servers }) => servers,
    costFen: (_world, { wire }, months) => serverTermFen(monthFen(wire), ...demoPeriods(months)),
    numberedName: (id) => `${letter}${FIRST_SERVER + id}`,
    endOf: addMonths,
    put(world, { wire }, { name, id, months, saleId }) {
      const password = `${DEMO_PASSWORD}!`;
      const now = world.now();
      const putDisk = (at: number, disk: Disk) => {
        const number = String(FIRST_DISK + 10 * id + at);
        const row = { id: number, diskId: `v-${number}`, server: name, system: at === 0, mounted: true };
        world.serverDisks.put(number, { ...disk, ...row, addedAtMs: now, backup: null, restoredAtMs: null });
        return row.diskId;
      };
      const systemDiskId = putDisk(0, systemDisk(wire));
      const dataGb = Number(wire.dataGb ?? 0);
      if (dataGb > 0) putDisk(1, { kind: "ssd", multiple: dataGb / ssdGb, unitGb: ssdGb });
      world.servers.put(name, {
        ...{ name, cloud, password, locationId: "1", systemId: "m-DeBiAn12", systemDiskId },
        ...{ cores: Number(wire.cores), memoryGb: Number(wire.memoryGb), mbps: Number(wire.mbps) },
        ...{ instanceKind: String(wire.instanceKind ?? ""), instanceId: String(wire.instanceId ?? "") },
        monthFen: monthFen(wire),
        ...{ addedAtMs: now, readyAtMs: now, expiresAtMs: addMonths(now, months) },
        ...{ held: "", power: "on", work: null, saleId },
      });
      return { password };
    },
  };
}

export const demoBaidu = demoServers({
  cloud: "bcc",
  letter: "b",
  monthFen({ cores = 0, memoryGb = 0, mbps = 0, dataGb = 0 }) {
    const { cpuFen, memoryFen, mbpsFen, disks } = bccPrices;
    const disk = (BigInt(dataGb) / BigInt(disks.ssd.gb)) * disks.ssd.fen;
    return cpuFen * BigInt(cores) + memoryFen * BigInt(memoryGb) + mbpsFen * BigInt(mbps) + disk;
  },
  systemDisk: () => ({ kind: "hp1", multiple: 8, unitGb: 5 }),
  ssdGb: 50,
});

export const demoAliyun = demoServers({
  cloud: "ali",
  letter: "a",
  monthFen({ instanceId, systemGb = 0, mbps = 0, dataGb = 0 }) {
    const instance = instances.find(({ id }) => id === instanceId);
    if (!instance) throw new Error(`no instance ${instanceId}`);
    const { disks, mbpsFen } = aliPrices;
    return instance.fen + mbpsFen * BigInt(mbps) + disks.eff.fen * BigInt(systemGb) + disks.ssd.fen * BigInt(dataGb);
  },
  systemDisk: ({ systemGb }) => ({ kind: "eff", multiple: Number(systemGb), unitGb: 1 }),
  ssdGb: 1,
});
