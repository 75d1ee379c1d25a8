import { z } from "zod";
import { type Answer, type Fields, keyed, many, one, type Shape, unpack } from "../reading/answer";
import { count, decimal, need, plain, price, states, text, when } from "../reading/field";
import { itemsUnder } from "../reading/order-answer";
import { coupon, oneOf } from "../reading/value";

/** What the two chapters 二十 (百度云, 阿里云) share: values, the spellings of the product name, the two long answers. */

export type Cloud = "bcc" | "ali";

export const serverName = z.string().regex(/^[0-9A-Za-z_-]{1,40}$/, "upstream.product_name");
export const diskId = z.string().regex(/^[0-9A-Za-z_-]{1,60}$/, "upstream.id");
export const systemId = z.string().regex(/^[0-9A-Za-z_.-]{1,80}$/, "upstream.system");
export const locationId = z.string().regex(/^[0-9A-Za-z_-]{1,40}$/, "upstream.room");

/**
 * One parameter, the product's name, is spelt in four ways. The default of a row is what its own table prints: in 21
 * of the 29 sections the example sends the same, so the authors of both probably saw the same service. pdtnme is the
 * spelling of all orders, renewals, upgrades and details; if the service expects it (or another one) everywhere,
 * choose it for all rows by the setting `product_name`.
 */
export const serverSpellings = {
  product_name: {
    pdtnme: { wire: { name: "pdtnme" } },
    pdtname: { wire: { name: "pdtname" } },
    pdtmne: { wire: { name: "pdtmne" } },
    pdtmme: { wire: { name: "pdtmme" } },
  },
} as const;

export const serverPeriod = oneOf({ month: "2", year: "5" });
export type ServerPeriod = "month" | "year";

/** One to nine months, or some years. */
export const serverPeriods = z.int("upstream.term").min(1, "upstream.term").max(9, "upstream.term");

export function termFits(mostYears: number) {
  return {
    check: (order: { periods: number; period: ServerPeriod }) => order.period === "month" || order.periods <= mostYears,
    problem: { path: ["periods"], error: "upstream.term" },
  };
}

export const paying = { coupon: coupon.optional(), voucher: coupon.optional() };
export const payingWire = { coupon: "ticketid", voucher: "voucherids" } as const;
export const termWire = { periods: "term", period: "termtype" } as const;

/** 8 to 32 signs: letters, digits and at least one of `marks`. */
export function upstreamServerPassword(marks: string) {
  const escaped = marks.replace(/[\\\]^-]/g, "\\$&");
  const rule = new RegExp(`^(?=.*[A-Za-z])(?=.*\\d)(?=.*[${escaped}])[A-Za-z0-9${escaped}]{8,32}$`);
  return z.string().regex(rule, "upstream.server_password");
}

export const bccPassword = upstreamServerPassword("!@#$%^&()*");
export const aliPassword = upstreamServerPassword("!@#%^*()");

/** The wire's kinds of disk in words. */
const diskWords = { std1: "ordinary", hp1: "fast", eff: "efficient", ssd: "ssd" } as const;

const product = {
  location: ["location", text],
  system: ["system", text],
  instanceKind: ["slcns", text],
  instanceId: ["slid", text],
  diskKind: ["cdstype", states(diskWords)],
  code: ["prd", text],
  priceFen: ["prc", price],
  period: ["termtype", states({ 2: "month", 5: "year" })],
  periods: ["term", count],
  size: ["size", decimal],
  cpu: ["cpu", decimal],
  memory: ["sram", decimal],
  disk: ["sidc", text],
  discount: ["soth", text],
} as const satisfies Shape;
const location = { id: ["sst", need(text)], name: ["name", text], code: ["val", text] } as const satisfies Shape;
const system = {
  id: ["systemid", need(text)],
  name: ["sysname", text],
  kind: ["systype", text],
  location: [["localtion", "location"], text], // spelt Localtion
} as const satisfies Shape;

export interface ServerOffer {
  locations: Fields<typeof location>[];
  systems: Fields<typeof system>[];
  products: Fields<typeof product>[];
}

/** Three lists. The manual explains their fields but prints no answer, so upper and lower case are uncertain. */
export const serverOffer: Answer<ServerOffer> = (message, context) => {
  const plain = unpack(message);
  const lists = keyed(Array.isArray(plain) ? plain[0] : plain);
  const list = (key: string) => itemsUnder(lists.get(key) ?? []);
  return {
    locations: many(location)(list("location"), context),
    systems: many(system)(list("system"), context),
    products: many(product)(list("product"), context),
  };
};

export const serverStates = {
  1: "running",
  2: "paused",
  4: "deleted",
  5: "stopped_by_admin",
  6: "opening",
  7: "expired",
} as const;

const details = {
  name: ["pdtnme", need(text)],
  password: ["pss", plain],
  state: ["regstt", states(serverStates)],
  boughtAt: ["addtme", when],
  expiresAt: ["exptme", when],
  address: ["kvmip", text],
  systemId: ["systemid", text],
  systemName: ["sysname", text],
  systemKind: ["systype", text],
  description: ["nme", text],
  uuid: ["uuid", text],
  systemDiskId: ["diskno", text],
  locationId: ["locationsst", text],
  location: ["room", text],
} as const satisfies Shape;

const part = {
  partId: ["extid", text],
  wireKind: [["exttype", "extttype"], states({ cpu: "cpu", ram: "memory", hd: "hd", bd: "bd" })],
  multiple: ["bs", decimal],
  size: ["size", decimal],
  total: ["total", decimal],
  diskKind: ["type", states(diskWords)],
  diskId: ["ext2", text],
  addedAt: ["addtme", when],
} as const satisfies Shape;

type Part = Omit<Fields<typeof part>, "wireKind"> & { kind: "cpu" | "memory" | "bandwidth" | "disk" | "other" };

/** hd is called bandwidth and bd disk, against the names of other chapters: a part of a disk kind, or with a disk id, is a disk. */
function partOf({ wireKind, ...rest }: Fields<typeof part>): Part {
  if (wireKind === "cpu" || wireKind === "memory") return { ...rest, kind: wireKind };
  if (wireKind !== "hd" && wireKind !== "bd") return { ...rest, kind: "other" };
  return { ...rest, kind: rest.diskKind !== null || rest.diskId !== null ? "disk" : "bandwidth" };
}

/** A server and its parts: "Details" and "ext", whichever of them is a list. The manual prints no answer. */
export const serverDetails: Answer<Fields<typeof details> & { parts: Part[] }> = (message, context) => {
  const plain = unpack(message);
  const outer = keyed(Array.isArray(plain) ? plain[0] : plain);
  const own = outer.has("details") ? unpack(outer.get("details")) : Object.fromEntries(outer);
  const parts = many(part)(itemsUnder(outer.get("ext") ?? []), context);
  return { ...one(details)(own, context), parts: parts.map(partOf) };
};

/** Systems that a server can be rebuilt with. */
export const rebuildSystems = many({
  id: ["sysvalue", need(text)],
  name: ["sysname", text],
  kind: ["systype", text],
  room: ["sysplace", text],
});
