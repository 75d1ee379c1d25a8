import type { Config, FieldChoice, FormField, PurchaseForm, UpgradeForm } from "../form";
import type { PasswordRule } from "../password-rule";
import { yearTerms } from "../term";

/** One product of the upstream's list: a kind of host at a place and on a network, in these sizes. */
export interface HostProduct {
  kind: string;
  location: string;
  /** The network; "" where there is no choice. */
  line: string;
  sizesMb: readonly number[];
}

export interface HostingOptions {
  products: readonly HostProduct[];
}

/** Manual: 三、2. A comma can't be sent at all; quotes, slashes and the like break the upstream's parsers. */
export const hostPasswordRule: PasswordRule = {
  min: 8,
  max: 16,
  needs: ["letter", "digit", "special"],
  letterFirst: true,
  specials: "!@#$%^*_-+=.?",
};

/** In the order in which they are offered: what most customers want comes first. */
const KINDS = [
  "standard",
  "linux",
  "cloud_standard",
  "cloud_linux",
  "net",
  "jsp",
  "shop",
  "own_ip",
  "cloud_own_ip",
  "windows_bgp",
  "linux_bgp",
  "protected",
];
const LOCATIONS = ["china", "hong_kong", "usa", "baidu", "central_china"];
const LINES = ["telecom", "dual", "multi", "cloud"];
/** Places on the mainland, where a domain needs an ICP filing. */
export const MAINLAND: readonly string[] = ["china", "baidu", "central_china"];

const among = (order: readonly string[], found: readonly string[]): string[] =>
  order.filter((value) => found.includes(value));
const isOne = (product: HostProduct, draft: Config): boolean =>
  (["location", "kind", "line"] as const).every((id) => draft[id] === undefined || product[id] === draft[id]);

/** The choices of each field, given the draft's choices before it. A choice that isn't offered is replaced by the first one. */
function choicesFor(products: readonly HostProduct[], draft: Config) {
  const locations = among(
    LOCATIONS,
    products.map(({ location }) => location),
  );
  const location = locations.includes(String(draft.location)) ? String(draft.location) : (locations[0] ?? "");
  const here = products.filter((product) => isOne(product, { location }));
  const kinds = among(
    KINDS,
    here.map(({ kind }) => kind),
  );
  const kind = kinds.includes(String(draft.kind)) ? String(draft.kind) : (kinds[0] ?? "");
  const ofKind = here.filter((product) => isOne(product, { kind }));
  const lines = among(
    LINES,
    ofKind.map(({ line }) => line),
  );
  const line = lines.includes(String(draft.line)) ? String(draft.line) : (lines[0] ?? "");
  const sizesMb = ofKind.filter((product) => product.line === line).flatMap((product) => product.sizesMb);
  return { locations, kinds, lines, sizesMb: [...new Set(sizesMb)].sort((a, b) => a - b) };
}

const words = (values: readonly string[], noted = false): FieldChoice[] =>
  values.map((value) => (noted ? { value, noted } : { value }));

function sizeField(sizesMb: readonly number[], initial: number): FormField {
  const [min = 0, max = 0] = [sizesMb[0], sizesMb.at(-1)];
  const start = sizesMb.includes(initial) ? initial : min;
  return { id: "sizeMb", kind: "amount", unit: "mb", values: sizesMb, min, max, step: 1, initial: start };
}

const USUAL_MB = 500;

/** A virtual host: place, kind, network and size; FTP user name and password. */
export const hostingForm: PurchaseForm<HostingOptions> = {
  productLine: "hosting",
  nameField: "ftpName",
  fields: ({ products }, draft) => {
    const { locations, kinds, lines, sizesMb } = choicesFor(products, draft);
    return [
      { id: "location", kind: "choice", as: "radio", choices: words(locations, true) },
      { id: "kind", kind: "choice", as: "radio", choices: words(kinds, true) },
      ...(lines.length > 0 ? [{ id: "line", kind: "choice", as: "segments", choices: words(lines) } as const] : []),
      sizeField(sizesMb, USUAL_MB),
      { id: "ftpName", kind: "name", pattern: "[A-Za-z]{1,10}", maxLength: 10, hinted: true },
      { id: "password", kind: "password", rule: hostPasswordRule, hinted: true },
    ];
  },
  terms: () => yearTerms(1, 2, 3, 5),
  title: (config) => String(config.ftpName ?? ""),
};

export interface HostUpgradeOptions {
  products: readonly HostProduct[];
}

/** A larger size, a better network, or another kind where the upstream allows it. */
export const hostingUpgradeForm: UpgradeForm<HostUpgradeOptions> = {
  fields: ({ products }, draft, current) => {
    const location = current.location ?? "";
    const wanted = {
      ...draft,
      location,
      kind: draft.kind ?? current.kind ?? "",
      line: draft.line ?? current.line ?? "",
    };
    const { kinds, lines, sizesMb } = choicesFor(products, wanted);
    return [
      ...(kinds.length > 1 ? [{ id: "kind", kind: "choice", as: "radio", choices: words(kinds) } as const] : []),
      ...(lines.length > 0 ? [{ id: "line", kind: "choice", as: "segments", choices: words(lines) } as const] : []),
      sizeField(sizesMb, sizesMb.find((size) => size > Number(current.sizeMb)) ?? 0),
    ];
  },
  check: (_options, config, current): Record<string, string> =>
    Object.entries(config).every(([id, value]) => current[id] === value) ? { sizeMb: "unchanged" } : {},
};
