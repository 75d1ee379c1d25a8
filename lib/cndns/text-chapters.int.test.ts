import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { otimeText } from "@/lib/core/time";
import { SandboxControl } from "@/sandbox/control/control";
import { sandboxCredentials } from "@/sandbox/http/credentials";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { type Client, createClient, type Otime } from "./client";
import { buyAli } from "./endpoints/ali";
import { buyBcc, upgradeBcc } from "./endpoints/bcc";
import { buyCdn, readCdn, renewCdn, upgradeCdn } from "./endpoints/cdn";
import { addCdnDomain, listCdnDomains, purgeCdn, removeCdnDomain, setCdnOrigins } from "./endpoints/cdn-domains";
import { listCdnLogs, readCdnStatistics, readCdnTraffic } from "./endpoints/cdn-statistics";
import { buyDdos, listDdosProducts, readDdos } from "./endpoints/ddos";
import { readAgentMoney, readPrice } from "./endpoints/product-and-user";
import { aliServer, bccServer } from "./endpoints/servers";
import type { Outcome } from "./outcome";

/** The client against the sandbox in the chapters without result codes. */
let sandbox: RunningSandbox;
let control: SandboxControl;
let client: Client;
const DAY_MS = 86_400_000;

let last = 0;
function nextOtime(): Otime {
  last = Math.max(last + 1, sandbox.world.now());
  return { text: otimeText(new Date(last)), ms: BigInt(last) };
}
const purchase = () => ({ attemptId: `attempt-${last}`, otime: nextOtime(), beforeSend: () => true });

const connect = (choices: Record<string, string> = {}) =>
  createClient({
    credentials: sandboxCredentials,
    urls: { api: sandbox.url, check: sandbox.url, support: `${sandbox.url}/api` },
    nextOtime: async () => nextOtime(),
    logCall: () => undefined,
    storePurchaseReply: async () => undefined,
    choices,
  });

beforeAll(async () => {
  sandbox = await startSandbox();
  control = new SandboxControl(sandbox.url);
  await control.remit("100000.00");
  client = connect();
});
afterAll(async () => {
  client.close();
  await sandbox.close();
});

function value<T>(outcome: Outcome<T>): T {
  if (outcome.kind !== "ok") throw new Error(JSON.stringify(outcome));
  expect(outcome.incomplete).toBe(false);
  return outcome.value;
}
const named = ({ name }: { name: string | null }): string => {
  if (name === null) throw new Error("no name");
  return name;
};
const usedFen = async () => value(await client.call(readAgentMoney, {})).usedFen ?? 0n;
const open = () => control.advance(16_000);

describe.each(["usual", "clean"] as const)("with answers that are %s", (warts) => {
  beforeAll(() => control.settings({ warts }));

  it("a CDN product lives", async () => {
    const before = await usedFen();
    const order = { unit: "gigabytes", multiple: 100, periods: 1, period: "month" } as const;
    const name = named(value(await client.call(buyCdn, order, purchase())));
    expect(await usedFen()).toBe(before + 3_000n);
    await open();
    const bought = value(await client.call(readCdn, { name }));
    expect(bought).toMatchObject({ name, unit: "gigabytes", multiple: 100, state: "running", priceFen: 3_000n });
    value(await client.call(renewCdn, { name, periods: 1, period: "month" }, purchase()));
    const renewed = value(await client.call(readCdn, { name }));
    const movedMs = (renewed.expiresAt?.getTime() ?? 0) - (bought.expiresAt?.getTime() ?? 0);
    expect(movedMs / DAY_MS).toBeGreaterThan(27);
    value(await client.call(upgradeCdn, { name, multiple: 200 }, purchase()));

    const domain = `www.${warts}-example.com`;
    value(await client.call(addCdnDomain, { name, domain, origins: ["192.0.2.1", "o.example.org"] }));
    value(await client.call(setCdnOrigins, { name, domain, origins: ["192.0.2.9"], host: "h.example.org" }));
    expect(value(await client.call(listCdnDomains, { name }))).toEqual([
      { domain, host: "h.example.org", origins: ["192.0.2.9"], state: "deploying", cname: `${domain}.a.cdn.example` },
    ]);
    const again = await client.call(addCdnDomain, { name, domain, origins: ["192.0.2.1"] });
    expect(again).toMatchObject({ kind: "unknown", reason: "text_only", text: "域名已存在" });

    const urls = [`http://${domain}/a/`, `http://${domain}/b/`];
    const begun = value(await client.call(purgeCdn, { name, domain, kind: "directory", urls }));
    expect(begun.tasks).toMatchObject([{ state: "in_progress", percent: 0, kind: "directory" }, { percent: 0 }]);
    await control.advance(30_000);
    const ended = value(await client.call(purgeCdn, { name, domain, kind: "directory", urls: [] }));
    expect(ended.tasks).toMatchObject([{ state: "completed", percent: 100 }, { state: "completed" }]);
    expect(ended.tasks[0]?.finishedAt).toBeInstanceOf(Date);

    await control.advance(2 * DAY_MS);
    for (const kind of ["urls", "referers", "visitors", "requests", "statuses", "origin_traffic"] as const) {
      const points = value(await client.call(readCdnStatistics, { name, domain, kind, secondsPerPoint: "3600" }));
      expect(points.length).toBeGreaterThan(20);
      expect(points.every(({ at }) => at instanceof Date)).toBe(true);
    }
    expect(value(await client.call(readCdnTraffic, { name, domain })).some(({ bytes }) => (bytes ?? 0) > 0)).toBe(true);
    expect(value(await client.call(listCdnLogs, { name, domain }))[0]?.url).toMatch(/^http/);
    value(await client.call(removeCdnDomain, { name, domain }));
    expect(value(await client.call(listCdnDomains, { name }))).toEqual([]);
  });

  it("a DDOS product lives", async () => {
    const [product] = value(await client.call(listDdosProducts, {}));
    const price = value(await client.call(readPrice, { product: "ddos", productCode: product?.code ?? "", years: 1 }));
    const before = await usedFen();
    const order = { productId: product?.productId ?? "", periods: 1, period: "year" } as const;
    const bought = value(await client.call(buyDdos, order, purchase()));
    expect(await usedFen()).toBe(before + (price ?? 0n));
    expect(value(await client.call(readDdos, { name: named(bought) }))).toEqual(bought);
    expect(bought.state).toBe("running");
  });

  it("a server of 百度云 lives", async () => {
    const offer = value(await client.call(bccServer.readOffer, {}));
    expect(offer.products.every(({ priceFen }) => (priceFen ?? 0n) > 0n)).toBe(true);
    const order = {
      password: "qwer1234!",
      cpu: 2,
      memoryGb: 4,
      bandwidthMbps: 5,
      location: offer.locations[0]?.id ?? "",
      system: offer.systems[0]?.id ?? "",
      periods: 1,
      period: "month",
    } as const;
    const name = named(
      value(await client.call(buyBcc, { ...order, disks: [{ kind: "ordinary", multiple: 2 }] }, purchase())),
    );
    expect(value(await client.call(bccServer.read, { name }))).toMatchObject({ state: "opening", address: null });
    await open();
    value(await client.call(bccServer.renew, { name, periods: 1, period: "year" }, purchase()));
    value(await client.call(upgradeBcc, { name, what: "cpu_memory", by: { cpu: 2, memoryGb: 0 } }, purchase()));
    const server = value(await client.call(bccServer.read, { name }));
    const total = (kind: string) => server.parts.find((part) => part.kind === kind)?.total;
    expect(server).toMatchObject({ state: "running", password: "qwer1234!", systemId: order.system });
    expect([total("cpu"), total("memory"), total("bandwidth")]).toEqual([4, 4, 5]);
    const diskId = server.parts.find((part) => part.diskKind === "ordinary")?.diskId ?? "";
    value(await client.call(upgradeBcc, { name, what: "disk", by: { diskId, multiple: 2 } }, purchase()));

    const { backUpDisk, restoreBackup, deleteBackup, mountDisk, unmountDisk } = bccServer;
    for (const row of [backUpDisk, restoreBackup, deleteBackup, unmountDisk, mountDisk]) {
      value(await client.call(row, { name, diskId }));
      await open();
    }
    for (const row of [bccServer.shutDown, bccServer.start, bccServer.restart]) {
      value(await client.call(row, { name }));
      await open();
    }
    const systems = value(await client.call(bccServer.listSystems, { name }));
    value(await client.call(bccServer.rebuild, { name, system: systems[1]?.id ?? "" }));
    await open();
    value(await client.call(bccServer.setPassword, { name, password: "other567#" }));
    await open();
    expect(value(await client.call(bccServer.readConsoleUrl, { name }))).toMatch(/^https:/);
    const after = value(await client.call(bccServer.read, { name }));
    expect(after).toMatchObject({ systemId: systems[1]?.id, password: "other567#" });
    expect(after.parts.find((part) => part.diskId === diskId)?.total).toBe(20);
  });

  it("a server of 阿里云 lives", async () => {
    const offer = value(await client.call(aliServer.readOffer, {}));
    const instance = offer.products.find((product) => product.instanceId !== null);
    const order = {
      password: "qwer1234!",
      instanceKind: instance?.instanceKind ?? "",
      instanceId: instance?.instanceId ?? "",
      bandwidthMbps: 1,
      location: offer.locations[0]?.id ?? "",
      system: offer.systems[0]?.id ?? "",
      periods: 1,
      period: "month",
    } as const;
    const disks = [
      { kind: "efficient", sizeGb: 40 },
      { kind: "ssd", sizeGb: 50 },
    ] as const;
    const name = named(value(await client.call(buyAli, { ...order, disks: [...disks] }, purchase())));
    await open();
    value(await client.call(aliServer.renew, { name, periods: 1, period: "month" }, purchase()));
    const server = value(await client.call(aliServer.read, { name }));
    expect(server.state).toBe("running");
    const parts = server.parts.filter((part) => part.kind === "disk");
    expect(parts.map(({ diskKind, multiple }) => [diskKind, multiple])).toEqual([
      ["efficient", 40],
      ["ssd", 50],
    ]);
    const diskId = parts[1]?.diskId ?? "";
    const { backUpDisk, restoreBackup, deleteBackup, mountDisk, unmountDisk } = aliServer;
    for (const row of [backUpDisk, restoreBackup, deleteBackup, unmountDisk, mountDisk]) {
      value(await client.call(row, { name, diskId }));
      await open();
    }
    for (const row of [aliServer.shutDown, aliServer.start, aliServer.restart]) {
      value(await client.call(row, { name }));
      await open();
    }
    const systems = value(await client.call(aliServer.listSystems, { name }));
    value(await client.call(aliServer.rebuild, { name, system: systems[1]?.id ?? "" }));
    await open();
    value(await client.call(aliServer.setPassword, { name, password: "other567#" }));
    await open();
    expect(value(await client.call(aliServer.readConsoleUrl, { name }))).toMatch(/^https:/);
  });

  it("an agent without money is told so, and nothing is unsure", async () => {
    const { money } = await control.world();
    await control.balance("0.00");
    const order = { unit: "terabytes", multiple: 1, periods: 1, period: "month" } as const;
    expect(await client.call(buyCdn, order, purchase())).toMatchObject({ kind: "ours", name: "agent_balance" });
    await control.balance(String(money.balance));
  });
});

it.each(["pdtnme", "pdtname", "pdtmne", "pdtmme"])(
  "a server answers to %s as it does to the table's spelling",
  async (word) => {
    const name = [...sandbox.world.servers.values()].find(({ cloud }) => cloud === "bcc")?.name ?? "";
    const other = connect({ product_name: word });
    try {
      expect(value(await other.call(bccServer.read, { name }))).toEqual(
        value(await client.call(bccServer.read, { name })),
      );
      const [call] = await control.calls({ endpoint: "bcc.OrderDetails", limit: 2 }).then((calls) => calls.slice(-1));
      expect(call?.params[word]).toBe(name);
    } finally {
      other.close();
    }
  },
);
