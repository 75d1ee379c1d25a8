import { cloudAddressOf } from "@/sandbox/chapters/cloud/address";
import { ROOMS } from "@/sandbox/chapters/cloud/offer";
import { cloudTermFen, termEnd } from "@/sandbox/chapters/cloud/prices";
import type { Place } from "@/sandbox/chapters/cloud/rows";
import type { DemoProduct } from "../products";
import { DEMO_PASSWORD, type DemoLine, demoPeriods } from "./line";

const FIRST_SERVER = 262_491;
const FIRST_SERVER_NUMBER = 10_001_024;

function sizesOf({ wire }: DemoProduct) {
  const { cpu, ramMb, diskGb, bandwidthMbps, place, os } = wire;
  return {
    ...{ cpu: Number(cpu), ramMb: Number(ramMb), diskGb: Number(diskGb), bandwidthMbps: Number(bandwidthMbps) },
    ...{ place: String(place) as Place, os: String(os) },
  };
}

export const demoCloudServers: DemoLine = {
  rowsOf: ({ cloudHosts }) => cloudHosts,
  costFen: (_world, product, months) => cloudTermFen(sizesOf(product), ...demoPeriods(months)),
  numberedName: (id) => `S${FIRST_SERVER + id}`,
  endOf: (fromMs, months) => termEnd(fromMs, ...demoPeriods(months)),
  put(world, product, { name, id, months, saleId, by }) {
    const sizes = sizesOf(product);
    const [period, count] = demoPeriods(months);
    const platformPassword = `P${String(10_000_000 + id).slice(1)}`;
    world.cloudHosts.put(name, {
      ...sizes,
      ...{ name, platformPassword, systemPassword: DEMO_PASSWORD, by, saleId, period },
      number: String(FIRST_SERVER_NUMBER + id),
      boughtAtMs: world.now(),
      expiresAtMs: termEnd(world.now(), period, count),
      state: "running",
      task: null,
      broken: "",
      extraAddresses: [],
      remotePort: 22,
      snapshotAtMs: null,
      domains: [],
      address: cloudAddressOf(name, sizes.place),
      filingCode: ROOMS[sizes.place].mainland ? `BA${20_000 + id}` : "",
    });
    return { password: DEMO_PASSWORD, platform: platformPassword };
  },
};
