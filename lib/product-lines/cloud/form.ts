import type { Config, FieldChoice, FormField, PurchaseForm, UpgradeForm } from "../form";
import type { PasswordRule } from "../password-rule";
import { periodOf, TERMS } from "./terms";

interface Range {
  min: number;
  max: number;
  step: number;
}

/** The configurations that the upstream offers (cloud.cloudlist). */
export interface CloudOptions {
  cpus: number[];
  ramsGb: number[];
  diskGb: Range;
  bandwidthMbps: Range;
  systems: { name: string; value: string }[];
  rooms: { name: string; value: string }[];
  periods: string[];
}

/** The sizes that are sold, and how much can be added to the server's present ones. */
export interface CloudUpgradeOptions {
  cpus: number[];
  ramsGb: number[];
  more: { cpu: number; ramGb: number; diskGb: number; bandwidthMbps: number };
  steps: { diskGb: number; bandwidthMbps: number };
}

/**
 * The upstream takes 6 to 20 characters without a blank. A server on the public internet needs a stronger password, and Windows requires
 * three kinds of characters. A comma would break the upstream's answers.
 */
export const serverPassword: PasswordRule = {
  min: 8,
  max: 20,
  needs: ["lower", "upper", "digit"],
  specials: "!@$%^*_-",
};

/** The password of the upstream's management platform, which takes the same characters. */
export const platformPassword: PasswordRule = { min: 8, max: 20, needs: ["letter", "digit"], specials: "!@$%^*_-" };

/** Rooms that have texts; another one is shown by the upstream's name. */
export const KNOWN_ROOMS: readonly string[] = ["1", "2", "3", "4"];

export const isWindows = (system: string): boolean => system.toLowerCase().startsWith("windows");
export const is64Bit = (system: string): boolean => !/_32$/.test(system);

/** The most memory that a 32-bit system can use. */
const MOST_RAM_GB_AT_32_BITS = 4;

function choicesOf(rooms: CloudOptions["rooms"]): FieldChoice[] {
  return rooms.map(({ name, value }) =>
    KNOWN_ROOMS.includes(value) ? { value, noted: true } : { value, label: name },
  );
}

/** Systems of a family that can use the memory. */
function systemsOf({ systems }: CloudOptions, family: unknown, ramGb: unknown): FieldChoice[] {
  return systems
    .filter(({ value }) => isWindows(value) === (family === "windows"))
    .filter(({ value }) => is64Bit(value) || Number(ramGb) <= MOST_RAM_GB_AT_32_BITS)
    .map(({ name, value }) => ({ value, label: name }));
}

function amount(id: string, unit: "gb" | "mbps", range: Range, initial: number): FormField {
  return { id, kind: "amount", unit, min: range.min, max: range.max, step: range.step, initial };
}

function numbers(id: string, unit: "core" | "gb", values: readonly number[], initial: number): FormField {
  const [first = 1] = values;
  return {
    id,
    kind: "amount",
    unit,
    values,
    min: first,
    max: values.at(-1) ?? first,
    step: 1,
    initial: values.includes(initial) ? initial : first,
  };
}

/** The least that a present system works with; half of it is sold, too. */
const USUAL_RAM_GB = 1;

const figures = ({ cpu, ramGb, diskGb, bandwidthMbps }: Config) => `${cpu}C ${ramGb}G ${diskGb}G ${bandwidthMbps}M`;

/** Families with a system that can use the memory; Linux comes first. */
function familiesOf(options: CloudOptions, ramGb: unknown): FieldChoice[] {
  return ["linux", "windows"]
    .filter((family) => systemsOf(options, family, ramGb).length > 0)
    .map((value) => ({ value }));
}

export const cloudForm: PurchaseForm<CloudOptions> = {
  productLine: "cloud",
  nameField: null,
  fields: (options, draft) => {
    const ramGb = draft.ramGb ?? USUAL_RAM_GB;
    const families = familiesOf(options, ramGb);
    const family = families.some(({ value }) => value === draft.family) ? draft.family : families[0]?.value;
    const systems = systemsOf(options, family, ramGb);
    return [
      { id: "room", kind: "choice", as: "radio", choices: choicesOf(options.rooms) },
      numbers("cpu", "core", options.cpus, 1),
      numbers("ramGb", "gb", options.ramsGb, USUAL_RAM_GB),
      amount("diskGb", "gb", options.diskGb, options.diskGb.min),
      amount("bandwidthMbps", "mbps", options.bandwidthMbps, options.bandwidthMbps.min),
      { id: "family", kind: "choice", as: "segments", choices: families },
      { id: "system", kind: "choice", as: "select", choices: systems, ...newest(systems) },
      { id: "password", kind: "password", rule: serverPassword, hinted: true },
    ];
  },
  terms: ({ periods }) => TERMS.filter((term) => periods.includes(periodOf(term).period)),
  title: figures,
};

/** The newest system, as the initial choice: the upstream lists systems from old to new. */
function newest(systems: readonly FieldChoice[]): { initial?: string } {
  const last = systems.at(-1);
  return last ? { initial: last.value } : {};
}

/** Larger sizes, or one more address. The upstream sells them by two endpoints, so an item is one of the two. */
export const cloudUpgradeForm: UpgradeForm<CloudUpgradeOptions> = {
  fields: ({ cpus, ramsGb, more, steps }, draft, current) => {
    const { cpu, ramGb, diskGb, bandwidthMbps, extraAddresses } = presentOf(current);
    const grow: FormField = {
      id: "grow",
      kind: "choice",
      as: "segments",
      choices: [{ value: "size" }, { value: "address", noted: true }],
    };
    if (draft.grow === "address") {
      const next = extraAddresses + 1;
      const only = { min: next, max: next, step: 1, values: [next], initial: next };
      return [grow, { id: "extraAddresses", kind: "amount", unit: "count", ...only }];
    }
    const sold = (values: number[], from: number, added: number) => [
      from,
      ...values.filter((value) => value > from && value <= from + added),
    ];
    const upTo = (from: number, added: number, step: number) => ({ min: from, max: from + added, step });
    return [
      grow,
      numbers("cpu", "core", sold(cpus, cpu, more.cpu), cpu),
      numbers("ramGb", "gb", sold(ramsGb, ramGb, more.ramGb), ramGb),
      amount("diskGb", "gb", upTo(diskGb, more.diskGb, steps.diskGb), diskGb),
      amount("bandwidthMbps", "mbps", upTo(bandwidthMbps, more.bandwidthMbps, steps.bandwidthMbps), bandwidthMbps),
    ];
  },
  check: (_options, config, current): Record<string, string> =>
    config.grow === "address" || SIZES.some((size) => Number(config[size]) > Number(current[size]))
      ? {}
      : { cpu: "nothing_added" },
};

export const SIZES = ["cpu", "ramGb", "diskGb", "bandwidthMbps"] as const;

function presentOf(current: Config) {
  const number = (key: string) => (typeof current[key] === "number" ? current[key] : 0);
  return {
    cpu: number("cpu"),
    ramGb: number("ramGb"),
    diskGb: number("diskGb"),
    bandwidthMbps: number("bandwidthMbps"),
    extraAddresses: number("extraAddresses"),
  };
}
