import type { EndpointId } from "../manual/all";
import type { Bench, Provocation } from "./bench";

/** Servers for provocations and tests of chapter 八. */

export type CloudParams = Readonly<Record<string, string>>;
type Breakage = "node" | "shutdown" | "password" | "order";

/** What the manual's example buys: one core, 1 GB, 50 GB, 1 Mbps in Shanghai with Windows, for a month. */
export const cloudOrder: CloudParams = {
  cpu: "1",
  ram: "1024",
  HD: "50",
  BD: "1",
  place: "1",
  os: "windows2003Enterprise_32",
  tmetpe: "2",
};
export const CLOUD_PASSWORD = "aaa111!!!";

/** @returns the name of a server that is bought but not made yet. */
export async function buyServer(bench: Bench, change: CloudParams = {}): Promise<string> {
  const answer = await bench.call("cloud.BuyCloud", { ...cloudOrder, ...change });
  if (answer.code) throw new Error(`buy: ${answer.message}`);
  return (answer.message as { cloudname: string }[])[0]?.cloudname ?? "";
}

/** Buys and makes a server; it runs. */
export async function openCloudServer(bench: Bench, change: CloudParams = {}): Promise<string> {
  const cloudname = await buyServer(bench, change);
  const answer = await bench.call("cloud.CreateHost", { cloudname, password: CLOUD_PASSWORD });
  if (answer.code) throw new Error(`open: ${answer.message}`);
  return cloudname;
}

/** The same, shut down. */
export async function stoppedServer(bench: Bench, change: CloudParams = {}): Promise<string> {
  const cloudname = await openCloudServer(bench, change);
  await bench.call("cloud.poweroff", { cloudname });
  return cloudname;
}

export async function snapshotOf(bench: Bench, cloudname: string): Promise<string> {
  await bench.call("cloud.bkup", { cloudname });
  await bench.control.advance(5_000);
  return cloudname;
}

export type Make = (bench: Bench) => Promise<string>;

/** Makes a server, lets its operations fail if `broken` says so, then calls the endpoint. */
export function on(id: EndpointId, how: string, make: Make, params: CloudParams = {}, broken?: Breakage): Provocation {
  return [
    broken ? `${how}, put out of order by control \`cloud\` (broken: ${broken})` : how,
    async (bench) => {
      const cloudname = await make(bench);
      if (broken) await bench.control.cloud({ cloudname, broken });
      return bench.call(id, { cloudname, ...params });
    },
  ];
}

export const bought: Make = (bench) => buyServer(bench);
export const opened: Make = (bench) => openCloudServer(bench);
export const stopped: Make = (bench) => stoppedServer(bench);
export const withSnapshot: Make = async (bench) => snapshotOf(bench, await stoppedServer(bench));
export const inUsa: Make = (bench) => stoppedServer(bench, { place: "4" });

export function nameCodes(id: EndpointId): { "10014": Provocation; "10015": Provocation } {
  return {
    "10014": ["no username", (bench) => bench.call(id, {}, { username: "" })],
    "10015": ["no cloudname", (bench) => bench.call(id)],
  };
}
