import { createHash } from "node:crypto";
import { fromShanghai, otimeText } from "@/lib/core/time";
import type { ManualRow } from "../manual/row";
import type { World } from "../world/world";
import { type Params, refuse } from "./call";
import { sandboxCredentials } from "./credentials";

const md5 = (text: string) => createHash("md5").update(text, "utf8").digest("hex");
const innerMd5 = md5(sandboxCredentials.password);

/** md5(username + md5(password) + otime + email), the inner one as hexadecimal text. Manual: 一、权限验证. */
export function checksumOf(otime: string): string {
  return md5(`${sandboxCredentials.username}${innerMd5}${otime}${sandboxCredentials.email}`);
}

/** The codes of support.cndns.com in place of the other hosts' codes (十、有问必答). */
const SUPPORT_CODES: Readonly<Record<string, string>> = {
  "10001": "40007",
  "10007": "40005",
  "10008": "40004",
  "10022": "40002",
  "10023": "40002",
  "10035": "40003",
  "10036": "40003",
  "10041": "40003",
};
const SUPPORT_NO_ACCOUNT = "40006";
const SUPPORT_BAD_NAME = "40001";

/** Refuses a call whose address, time or signature is wrong. An accepted otime can't be used again. */
export function authenticate(world: World, row: ManualRow, params: Params, ip: string): void {
  const { settings } = world;
  const support = row.host === "support";
  const deny = (code: string): never => refuse(support ? (SUPPORT_CODES[code] ?? SUPPORT_NO_ACCOUNT) : code);
  if (settings.allowedIps && !settings.allowedIps.includes(ip)) deny("10001");
  if (settings.accountCode) deny(settings.accountCode);
  const username = params.text("username");
  if (support && !/^[A-Za-z0-9_.@-]{1,60}$/.test(username)) refuse(SUPPORT_BAD_NAME);
  if (!username) refuse(row.noUsername ?? "10007");
  if (username !== sandboxCredentials.username) deny("10007");
  const otime = params.whole("otime");
  const day = dayOfOtime(otime, settings.otimeForm === "any") ?? deny("10035");
  if (params.whole("checksum").toLowerCase() !== checksumOf(otime)) deny("10008");
  const today = otimeText(new Date(world.now())).slice(0, 8);
  if (day !== today) deny("10041");
  if (settings.replay === "off" || (settings.replay === "writes" && row.effect === "read")) return;
  if (!world.replay.admit(today, otime, row.effect !== "read")) deny("10036");
}

/** The day (yyyyMMdd) of an otime; null when it is malformed or no such time exists. */
function dayOfOtime(otime: string, shortForms: boolean): string | null {
  if (!/^\d+$/.test(otime)) return null;
  if (otime.length !== 17 && !(shortForms && [8, 12, 14].includes(otime.length))) return null;
  const part = (from: number, to: number) => Number(otime.slice(from, to) || "0");
  const at = fromShanghai(part(0, 4), part(4, 6), part(6, 8), part(8, 10), part(10, 12), part(12, 14), part(14, 17));
  return at ? otime.slice(0, 8) : null;
}
