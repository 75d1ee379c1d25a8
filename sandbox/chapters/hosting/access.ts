import { type Call, type Handler, refuse } from "../../http/call";
import { activeHost, changeHost } from "./find-host";
import { onlyWindows } from "./reads";
import type { Address, Host } from "./rows";

/** 三, 12–14 and 18: who may visit; Windows only. */

function isAddress(text: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(text) && text.split(".").every((part) => Number(part) <= 255);
}

function isMask(text: string): boolean {
  if (!isAddress(text)) return false;
  const bits = text.split(".").map((part) => Number(part).toString(2).padStart(8, "0"));
  return /^1*0*$/.test(bits.join(""));
}

/** 三, 12 */
export const setDefaultIpAccess: Handler = {
  handle(call) {
    const host = activeHost(call, "13112");
    const access = call.params.text("grantaccess") || "1"; // "该项默认允许全部 IP 访问, 即该选项为空"
    if (access !== "1" && access !== "2") return refuse("13112");
    onlyWindows(host, "13112");
    changeHost(call.world, host, { defaultAccess: access }, access === "1" ? "默认允许全部 IP" : "默认拒绝全部 IP");
    return "";
  },
};

interface Side {
  list: "denied" | "granted";
  /** The default access with which this list has an effect. */
  needs: Host["defaultAccess"];
  operation: string;
  failed: string;
  word: string;
}

function change(call: Call, side: Side): string {
  const { params } = call;
  const host = activeHost(call, side.failed);
  const at: Address = { ip: params.text("ip"), mask: params.text("mask") };
  if (!isAddress(at.ip)) refuse("13113");
  if (!isMask(at.mask)) refuse("13114");
  const operation = params.text("operation");
  if (operation !== "1" && operation !== "2") refuse(side.operation);
  onlyWindows(host, side.failed);
  const others = host[side.list].filter((row) => row.ip !== at.ip || row.mask !== at.mask);
  const known = others.length < host[side.list].length;
  // The manual says "otherwise the function has no effect"; the sandbox refuses, so that a client notices.
  if (operation === "1" ? host.defaultAccess !== side.needs || known : !known) refuse(side.failed);
  const list = operation === "1" ? [...others, at] : others;
  changeHost(call.world, host, { [side.list]: list }, `${operation === "1" ? "" : "取消"}${side.word} ${at.ip}`);
  return "";
}

/** 三, 13 */
export const denyDefineIp: Handler = {
  handle: (call) => change(call, { list: "denied", needs: "1", operation: "13115", failed: "13116", word: "拒绝" }),
};

/** 三, 14 */
export const grantDefineIp: Handler = {
  handle: (call) => change(call, { list: "granted", needs: "2", operation: "13117", failed: "13118", word: "允许" }),
};

const MAX_LIST = 200;

/** "218.85.132.*", "218.85.*", "218.*.*", or a whole address. */
function isPattern(text: string): boolean {
  if (isAddress(text)) return true;
  return /^\d{1,3}(\.\d{1,3}){0,2}(\.\*){1,3}$/.test(text) && text.split(".").length <= 4;
}

/** 三, 18: an empty list allows everybody. */
export const setFolderIpAccess: Handler = {
  handle(call) {
    const { params } = call;
    const host = activeHost(call, "13123");
    const folder = params.text("folderpath").replace(/\/+$/, "");
    if (!folder || /^wwwroot(\/|$)/i.test(folder) || /^\/|\.\.|\\/.test(folder)) refuse("13122");
    const list = params.list("ip");
    if (list.join(",").length > MAX_LIST || list.some((pattern) => !isPattern(pattern))) refuse("13113");
    const operation = params.text("operation");
    if (operation !== "1" && operation !== "2") refuse("13121");
    onlyWindows(host, "13123");
    const { [folder]: before, ...rest } = host.folders;
    if (operation === "2" && !before) refuse("13123");
    const kept =
      operation === "1"
        ? [...new Set([...(before ?? []), ...list])]
        : (before ?? []).filter((ip) => !list.includes(ip));
    const open = list.length === 0 || kept.length === 0;
    changeHost(
      call.world,
      host,
      { folders: open ? rest : { ...rest, [folder]: kept } },
      open ? `文件夹 ${folder} 允许所有 IP` : `文件夹 ${folder} 仅允许 ${kept.join(" ")}`,
    );
    return "";
  },
};
