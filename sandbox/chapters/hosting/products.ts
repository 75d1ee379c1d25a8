/** What kinds of host there are and which of them are for sale. */

const LINUX: ReadonlySet<string> = new Set(["lin", "yxlin", "bgqlin", "jsp"]);
const KINDS: ReadonlySet<string> = new Set(
  "bz lin net jsp shop yxbz yxlin hostip yxhostip bgpwin bgqlin gf".split(" "),
);
/** Places on the mainland: domains need an ICP filing, hosts have a filing code. */
const MAINLAND: ReadonlySet<string> = new Set(["cn", "bd", "hz"]);

export const SIZES: readonly number[] = [1.5, 2, 3, 5, 8, 10, 20, 50];
export const LINES: readonly string[] = ["dx", "sx", "mx", "yx"];
export const LOCATIONS: readonly string[] = ["cn", "hk", "usa", "bd", "hz"];

export interface Product {
  kind: string;
  units: number;
  line: string;
  location: string;
}

/**
 * Kinds that are not Windows, by their names: the manual calls nine controls "Windows only" and does not say which
 * kinds are Windows.
 */
export function isWindowsKind(kind: string): boolean {
  return !LINUX.has(kind);
}

export function isMainland(location: string): boolean {
  return MAINLAND.has(location);
}

/** The kind of an order: the list spells the BGP Linux host in another way. */
export function readHostKind(text: string): string | null {
  const kind = text.toLowerCase() === "bgplin" ? "bgqlin" : text.toLowerCase();
  return KINDS.has(kind) ? kind : null;
}

const OFFER: readonly { location: string; lines: readonly string[]; kinds: string }[] = [
  { location: "cn", lines: ["dx", "sx", "mx"], kinds: "bz lin net jsp" },
  { location: "cn", lines: ["yx"], kinds: "yxbz yxlin yxhostip" },
  { location: "cn", lines: ["sx"], kinds: "hostip gf" },
  { location: "cn", lines: ["mx"], kinds: "bgpwin bgqlin" },
  { location: "cn", lines: [""], kinds: "shop" },
  { location: "hk", lines: [""], kinds: "bz lin net jsp" },
  { location: "usa", lines: [""], kinds: "bz lin" },
  { location: "bd", lines: [""], kinds: "yxbz yxlin" },
  { location: "hz", lines: [""], kinds: "bz lin" },
];
/** HostList's own list of sizes lacks 1.5, the order's has it. */
const LISTED_SIZES = SIZES.filter((units) => units !== 1.5);

export const offered: readonly Product[] = OFFER.flatMap(({ location, lines, kinds }) =>
  lines.flatMap((line) =>
    kinds.split(" ").flatMap((kind) => LISTED_SIZES.map((units) => ({ kind, units, line, location }))),
  ),
);

export function isOffered(product: Product): boolean {
  return offered.some(
    (row) => row.kind === product.kind && row.line === product.line && row.location === product.location,
  );
}

const RANK = ["", "dx", "sx", "mx"];

/** What a host can be upgraded to: the same kind in the same place, no smaller, and on no worse line. */
export function hostUpgradesOf(host: Product): readonly Product[] {
  return offered.filter(
    (row) =>
      row.kind === host.kind &&
      row.location === host.location &&
      (row.line === host.line || RANK.indexOf(row.line) > RANK.indexOf(host.line)) &&
      row.units >= host.units &&
      (row.units !== host.units || row.line !== host.line),
  );
}
