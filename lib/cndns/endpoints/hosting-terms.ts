import { z } from "zod";
import { count, decimal, plain, states, text, when } from "../reading/field";
import { oneOf } from "../reading/value";

/** Words that the rows of 三、虚拟主机 share. */

/** What nearly every call of the chapter answers when a name is missing. */
export const nameCodes = { 10014: "ours:agent_name_missing", 10015: "rejected:name_missing" } as const;

const kinds = {
  standard: "bz",
  linux: "lin",
  net: "net",
  jsp: "jsp",
  shop: "shop",
  cloud_standard: "yxbz",
  cloud_linux: "yxlin",
  own_ip: "hostip",
  cloud_own_ip: "yxhostip",
  windows_bgp: "bgpwin",
  linux_bgp: "bgqlin", // spelt so in the order, and bgplin in the list of products
  protected: "gf",
} as const;
export type HostKind = keyof typeof kinds;
export const hostKind = oneOf(kinds);

/**
 * "仅 windows 主机有此功能" is printed for nine controls, but the manual does not say which kinds are Windows. By their
 * names Linux and JSP (Tomcat) hosts are not.
 */
export function isWindowsHost(kind: HostKind): boolean {
  return !["linux", "cloud_linux", "linux_bgp", "jsp"].includes(kind);
}

const lines = { telecom: "dx", dual: "sx", multi: "mx", cloud: "yx" } as const;
export type HostLine = keyof typeof lines;
export const hostLine = oneOf(lines);

const locations = { china: "cn", hong_kong: "hk", usa: "usa", baidu: "bd", central_china: "hz" } as const;
export type HostLocation = keyof typeof locations;
export const hostLocation = oneOf(locations);

function read<const M extends Record<string, string>>(words: M) {
  const turned = Object.fromEntries(Object.entries(words).map(([word, wire]) => [wire, word as keyof M & string]));
  return states(turned as Record<string, keyof M & string>);
}

export const readHostKind = states({
  ...(Object.fromEntries(Object.entries(kinds).map(([word, wire]) => [wire, word])) as Record<string, HostKind>),
  bgplin: "linux_bgp" as HostKind,
});
export const readHostLine = read(lines);
export const readHostLocation = read(locations);

const HUNDRED_MB = 100;

/** Megabytes for callers, units of 100 MB as sent: "1.5" is 150 MB. */
function sizeMb(units: readonly number[]) {
  return z.codec(z.enum(units.map(String) as [string, ...string[]]), z.number(), {
    decode: (wire) => Number(wire) * HUNDRED_MB,
    encode: (mb, ctx) => {
      const unit = units.find((u) => u * HUNDRED_MB === mb);
      if (unit !== undefined) return String(unit);
      ctx.issues.push({ code: "custom", input: mb, message: "upstream.host_size" });
      return z.NEVER;
    },
  });
}

/** Sizes that can be ordered. */
export const orderSizeMb = sizeMb([1.5, 2, 3, 5, 8, 10, 20, 50]);
/** getPrice names the same ones without 150 MB. */
export const priceSizeMb = sizeMb([2, 3, 5, 8, 10, 20, 50]);

/**
 * A host's size in an answer, in MB. The list counts in units of 100 MB ("5"), the details in MB ("500"); no host has
 * 100 units, so the number shows which unit it is.
 */
export const readSizeMb = decimal.transform((n) => (n === null || n >= HUNDRED_MB ? n : n * HUNDRED_MB));

/** The alias to point a CNAME at: answered as a URL ("http://qwefasd.w116.cndns5.com"). */
export const aliasHost = text.transform(
  (t) =>
    t
      ?.replace(/^https?:\/\//i, "")
      .replace(/[/.]+$/, "")
      .toLowerCase() ?? null,
);

/** A host by its FTP user name; names made in the upstream's own panel may be longer than an order allows. */
export const hostName = z.string().regex(/^[0-9A-Za-z_-]{1,64}$/, "upstream.host_name");

/** The FTP user name of an order: letters, at most ten. Result 13001. */
export const newHostName = z.string().regex(/^[A-Za-z]{1,10}$/, "upstream.new_host_name");

/** Starts with a letter, holds letters, digits and signs, 8–16 characters. Results 13004, 10017. */
export const hostPassword = z
  .string()
  .regex(/^(?=.*\d)(?=.*[!-/:-@[-`{-~])[A-Za-z][!-+\--~]{7,15}$/, "upstream.host_password");

/**
 * A path inside the host, without a leading slash and without "..". Whether wwwroot belongs into it depends on the
 * system.
 */
export const hostPath = z
  .string()
  .regex(/^(?!\/)(?!.*(^|\/)\.\.?(\/|$))(?!.*\/\/)[^\\:*?"<>|]{1,200}$/, "upstream.host_path");

/** The fields of a host in an order's answer and in the details. Every field may be missing. */
export const hostFields = {
  name: ["ftpname", text],
  password: ["ftppassword", plain],
  sizeMb: ["hostsize", readSizeMb],
  years: ["years", count],
  alias: ["cname", aliasHost],
  testUrl: ["testurl", text],
  boughtAt: ["regtime", when],
  expiresAt: [["exptime", "exptme"], when],
  domainsAtMost: ["bindnum", count],
  /** "50000.00": the unit isn't printed; MB as with the size. */
  trafficMbPerMonth: ["monthwidth", decimal],
  /** The filing code: mainland hosts only. */
  filingCode: ["icpid", text],
  serverAddress: ["svrip", text],
} as const;
