import type { Settings } from "../../control/settings";
import { type Call, refuse } from "../../http/call";
import { refuseByText } from "../../selling/sell-by-text";
import type { World } from "../../world/world";
import type { Server, ServerDisk } from "./rows";

const DAY_MS = 86_400_000;
const DELETED_AFTER_MS = 15 * DAY_MS;

/** The manual spells the server's name in four ways; all of them are accepted. */
const SPELLINGS = ["pdtnme", "pdtname", "pdtmne", "pdtmme"] as const;

const cloudOf = (id: string) => (id.startsWith("bcc.") ? "bcc" : "ali");

export function nameIn({ params }: Call): string {
  const name = SPELLINGS.map((spelling) => params.text(spelling)).find((text) => text !== "");
  return name ?? refuseByText("产品名称不能为空");
}

/** The server with the change of an operation that has ended by now. */
export function withFinishedWork(server: Server, nowMs: number): Server {
  const { work } = server;
  return work && nowMs >= work.untilMs ? { ...server, ...work.change, work: null } : server;
}

/** 1 running, 2 paused, 4 deleted, 5 stopped by the administrator, 6 opening, 7 expired. */
export function serverState(server: Server, nowMs: number): "1" | "2" | "4" | "5" | "6" | "7" {
  if (nowMs > server.expiresAtMs + DELETED_AFTER_MS) return "4";
  if (nowMs > server.expiresAtMs) return "7";
  if (server.held) return server.held;
  return nowMs < server.readyAtMs ? "6" : "1";
}

const STOPPED: Readonly<Record<string, string>> = {
  "2": "产品已暂停",
  "4": "产品已删除",
  "5": "产品已被管理员停止",
  "6": "产品未开通",
  "7": "产品已过期",
};

/** The server that a read names. */
export function seenServer(call: Call): Server {
  const server = call.world.servers.seen(nameIn(call), call.nowMs);
  return server?.cloud === cloudOf(call.id) ? withFinishedWork(server, call.nowMs) : refuse("", "产品不存在");
}

/** The server that a call changes, in any state. */
export function ownServer(call: Call): Server {
  const server = call.world.servers.get(nameIn(call));
  return server?.cloud === cloudOf(call.id) ? withFinishedWork(server, call.nowMs) : refuse("", "产品不存在");
}

/** The server that an operation names: refuses one that does not run or is busy. */
export function idleServer(call: Call): Server {
  const server = ownServer(call);
  const state = serverState(server, call.nowMs);
  if (state !== "1") refuseByText(STOPPED[state] ?? "产品状态不允许此操作");
  if (server.work) refuseByText(`主机正在${server.work.what}, 请稍后再试`);
  return server;
}

/** Begins a slow operation; its change is shown when it has ended. */
export function beginServerTask(
  call: Call,
  server: Server,
  what: string,
  ms: keyof Pick<Settings, "serverWorkMs" | "serverLongWorkMs">,
  change: Partial<Server>,
): void {
  const untilMs = call.nowMs + call.settings[ms];
  call.world.servers.put(server.name, { ...server, work: { what, untilMs, change } });
}

/** The disk that the call names, by its own id or by its part's. */
export function diskOf({ params, world }: Call, server: Server, id = params.text("extid")): ServerDisk {
  if (!id) refuseByText("磁盘ID不能为空");
  return disksOf(world, server).find((disk) => disk.diskId === id || disk.id === id) ?? refuse("", "磁盘不存在");
}

export function disksOf(world: World, server: Server): ServerDisk[] {
  return world.serverDisks.inGroup(server.name).sort((a, b) => Number(a.id) - Number(b.id));
}
