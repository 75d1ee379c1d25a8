import { type Handler, refuse } from "../../http/call";
import { activeHost, changeHost } from "./find-host";
import { isWindowsKind } from "./products";
import { onlyWindows } from "./reads";
import type { Host } from "./rows";

/**
 * 三, 16, 17, 20: files. The sandbox has no FTP, so a host begins with a few files, packing and unpacking make more, and
 * an archive or file that nobody made counts as uploaded unless its name says `missing`. `broken` archives don't
 * unpack, what is `locked` can't be packed or deleted.
 */

/** From wwwroot down, without slashes at the ends. Linux paths carry wwwroot, Windows paths don't. */
function fromRoot(host: Host, path: string, code: string): string {
  const trimmed = path.replace(/\/+$/, "");
  if (!trimmed || /^\/|\\|(^|\/)\.\.(\/|$)/.test(trimmed)) refuse(code);
  const inside = /^wwwroot(?:\/(.*))?$/.exec(trimmed);
  if (isWindowsKind(host.kind)) return inside ? refuse(code) : trimmed;
  return inside ? (inside[1] ?? "") : refuse(code);
}

function has(host: Host, path: string): boolean {
  return host.files.some((file) => file === path || file === `${path}/` || file.startsWith(`${path}/`));
}

const ARCHIVE_MB = 3;

/** 三, 16 */
export const packFile: Handler = {
  handle(call) {
    const { params, world } = call;
    const host = activeHost(call, "13128");
    const archive = fromRoot(host, params.text("destfile"), "13126");
    if (!(isWindowsKind(host.kind) ? /\.(zip|rar)$/i : /\.zip$/i).test(archive)) refuse("13126");
    const folder = fromRoot(host, params.text("sourcefile"), "13127");
    if (folder.includes("missing")) refuse("13127");
    const full = host.usedMb + ARCHIVE_MB > host.units * 100;
    if (folder.includes("locked") || full) refuse("13128", "文件压缩失败");
    const files = [...new Set([...host.files, archive])];
    changeHost(world, host, { files, usedMb: host.usedMb + ARCHIVE_MB }, `压缩 ${folder || "wwwroot"} 为 ${archive}`);
    return "";
  },
};

/** 三, 17 */
export const unPackFile: Handler = {
  handle(call) {
    const { params, world } = call;
    const host = activeHost(call, "13136");
    const archive = fromRoot(host, params.text("sourcezipfile"), "13126");
    const known = isWindowsKind(host.kind) ? /\.(rar|zip)$/i : /\.(gz|tar|zip|tar\.gz|tar\.bz2)$/i;
    if (!known.test(archive) || archive.includes("missing")) refuse("13126");
    const folder = fromRoot(host, params.text("destfolderpath"), "13127");
    const full = host.usedMb + ARCHIVE_MB > host.units * 100;
    if (archive.includes("broken") || full) refuse("13136", "文件解压缩失败");
    const made = folder ? [`${folder}/`, `${folder}/index.html`] : ["index.html"];
    const files = [...new Set([...host.files, archive, ...made])];
    changeHost(world, host, { files, usedMb: host.usedMb + ARCHIVE_MB }, `解压 ${archive} 到 ${folder || "wwwroot"}`);
    return "";
  },
};

/** 三, 20: Windows only, and here the path does carry wwwroot. */
export const deleteFile: Handler = {
  handle(call) {
    const { params, world } = call;
    if (!params.text("ftpname")) refuse("10015");
    const host = activeHost(call, "10019");
    const path = /^wwwroot\/([^\\]+?)\/*$/.exec(params.text("delinfo"))?.[1];
    if (!path || /(^|\/)\.\.(\/|$)|\/\//.test(path)) return refuse("13148");
    onlyWindows(host, "13149");
    if (path.includes("locked") || path.includes("missing")) refuse("13149");
    const files = host.files.filter((file) => file !== path && !file.startsWith(`${path}/`));
    const usedMb = has(host, path) ? Math.max(1, host.usedMb - 1) : host.usedMb;
    changeHost(world, host, { files, usedMb }, `删除 ${path}`);
    return "";
  },
};
