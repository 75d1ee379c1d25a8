import { isIPv4, isIPv6 } from "node:net";
import { hasChinese } from "../../world/names";
import type { RecordType } from "../../world/rows";

export const RECORD_TYPES: readonly RecordType[] = ["A", "AAAA", "CNAME", "MX", "TXT", "NS", "SRV", "CAA"];

const HOST =
  /^(?=.{1,254}$)([\p{Script=Han}A-Za-z0-9_]([\p{Script=Han}A-Za-z0-9_-]{0,61}[\p{Script=Han}A-Za-z0-9_])?\.)+$/u;

/** A host with its final dot, which CNAME and MX demand. */
function isDottedHost(value: string): boolean {
  return HOST.test(value);
}

/**
 * The code with which the manual refuses a value, or null when it is fine. For types without a code of their own it
 * is `otherwise`.
 */
export function refusalOfValue(type: RecordType, value: string, otherwise: string): string | null {
  const host = (text: string) => isDottedHost(text.endsWith(".") ? text : `${text}.`);
  switch (type) {
    case "A":
      return isIPv4(value) ? null : "11312";
    case "AAAA":
      return isIPv6(value) && !value.includes("%") ? null : otherwise;
    case "CNAME":
      return isDottedHost(value) ? null : "11313";
    case "MX":
      return isDottedHost(value) ? null : "11314";
    case "TXT":
      if (hasChinese(value)) return "11316";
      return value.length > 255 ? "11315" : null;
    case "NS":
      return host(value) ? null : otherwise;
    case "SRV": {
      const match = /^(\d{1,5}) (\d{1,5}) (\d{1,5}) (\S+)$/.exec(value);
      const numbers = match?.slice(1, 4).every((n) => Number(n) <= 65_535);
      return match && numbers && (match[4] === "." || host(match[4] ?? "")) ? null : otherwise;
    }
    case "CAA": {
      const match = /^(\d{1,3}) (issue|issuewild|iodef) "?([^"\s]*)"?$/i.exec(value);
      return match && Number(match[1]) <= 255 ? null : otherwise;
    }
  }
}

/** "@" for the domain itself, labels, underscores, a star as the first label. */
export function isHostHeader(item: string): boolean {
  if (item === "@" || item === "*") return true;
  return /^(\*\.)?([\p{Script=Han}A-Za-z0-9_]([\p{Script=Han}A-Za-z0-9_-]{0,61}[\p{Script=Han}A-Za-z0-9_])?)(\.[\p{Script=Han}A-Za-z0-9_]([\p{Script=Han}A-Za-z0-9_-]{0,61}[\p{Script=Han}A-Za-z0-9_])?)*$/u.test(
    item,
  );
}
