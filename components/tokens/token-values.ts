import { typedFen } from "@/components/form/form-values";
import { ACME_NAMES } from "@/lib/core/token-areas";
import type { TokenGrant } from "@/lib/core/token-grant";
import type { ProgramGroup } from "./programs";

/** What a token is for. */
export const PURPOSES = ["certificates", "dynamic", "records", "buy", "custom"] as const;
export type AskedPurpose = (typeof PURPOSES)[number];

/** A token as its form has it. Lists are texts: words between spaces, commas or new lines. */
export interface TokenValues {
  purpose: AskedPurpose;
  name: string;
  reach: "some" | "all";
  zones: string;
  names: string;
  types: string;
  areas: { dns: string; services: string; orders: string; wallet: string };
  addresses: string;
  days: string;
  /** In yuan. */
  capFen: string;
  dayCapFen: string;
}

/** A form to begin with. Of one domain it is that one, of none yet all that will come. */
export const startValues = (own: readonly string[]): TokenValues => ({
  ...{ purpose: "certificates", name: "", reach: own.length === 0 ? "all" : "some", names: "", types: "", days: "" },
  ...{ zones: own.length === 1 ? own.join() : "", addresses: "", capFen: "", dayCapFen: "" },
  areas: { dns: "", services: "", orders: "", wallet: "" },
});

/** Money in fen as text, as it travels. */
export type AskedGrant = TokenGrant & { days: number | null; capFen: string | null; dayCapFen: string | null };

/** What a command line or an assistant needs to buy, to renew, and to manage what was bought. */
const BUYING: TokenGrant["areas"] = { dns: "write", services: "read", orders: "write", wallet: "read" };

/** Whether a token with these values may place orders, and so wants a cap. */
export const maySpend = ({ purpose, areas }: Pick<TokenValues, "purpose" | "areas">): boolean =>
  purpose === "buy" || (purpose === "custom" && areas.orders === "write");

/** What is asked for. An empty text means no limit, except of domains: "only these" without any is refused. */
export function grantOf(values: TokenValues): AskedGrant {
  const { purpose, reach, days } = values;
  const custom = purpose === "custom";
  const dns = custom ? values.areas.dns : "write";
  return {
    areas: custom ? areasOf(values.areas) : purpose === "buy" ? BUYING : { dns: "write" },
    zones: dns === "" || reach === "all" ? null : words(values.zones),
    types: typesOf(values),
    names: namesOf(values),
    addresses: limit(values.addresses),
    days: days === "" ? null : Number(days),
    capFen: maySpend(values) ? fenOf(values.capFen) : null,
    dayCapFen: maySpend(values) ? fenOf(values.dayCapFen) : null,
  };
}

const fenOf = (yuan: string) => typedFen(yuan)?.toString() ?? null;

function areasOf(areas: TokenValues["areas"]): TokenGrant["areas"] {
  return Object.fromEntries(Object.entries(areas).filter(([, may]) => may !== ""));
}

function typesOf({ purpose, types, areas }: TokenValues): string[] | null {
  if (purpose === "certificates") return ["TXT"];
  if (purpose === "dynamic") return ["A", "AAAA"];
  return purpose === "custom" && areas.dns !== "" ? limit(types) : null;
}

function namesOf({ purpose, names, areas }: TokenValues): string[] | null {
  if (purpose === "certificates") return [...ACME_NAMES];
  if (purpose === "dynamic") return words(names);
  return purpose === "custom" && areas.dns !== "" ? limit(names) : null;
}

const words = (text: string) => text.split(/[\s,，、;；]+/).filter(Boolean);
const limit = (text: string) => (words(text).length === 0 ? null : words(text));

/** The programs that a token can be used with, those that it was made for first. */
export function groupsOf(purpose: AskedPurpose): readonly ProgramGroup[] {
  if (purpose === "buy") return ["own"];
  if (purpose === "custom") return ["own", "records", "certificates", "dynamic"];
  return purpose === "records" ? ["records", "certificates", "dynamic", "own"] : [purpose];
}

/** The host of the guide's examples: the first one that the token may change. */
export function hostOf({ purpose, names }: TokenValues): string {
  const [first] = purpose === "dynamic" ? words(names) : [];
  return first === undefined || first.includes("*") ? "home" : first;
}
