import type { Config, FieldChoice, FormField, PurchaseForm } from "../form";
import type { PasswordRule } from "../password-rule";
import type { Term } from "../term";
import { yearTerms } from "../term";

/** What the form for servers of another cloud (Baidu, Alibaba) takes from the upstream. Client-safe. */
export interface ServerOptions {
  locations: { id: string; name: string }[];
  systems: { id: string; name: string; family: SystemFamily; location: string }[];
  /** Processors and memory that go together; `instance`: the upstream's number of them, where it has one. */
  sizes: { cpu: number; ramGb: number; instance: string | null }[];
  /** Kinds of disk that have a price. */
  diskKinds: string[];
}

export type SystemFamily = "linux" | "windows";

interface Range {
  min: number;
  max: number;
  step: number;
}

/** In what the order forms of two clouds differ. */
export interface ServerShape {
  productLine: string;
  mostYears: number;
  mostMbps: number;
  /** Gigabytes by kind of disk, the kinds in the order in which they are offered. */
  disks: Readonly<Record<string, Range>>;
  /** The customer chooses the system disk too; null where one is included. */
  systemDisk: Range | null;
}

/**
 * Both clouds want a letter, a digit and a special character. A server on the public internet gets both cases; characters that a URL
 * would need encoded are left out.
 */
export const cloudSystemPassword: PasswordRule = {
  min: 8,
  max: 32,
  needs: ["lower", "upper", "digit", "special"],
  specials: "!@^*()",
};

/** How many data disks the form has. The upstream takes more, but nobody fills in sixteen disks on one form. */
export const MOST_DATA_DISKS = 4;

const month = (months: number): Term => ({ years: 0, months });

/** Months up to nine are sold, and whole years. */
export const serverTerms = ({ mostYears }: Pick<ServerShape, "mostYears">): Term[] => [
  ...[1, 3, 6].map(month),
  ...yearTerms(...Array.from({ length: mostYears }, (_, at) => at + 1)),
];

const ascending = (numbers: readonly number[]) => [...new Set(numbers)].sort((a, b) => a - b);
const chosen = <T>(values: readonly T[], value: unknown): T | undefined => values.find((one) => one === value);

/** A number that is chosen out of a few; the first is proposed. */
export function oneOfNumbers(id: string, unit: "core" | "gb" | "disk", values: readonly number[]): FormField {
  const [min = 0] = values;
  return { id, kind: "amount", unit, values, min, max: values.at(-1) ?? min, step: 1 };
}

function diskFields(shape: ServerShape, kinds: readonly string[], at: number, draft: Config): FormField[] {
  const [kindId, sizeId] = [`disk${at}`, `disk${at}Gb`];
  const kind = chosen(kinds, draft[kindId]) ?? kinds[0] ?? "";
  const range = shape.disks[kind];
  if (!range) return [];
  return [
    { id: kindId, kind: "choice", as: "segments", choices: kinds.map((value) => ({ value })) },
    { id: sizeId, kind: "amount", unit: "gb", ...range, initial: Math.max(range.min, Math.min(50, range.max)) },
  ];
}

function systemDiskFields({ systemDisk }: ServerShape, kinds: readonly string[]): FormField[] {
  if (!systemDisk) return [];
  return [
    { id: "systemDisk", kind: "choice", as: "segments", choices: kinds.map((value) => ({ value })) },
    { id: "systemDiskGb", kind: "amount", unit: "gb", ...systemDisk },
  ];
}

/** The numbers of one size; several where the upstream sells more than one kind of it. */
function instanceFields({ sizes }: ServerOptions, cpu: number, ramGb: number): FormField[] {
  const numbers = sizes.flatMap((size) =>
    size.cpu === cpu && size.ramGb === ramGb && size.instance !== null ? [size.instance] : [],
  );
  if (numbers.length === 0) return [];
  const choices = numbers.map((value): FieldChoice => ({ value, label: `规格 ${value}` }));
  return [{ id: "instance", kind: "choice", as: "select", choices, hinted: true }];
}

/** Place, system and password are the same for both clouds; sizes and disks follow what is offered. */
export function serverForm(shape: ServerShape): PurchaseForm<ServerOptions> {
  return {
    productLine: shape.productLine,
    nameField: null,
    fields: (options, draft) => {
      const { locations, systems, sizes } = options;
      const location =
        chosen(
          locations.map(({ id }) => id),
          draft.location,
        ) ?? locations[0]?.id;
      const cpus = ascending(sizes.map((size) => size.cpu));
      const cpu = chosen(cpus, draft.cpu) ?? cpus[0] ?? 1;
      const rams = ascending(sizes.filter((size) => size.cpu === cpu).map(({ ramGb }) => ramGb));
      const ramGb = chosen(rams, draft.ramGb) ?? rams[0] ?? 1;
      const kinds = Object.keys(shape.disks).filter((kind) => options.diskKinds.includes(kind));
      const counts = Array.from({ length: kinds.length > 0 ? MOST_DATA_DISKS + 1 : 1 }, (_, at) => at);
      const disks = Math.min(Math.max(Number(draft.dataDisks ?? 0), 0), MOST_DATA_DISKS);
      const here = systems.filter((system) => system.location === location);
      const families = (["linux", "windows"] as const).filter((family) => here.some((one) => one.family === family));
      const family = chosen(families, draft.family) ?? families[0];
      const images = here.filter((system) => system.family === family);
      return [
        {
          id: "location",
          kind: "choice",
          as: "radio",
          choices: locations.map(({ id, name }) => ({ value: id, label: name })),
        },
        oneOfNumbers("cpu", "core", cpus),
        oneOfNumbers("ramGb", "gb", rams),
        ...instanceFields(options, cpu, ramGb),
        { id: "bandwidthMbps", kind: "amount", unit: "mbps", min: 1, max: shape.mostMbps, step: 1, initial: 1 },
        ...systemDiskFields(shape, kinds),
        oneOfNumbers("dataDisks", "disk", counts),
        ...Array.from({ length: disks }, (_, at) => diskFields(shape, kinds, at + 1, draft)).flat(),
        { id: "family", kind: "choice", as: "segments", choices: families.map((value) => ({ value })) },
        {
          id: "system",
          kind: "choice",
          as: "select",
          choices: images.map(({ id, name }) => ({ value: id, label: name })),
        },
        { id: "password", kind: "password", rule: cloudSystemPassword, hinted: true },
      ];
    },
    terms: () => serverTerms(shape),
    title: (config) =>
      [
        `${config.cpu}C`,
        `${config.ramGb}G`,
        ...dataDisksIn(config).map(({ sizeGb }) => `${sizeGb}G`),
        `${config.bandwidthMbps}M`,
      ].join(" "),
  };
}

/** The data disks of a configuration, in the order of the form. */
export function dataDisksIn(config: Readonly<Record<string, unknown>>): { at: number; kind: string; sizeGb: number }[] {
  return Array.from({ length: Number(config.dataDisks ?? 0) }, (_, index) => {
    const at = index + 1;
    return { at, kind: String(config[`disk${at}`]), sizeGb: Number(config[`disk${at}Gb`]) };
  });
}
