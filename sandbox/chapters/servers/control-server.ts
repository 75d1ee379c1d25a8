import { createHash } from "node:crypto";
import { type Call, type Handler, Raw } from "../../http/call";
import { refuseByText } from "../../selling/sell-by-text";
import { beginServerTask, diskOf, idleServer, seenServer } from "./find-server";
import { systemsAt } from "./offer";
import { checkPassword } from "./password";
import type { Server, ServerDisk } from "./rows";

/** 二十: what both clouds do in the same way. The message of a success is the product's name, as every section says. */

function operation(act: (call: Call, server: Server) => void): Handler {
  return {
    handle(call) {
      const server = idleServer(call);
      act(call, server);
      return server.name;
    },
  };
}

export const shutdownServer = operation((call, server) => {
  if (server.power === "off") refuseByText("主机已关机");
  beginServerTask(call, server, "关机", "serverWorkMs", { power: "off" });
});

export const startingup = operation((call, server) => {
  if (server.power === "on") refuseByText("主机已开机");
  beginServerTask(call, server, "开机", "serverWorkMs", { power: "on" });
});

export const restart = operation((call, server) => {
  if (server.power === "off") refuseByText("主机已关机, 不能重启");
  beginServerTask(call, server, "重启", "serverWorkMs", { power: "on" });
});

function diskOperation(act: (call: Call, server: Server, disk: ServerDisk) => void): Handler {
  return operation((call, server) => act(call, server, diskOf(call, server)));
}

const put = ({ world }: Call, disk: ServerDisk) => world.serverDisks.put(disk.id, disk);

/** One backup per disk: there is no list of backups, and deleting and restoring name only the disk. */
export const backups = diskOperation((call, server, disk) => {
  if (disk.backup) refuseByText("磁盘已有备份, 请先删除");
  if (!disk.mounted) refuseByText("磁盘未挂载");
  put(call, { ...disk, backup: { atMs: call.nowMs, readyAtMs: call.nowMs + call.settings.serverLongWorkMs } });
  beginServerTask(call, server, "备份", "serverLongWorkMs", {});
});

export const deleteBackups = diskOperation((call, server, disk) => {
  if (!disk.backup) refuseByText("磁盘没有备份");
  put(call, { ...disk, backup: null });
  beginServerTask(call, server, "删除备份", "serverWorkMs", {});
});

export const restoreBackups = diskOperation((call, server, disk) => {
  if (!disk.backup) refuseByText("磁盘没有备份");
  put(call, { ...disk, restoredAtMs: call.nowMs + call.settings.serverLongWorkMs });
  beginServerTask(call, server, "还原备份", "serverLongWorkMs", {});
});

export const mount = diskOperation((call, server, disk) => {
  if (disk.mounted) refuseByText("磁盘已挂载");
  put(call, { ...disk, mounted: true });
  beginServerTask(call, server, "挂载磁盘", "serverWorkMs", {});
});

export const uninstall = diskOperation((call, server, disk) => {
  if (disk.system) refuseByText("系统盘不能卸载");
  if (!disk.mounted) refuseByText("磁盘未挂载");
  put(call, { ...disk, mounted: false });
  beginServerTask(call, server, "卸载磁盘", "serverWorkMs", {});
});

export const rebuildSystemList: Handler = {
  handle(call) {
    const server = seenServer(call);
    return systemsAt(server.cloud, server.locationId).map((system) => ({
      sysName: system.name,
      sysValue: system.id,
      sysType: system.kind,
      sysPlace: server.locationId,
    }));
  },
};

export const rebuildSystem = operation((call, server) => {
  const systemId = call.params.text("systemid");
  if (!systemId) refuseByText("系统ID不能为空");
  if (!systemsAt(server.cloud, server.locationId).some((system) => system.id === systemId)) refuseByText("系统ID错误");
  beginServerTask(call, server, "重装系统", "serverLongWorkMs", { systemId, power: "on" });
});

export const modifyServerPassword = operation((call, server) => {
  const password = call.params.raw("pass");
  checkPassword(server.cloud, password);
  beginServerTask(call, server, "修改密码", "serverWorkMs", { password });
});

/** The address of the console. It changes every minute, like an address that is valid for a short time. */
export const getVncUrl: Handler = {
  handle(call) {
    const server = seenServer(call);
    const working = idleServer(call);
    if (working.power === "off") refuseByText("主机已关机");
    const minute = Math.floor(call.nowMs / 60_000);
    const token = createHash("sha256").update(`${server.name}|${minute}`).digest("hex").slice(0, 32);
    return new Raw(JSON.stringify(`https://vnc.${server.cloud}.example/console?token=${token}`));
  },
};
