import { createHash } from "node:crypto";
import type { Call } from "../../http/call";
import { refuseByText, sellByText } from "../../selling/sell-by-text";
import { addMonths, monthsOf } from "../../world/periods";
import { ownServer, serverState } from "./find-server";
import { placeOf, serverTermFen, systemsAt } from "./offer";
import { checkPassword } from "./password";
import type { Server, ServerDisk } from "./rows";

export interface Term {
  period: "2" | "5";
  count: number;
}

/** Months 1–9, or years 1 to `mostYears`. */
export function readServerTerm({ params }: Call, mostYears: number): Term {
  const period = params.text("termtype");
  if (period !== "2" && period !== "5") return refuseByText("购买时长类型错误");
  const text = params.text("term");
  const count = Number(text);
  if (!/^\d$/.test(text) || count < 1 || count > (period === "2" ? 9 : mostYears)) refuseByText("购买时长错误");
  return { period, count };
}

export function readMbps({ params }: Call, most: number): number {
  const text = params.text("flow");
  if (!/^\d{1,3}$/.test(text) || Number(text) < 1 || Number(text) > most) refuseByText(`宽带大小只能是1-${most}M`);
  return Number(text);
}

export type Build = Pick<Server, "cloud" | "cores" | "memoryGb" | "mbps" | "instanceKind" | "instanceId" | "monthFen">;

/** Charges an order and adds the server with its disks; the first disk is the system disk. @returns its name. */
export function openServer(
  call: Call,
  build: Build,
  disks: readonly Pick<ServerDisk, "kind" | "multiple" | "unitGb">[],
  term: Term,
): string {
  const { params, world, nowMs, settings } = call;
  const { cloud } = build;
  const password = params.raw("pass");
  checkPassword(cloud, password);
  const locationId = params.text("location");
  if (!placeOf(cloud, locationId)) refuseByText("地域错误");
  const systemId = params.text("systemid");
  if (!systemsAt(cloud, locationId).some((system) => system.id === systemId)) refuseByText("操作系统错误");

  const name = `${cloud === "bcc" ? "b" : "a"}${785_000 + Number(world.nextNumber("nextId"))}`;
  const saleId = sellByText(call, name, serverTermFen(build.monthFen, term.period, term.count));
  const ids = disks.map((disk, at) => {
    const id = String(132_000 + Number(world.nextNumber("nextId")));
    const diskId = `v-${createHash("md5").update(`${name}|${id}`).digest("hex").slice(0, 8)}`;
    const row = { id, diskId, server: name, system: at === 0, mounted: true, backup: null, restoredAtMs: null };
    world.serverDisks.put(id, { ...disk, ...row, addedAtMs: nowMs });
    return diskId;
  });
  world.servers.put(name, {
    ...build,
    name,
    password,
    locationId,
    systemId,
    systemDiskId: ids[0] ?? "",
    addedAtMs: nowMs,
    readyAtMs: nowMs + settings.serverOpenMs,
    expiresAtMs: addMonths(nowMs, monthsOf(term.period, term.count)),
    held: "",
    power: "on",
    work: null,
    saleId,
  });
  return name;
}

/** Renews a server, also for some days after its expiry. */
export function renewServer(call: Call, mostYears: number): string {
  const { world, nowMs } = call;
  const server = ownServer(call);
  if (serverState(server, nowMs) === "4") refuseByText("产品已删除");
  if (server.held === "5") refuseByText("产品已被管理员停止");
  const { period, count } = readServerTerm(call, mostYears);
  const expiresAtMs = addMonths(Math.max(server.expiresAtMs, nowMs), monthsOf(period, count));
  if (expiresAtMs > addMonths(nowMs, 12 * (mostYears + 2))) refuseByText("续费时长超出限制");
  const saleId = sellByText(call, server.name, serverTermFen(server.monthFen, period, count));
  world.servers.put(server.name, { ...server, expiresAtMs, saleId });
  return server.name;
}
