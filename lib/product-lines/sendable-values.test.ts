import { describe, expect, it } from "vitest";
import { encodeInput } from "@/lib/cndns/encode";
import type { AnyRow } from "@/lib/cndns/endpoint";
import { AppError } from "@/lib/core/errors";
import type { Control, ControlSubject, PanelRow } from "./control";
import { type Config, type FormField, fieldFault, initialOf, meantBy } from "./form";
import type { PasswordRule } from "./password-rule";
import type { Call } from "./reading";
import { productLines } from "./registry";

/**
 * Whatever a control's form accepts, the upstream's client must accept as well: else the customer learns only after pressing the button
 * that a value can't be sent. Every field is tried with values that people type by mistake, as far as the form accepts them.
 */

const subject = (name: string, config: Config = {}): ControlSubject => ({
  ...{ name, displayName: name, config, snapshot: {}, reason: "running", gift: false, expiresAt: null },
});

/** The services whose controls are tried. A product line that has controls with fields and none here fails the test. */
const SUBJECTS: Readonly<Record<string, readonly ControlSubject[]>> = {
  domain: [subject("shanlicha.com")],
  hosting: [
    subject("tea", { kind: "net", location: "china", sizeMb: 500 }),
    subject("tea", { kind: "linux", location: "hong_kong", sizeMb: 500 }),
  ],
  cloud: [subject("cloud1", { room: "1" }), subject("cloud1", { room: "5" })],
  database: [subject("sq_tea", { engine: "mysql" }), subject("sq_tea", { engine: "mssql" })],
  mail: [
    { ...subject("shanlicha.com", { kind: "global" }), gift: true },
    subject("shanlicha.com", { kind: "cheng", boxes: "info" }),
  ],
  mailing: [subject("tea@example.com")],
  sms: [subject("tea1")],
  cdn: [subject("cdn72916197")],
  ddos: [subject("ddos1")],
  baidu: [subject("bcc1")],
  aliyun: [subject("ecs1")],
  site: [
    subject("teasite", { edition: "standard", versions: "both", location: "shanghai" }),
    subject("teasite", { edition: "standard", versions: "desktop", location: "hong_kong" }),
  ],
};
const ROWS: Readonly<Record<string, PanelRow>> = {
  mailboxes: { key: "info", cells: {} },
  domains: { key: "www.shanlicha.com", cells: {} },
};
/** What the upstream lists for a control that asks it first. */
const OPTIONS = [{ id: "system-1", name: "CentOS 7.9", value: "centos7" }];

/** At least one of them fits each field in which text is typed. */
const SAMPLES = [
  ...["index.html", "errors/404.html", "index.html\nindex.php", "upload/old", "upload/old.zip", "private"],
  ...["8.8.8.8", "255.255.255.0", "218.85.132.*", "8.8.8.8, 218.85.*", "21.com", "www.shanlicha.com", "shanlicha.com"],
  ...["@", "www", "info", "a@example.com", "mail.example.com", "110", "65535", "newsite8", "sqtea8", "小李", "a b"],
  ...["/a.jpg", "/photos/", "http://www.shanlicha.com/a.jpg\n/b.jpg", "山里茶有限公司", "123456789", "02112345678"],
  ...["31010119900101123X", "13812345678", "北京路 1 号"],
];
const NAMES = Array.from({ length: 21 }, (_, i) => `index${i}.htm`);
const SLIPS = [
  ...["999.1.1.1", "999.*", "218.*.1.*", "255.0.255.0", "a//b", "a//b.zip", "a/./b.zip", "index", "a..b", "a..b.html"],
  ...["sales, marketing", "a,b@example.com", "a#b@example.com", NAMES.join("\n"), NAMES.slice(1).join("\n")],
  ...[
    ",",
    "，",
    ";",
    "、",
    ".",
    "..",
    "/",
    "//",
    "/./",
    "/../",
    "\\",
    ":",
    "*",
    "?",
    '"',
    "<",
    "|",
    "=",
    "@",
    "#",
    "&",
    "'",
  ],
  ...[
    "-",
    "_",
    " ",
    "　",
    "\t",
    "\n",
    "\u0007",
    "\u007f",
    "\ud83d",
    "😀",
    "茶",
    "é",
    "A",
    "a",
    "0",
    "999",
    "..html",
    "wwwroot/",
  ],
  ...["WWWROOT", "x".repeat(63), "x".repeat(64), "x".repeat(200), "/x".repeat(500), ".x".repeat(30), "x".repeat(1_100)],
  ...[" index.htm".repeat(20), "\n8.8.8.8".repeat(30), " /x".repeat(100)],
];

function textsFor(field: FormField): string[] {
  // The samples come first: the other fields are filled with the first value that fits.
  const tried = new Set<string>(SAMPLES);
  for (const sample of ["", ...SAMPLES]) {
    const { length } = sample;
    for (const at of new Set([0, 1, length >> 1, length - 1, length])) {
      for (const slip of SLIPS) tried.add(sample.slice(0, at) + slip + sample.slice(at));
    }
  }
  const right = ["", ...tried].filter((text) => fieldFault(field, text) === null);
  // As `checkFields` keeps them.
  return [...new Set(right.map((text) => String(meantBy(field, text))))];
}

/** Passwords of all lengths that the rule allows, with each special character at the end, and each at the start. */
function passwordsFor(field: FormField, { min, max, specials }: PasswordRule): string[] {
  const body = "aB3dE4gH5jK6mN7pQ8rS9tU2vW3xY4z";
  const signs = ["", ...specials];
  const tried = signs.flatMap((sign) =>
    [min, max].flatMap((length) => {
      const rest = body.slice(0, length - sign.length);
      const usual = specials[0] ?? "";
      const flat = rest.slice(usual.length).toLowerCase();
      return [
        rest + sign,
        sign + rest,
        `3${rest.slice(1)}${sign}`,
        `${flat}${usual}${sign}`,
        rest.toUpperCase() + sign,
      ];
    }),
  );
  return tried.filter((text) => fieldFault(field, text) === null);
}

function valuesFor(field: FormField): Config[string][] {
  switch (field.kind) {
    case "choice":
    case "pick":
      return field.choices.map(({ value }) => value);
    case "switch":
      return [true, false];
    case "amount":
      return field.values ? [...field.values] : [field.min, field.max];
    case "password":
      return passwordsFor(field, field.rule);
    case "text":
    case "name":
    case "domain":
      return textsFor(field);
  }
}

const isBranch = ({ kind }: FormField) => kind === "choice" || kind === "pick" || kind === "switch";

/** The drafts of a form with every combination of its choices and switches, because they decide which other fields there are. */
function draftsOf(fieldsOf: (draft: Config) => readonly FormField[], draft: Config = {}): Config[] {
  const next = fieldsOf(draft).find((field) => isBranch(field) && draft[field.id] === undefined);
  if (!next) return [draft];
  return valuesFor(next).flatMap((value) => draftsOf(fieldsOf, { ...draft, [next.id]: value }));
}

/** Encodes each call as the client does before it sends it, and answers that nobody was reached. */
const encodes: Call = async (row, input, ..._context) => {
  encodeInput(row as unknown as AnyRow, input);
  return { kind: "unreached", reason: "vetoed" };
};

/** Why the client refuses to send an input that the form accepts; null when it sends it. */
async function refusalOf(control: Control, one: ControlSubject, input: Config & { row?: string }) {
  try {
    await control.run(encodes, one, input, { callbackUrl: null });
    return null;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "upstream.input") throw error;
    return error.fields;
  }
}

/** A value for each field, so that one at a time can be tried. @throws when no sample fits a field: then SAMPLES wants one more. */
function baseOf(fields: readonly FormField[], draft: Config): Config {
  return Object.fromEntries(
    fields.map((field) => {
      const tried = [draft[field.id], initialOf(field), ...SAMPLES];
      const fits = tried.find((value) => value !== undefined && value !== "" && fieldFault(field, value) === null);
      if (fits === undefined) throw new Error(`no sample fits the field ${field.id}`);
      return [field.id, fits];
    }),
  );
}

async function refusedValues(control: Control, one: ControlSubject): Promise<unknown[]> {
  const row = control.perRow ? (ROWS[control.panel ?? ""] ?? null) : null;
  const fieldsOf = (draft: Config) => control.fields?.(one, OPTIONS, row, draft) ?? [];
  const refused: unknown[] = [];
  const tried = new Set<string>();
  for (const draft of draftsOf(fieldsOf)) {
    const fields = fieldsOf(draft);
    const base = baseOf(fields, draft);
    for (const field of fields.filter((each) => !isBranch(each))) {
      // A field that is the same with other choices is tried with one of them.
      if (tried.has(JSON.stringify(field))) continue;
      tried.add(JSON.stringify(field));
      const found: unknown[] = [];
      for (const value of valuesFor(field)) {
        const input = { ...base, [field.id]: value, ...(row ? { row: row.key } : {}) };
        const why = await refusalOf(control, one, input);
        if (why) found.push({ field: field.id, value, why });
      }
      // A few of them show the reason; all of them would hide the other fields.
      refused.push(...found.slice(0, 5));
    }
  }
  return refused;
}

describe.each(productLines.filter(({ controls }) => controls.some(({ fields }) => fields)))("$id", (line) => {
  it.each(line.controls.filter(({ fields }) => fields))("sends whatever the form of $id accepts", async (control) => {
    const subjects = (SUBJECTS[line.id] ?? []).filter((one) => !control.hidden?.(one));
    expect(subjects).not.toEqual([]);
    for (const one of subjects) expect(await refusedValues(control, one)).toEqual([]);
  });
});
