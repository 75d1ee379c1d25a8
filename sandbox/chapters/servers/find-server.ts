import type { Settings } from "../../control/settings";
import { type Call, refuse } from "../../http/call";
import type { World } from "../../world/world";
import { say } from "../text-sale";
import type { Server, ServerDisk } from "./rows";

const DAY_MS = 86_400_000;
const DELETED_AFTER_MS = 15 * DAY_MS;

/** The manual spells one parameter in four ways; whichever is sent is read. */
const SPELLINGS = ["pdtnme", "pdtname", "pdtmne", "pdtmme"] as const;

const cloudOf = (id: string) => (id.startsWith("bcc.") ? "bcc" : "ali");

export function nameIn({ params }: Call): string {
  const name = SPELLINGS.map((spelling) => params.text(spelling)).find((text) => text !== "");
  return name ?? say("产品名称不能为空");
}

/** The server as it is by now: what was under way and has ended is done. */
export function grown(server: Server, nowMs: number): Server {
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

/** The server of a read. */
export function seenServer(call: Call): Server {
  const server = call.world.servers.seen(nameIn(call), call.nowMs);
  return server?.cloud === cloudOf(call.id) ? grown(server, call.nowMs) : refuse("", "产品不存在");
}

/** The server of a change: whatever its state. */
export function ownServer(call: Call): Server {
  const server = call.world.servers.get(nameIn(call));
  return server?.cloud === cloudOf(call.id) ? grown(server, call.nowMs) : refuse("", "产品不存在");
}

/** The server of an operation: it runs, and nothing else is under way. */
export function idleServer(call: Call): Server {
  const server = ownServer(call);
  const state = serverState(server, call.nowMs);
  if (state !== "1") say(STOPPED[state] ?? "产品状态不允许此操作");
  if (server.work) say(`主机正在${server.work.what}, 请稍后再试`);
  return server;
}

/** Begins something that takes its time; its change shows when it has ended. */
export function begin(
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
  if (!id) say("磁盘ID不能为空");
  return disksOf(world, server).find((disk) => disk.diskId === id || disk.id === id) ?? refuse("", "磁盘不存在");
}

export function disksOf(world: World, server: Server): ServerDisk[] {
  return world.serverDisks.inGroup(server.name).sort((a, b) => Number(a.id) - Number(b.id));
}
