import { describe, expect, it } from "vitest";
import {
  type Config,
  changeDraft,
  changesNothing,
  checkFields,
  type FormField,
  fieldFault,
  labelIn,
  nearestOffered,
  openWith,
  settleDraft,
} from "./form";
import { monthsOf, usualTerm, yearTerms } from "./term";

const size: Extract<FormField, { kind: "amount" }> = {
  id: "size",
  kind: "amount",
  unit: "mb",
  min: 200,
  max: 5000,
  step: 100,
  values: [200, 500, 5000],
};

/** Only Hong Kong sells Linux; only the mainland has a choice of networks; Linux comes no smaller than 500. */
function fields(draft: Config): FormField[] {
  const systems = draft.place === "hk" ? ["windows", "linux"] : ["windows"];
  return [
    { id: "place", kind: "choice", choices: [{ value: "cn" }, { value: "hk" }] },
    ...(draft.place === "cn"
      ? [{ id: "net", kind: "choice" as const, choices: [{ value: "dx" }, { value: "sx" }] }]
      : []),
    { id: "system", kind: "choice", choices: systems.map((value) => ({ value })) },
    { ...size, values: draft.system === "linux" ? [500, 5000] : [200, 500, 5000] },
    { id: "name", kind: "name", pattern: "[a-z]{1,10}", maxLength: 10 },
  ];
}

describe("a form", () => {
  it("starts with its first choices", () => {
    expect(settleDraft(fields, {})).toEqual({ place: "cn", net: "dx", system: "windows", size: 200, name: "" });
  });

  it("drops choices that a change makes impossible and keeps the others", () => {
    const hk = settleDraft(fields, { place: "hk", net: "sx", system: "linux", size: 200, name: "tea" });
    expect(hk).toEqual({ place: "hk", system: "linux", size: 500, name: "tea" });
    const cn = settleDraft(fields, { ...hk, place: "cn" });
    expect(cn).toEqual({ place: "cn", net: "dx", system: "windows", size: 500, name: "tea" });
  });

  it("refuses texts of which the upstream takes no character, and blanks where something must be typed", () => {
    const text: FormField = { id: "memo", kind: "text", maxLength: 60 };
    const lines: FormField = { ...text, multiline: true };
    const faults = (field: FormField) =>
      ["a\tb", "a\nb", "a\u0007b", "\ud83d", " ", "　"].map((one) => fieldFault(field, one));
    expect(faults(text)).toEqual(["pattern", "pattern", "pattern", "pattern", "missing", "missing"]);
    expect(faults(lines)).toEqual([null, null, "pattern", "pattern", "missing", "missing"]);
    expect(faults({ ...text, optional: true })).toEqual(["pattern", "pattern", "pattern", "pattern", null, null]);
    expect(fieldFault(text, "😀 茶")).toBeNull();
    expect(fieldFault(text, "\u200b")).toBe("missing");
  });

  it("takes what an input method writes full-width for what is meant, where a value is plain by its nature", () => {
    const texts: FormField[] = [
      { id: "address", kind: "text", maxLength: 15, pattern: "[0-9.]+", plain: true },
      { id: "ftp", kind: "name", maxLength: 10, pattern: "[a-z]{1,10}" },
      { id: "domain", kind: "domain" },
      { id: "memo", kind: "text", maxLength: 60 },
      { id: "password", kind: "text", maxLength: 60, secret: true },
      { id: "hosts", kind: "text", maxLength: 60, pattern: "[a-z0-9.\\n]+", plain: true, multiline: true },
    ];
    const typed = {
      hosts: "１９２。０。２。１\na。ｃｏｍ",
      address: " １９２．０．２．１ ",
      ftp: "ｔｅａ",
      domain: "杉里。ｃｎ",
      memo: "１（茶）",
      password: "１",
    };
    expect(checkFields(texts, typed)).toEqual({
      faults: {},
      config: {
        address: "192.0.2.1",
        ftp: "tea",
        domain: "杉里.cn",
        memo: "１（茶）",
        password: "１",
        hosts: "192.0.2.1\na.com",
      },
    });
  });

  it("leaves out what copying brings along and nobody sees", () => {
    const texts: FormField[] = [
      { id: "domain", kind: "domain" },
      { id: "mobile", kind: "text", maxLength: 11, pattern: "1\\d{10}", plain: true },
      { id: "lastName", kind: "text", maxLength: 50, pattern: "[\\p{Script=Han}A-Za-z0-9]+", personal: true },
      { id: "company", kind: "text", maxLength: 60, pattern: "[^,]{2,60}" },
      { id: "password", kind: "text", maxLength: 60, secret: true },
      { id: "lines", kind: "text", maxLength: 60, multiline: true },
    ];
    const typed = {
      domain: "shanlicha.com\u200b",
      mobile: "\u202d13800138000\u202c",
      lastName: "王 ",
      company: "\ufeff杉里（上海）\u200b茶业",
      password: " a ",
      lines: " a\n",
    };
    expect(checkFields(texts, typed)).toEqual({
      faults: {},
      config: {
        domain: "shanlicha.com",
        mobile: "13800138000",
        lastName: "王",
        company: "杉里（上海）茶业",
        password: " a ",
        lines: " a\n",
      },
    });
  });

  it("takes a number that is written in groups, as people write telephones and identity cards", () => {
    const text = (id: string, pattern: string, more: object = {}) =>
      ({ id, kind: "text", maxLength: 18, pattern, plain: true, ...more }) as FormField;
    const texts = [
      text("mobile", "1\\d{10}"),
      text("card", "\\d{17}[\\dXx]"),
      text("host", "[a-z0-9.-]+"),
      text("lines", "[\\d ]+", { multiline: true }),
    ];
    const typed = { mobile: "138 0013　8000", card: "110101 19900307 123X", host: "mail shanlicha.com", lines: "1 2" };
    expect(checkFields(texts, typed)).toEqual({
      faults: { host: "pattern" },
      config: { mobile: "13800138000", card: "11010119900307123X", lines: "1 2" },
    });
  });

  it("refuses values that its fields do not offer", () => {
    const asked = { place: "cn", system: "linux", size: 300, name: "Tea Shop", price: "0", net: "dx" };
    const { config, faults } = checkFields(fields(asked), asked);
    expect(faults).toEqual({ system: "choice", size: "amount", name: "pattern" });
    expect(config).toEqual({ place: "cn", net: "dx" });
  });

  it("leaves a number as it was typed, also after other changes, until it is offered", () => {
    const amounts = ({ unit }: Config): FormField[] => [
      { id: "unit", kind: "choice", choices: [{ value: "gb" }, { value: "tb" }] },
      { id: "size", kind: "amount", unit: "gb", min: 1, max: unit === "tb" ? 10 : 1024, step: 1 },
    ];
    const tooMuch = changeDraft(amounts, { unit: "gb", size: 100 }, "size", 5_000);
    expect(tooMuch).toEqual({ unit: "gb", size: 5_000 });
    expect(changeDraft(amounts, tooMuch, "unit", "tb")).toEqual({ unit: "tb", size: 5_000 });
    expect(changeDraft(amounts, tooMuch, "size", "5 0")).toEqual({ unit: "gb", size: "5 0" });
    // What was right, and isn't by another choice, moves to the nearest one.
    expect(changeDraft(amounts, { unit: "gb", size: 100 }, "unit", "tb")).toEqual({ unit: "tb", size: 10 });
  });

  it("takes the nearest number on offer", () => {
    expect(nearestOffered(size, 330)).toBe(200);
    expect(nearestOffered(size, 9_999)).toBe(5000);
    const { values: _, ...stepped } = size;
    expect([0, 249, 250, 4_999, 9_999].map((value) => nearestOffered(stepped, value))).toEqual([
      200, 200, 300, 5000, 5000,
    ]);
  });

  it.each([
    ["shanlicha.com", null],
    ["山里茶.中国", null],
    ["xn--fsq5m.xn--fiqs8s", null],
    ["example.xn--", "domain"],
    ["1.2.3.4", "domain"],
    ["nodot", "domain"],
    ["-a.com", "domain"],
    ["a b.com", "domain"],
    ["", "missing"],
  ])("the fault of the domain %s is %s", (text, fault) => {
    expect(fieldFault({ id: "domain", kind: "domain" }, text)).toBe(fault);
  });

  it("counts a term in months", () => {
    expect(
      [
        { years: 0, months: 6 },
        { years: 2, months: 1 },
      ].map(monthsOf),
    ).toEqual([6, 25]);
  });
});

it("an operating system is named in the reader's language", () => {
  expect(labelIn("zh", "Debian 12 64 位")).toBe("Debian 12 64 位");
  expect(labelIn("en", "Debian 12 64 位")).toBe("Debian 12, 64-bit");
  expect(labelIn("en", "Windows Server 2019 数据中心版 64 位")).toBe("Windows Server 2019 Datacenter, 64-bit");
  expect(labelIn("en", "Hong Kong")).toBe("Hong Kong");
  expect(labelIn("en", "华北-北京")).toBe("North China (Beijing)");
  expect(labelIn("en", "华东1(杭州)")).toBe("East China 1 (Hangzhou)");
  expect(labelIn("en", "规格 10-10004812")).toBe("Instance 10-10004812");
});

it("the form of a setting opens with its present values, and knows whether they were changed", () => {
  const [choice, text]: FormField[] = [
    { id: "visitors", kind: "choice", choices: [{ value: "all" }, { value: "none" }] },
    { id: "path", kind: "text", maxLength: 20, initial: "404.html" },
  ];
  const setting = { visitors: "none" };
  const opened = openWith([choice, text] as FormField[], setting);
  const draft = settleDraft(() => opened, {});
  expect(draft).toEqual({ visitors: "none", path: "404.html" });
  expect(changesNothing(draft, setting)).toBe(true);
  expect(changesNothing({ ...draft, visitors: "all" }, setting)).toBe(false);
  expect(changesNothing({ path: " 404.html\n" }, { path: "404.html" })).toBe(true);
  expect(changesNothing({}, { path: "" })).toBe(false);
});

describe("the proposed term", () => {
  const month = { years: 0, months: 1 };
  const terms = [month, ...yearTerms(1, 2)];

  it("is the one that was bought before, where it is sold", () => {
    expect(usualTerm(terms, 1)).toEqual(month);
    expect(usualTerm(terms, 24)).toEqual({ years: 2, months: 0 });
  });

  it("is a year where the one before is not known or not sold, or else the first", () => {
    for (const before of [null, 6]) expect(usualTerm(terms, before)).toEqual({ years: 1, months: 0 });
    expect(usualTerm([month], 12)).toEqual(month);
  });
});
