import fc from "fast-check";
import { describe, expect, it } from "vitest";
import errors from "@/messages/zh/errors.json";
import orders from "@/messages/zh/orders.json";
import { registrantInput } from "./contract";
import { DOCUMENT_TYPES, documentTypesIn, usualDocument } from "./document-contract";
import {
  composed,
  faultsOf,
  mendOf,
  needsChinese,
  normalize,
  REGISTRANT_FIELDS,
  type RegistrantFieldName,
  type RegistrantValues,
} from "./fields-contract";
import { maskIdNumber } from "./id-number-contract";
import { listCountries } from "./list-countries";
import { proposeEnglish } from "./propose-english";
import { company, person } from "./testing/values";

const codeOf = (field: RegistrantFieldName, value: string, base: RegistrantValues = company) =>
  faultsOf({ ...base, [field]: value })[field]?.code.replace("registrants.", "") ?? null;

describe("the fields of a registrant", () => {
  it("accepts a company, a person with a rare character, and a name with a middle dot", () => {
    expect(faultsOf(company)).toEqual({});
    expect(faultsOf(person)).toEqual({});
    expect(faultsOf({ ...person, companyCn: "买买提•艾力", lastNameCn: "买买提", firstNameCn: "艾力" })).toEqual({});
  });

  it.each<[RegistrantFieldName, string, string | null]>([
    ["companyEn", "Hangzhou Qinghe Tea Co., Ltd.", "comma"],
    ["companyEn", "Qinghe", "needs_space"],
    ["companyEn", `A ${"b".repeat(94)}`, null],
    ["companyEn", `A ${"b".repeat(95)}`, "company_en_length"],
    ["companyEn", "青禾 Tea", "english"],
    ["companyCn", "青禾", "company_cn_short"],
    ["companyCn", "青禾茶", null],
    ["companyCn", "青".repeat(32), null],
    ["companyCn", "青".repeat(33), "company_cn_long"],
    ["companyCn", "Qinghe Tea", "chinese"],
    ["companyCn", "杭州青禾（上海）有限公司", null],
    ["lastNameEn", "a".repeat(30), null],
    ["lastNameEn", "a".repeat(31), "input.too_long"],
    ["firstNameCn", "良".repeat(10), null],
    ["firstNameCn", "良".repeat(11), "input.too_long"],
    ["firstNameCn", "𠮷".repeat(10), null],
    ["firstNameCn", "良 良", "chinese_only"],
    ["addressEn", "18 Long", "address_en_short"],
    ["addressEn", "18 Longj", null],
    ["addressEn", `18 ${"L".repeat(120)}`, "address_en_long"],
    ["addressEn", "LongjingLu18", "needs_space"],
    ["addressEn", "No.18 Longjing Lu", "address_en_chars"],
    ["addressCn", "西湖区 龙井路　18 号", null],
    ["addressCn", "西湖区龙井路#18", "address_cn_chars"],
    ["addressCn", "龙井路8", "address_cn_short"],
    ["addressCn", "龙井路18号", null],
    ["zipcode", "31001", "zip_missing"],
    ["zipcode", "3100130", "zip_six"],
    ["phone", "87654321", "phone_area_missing"],
    ["fax", "", null],
    ["fax", "x", "phone_format"],
    ["email", "name@example", "email"],
    ["email", "na,me@example.com", "comma"],
    ["email", "a#b@example.com", "email"],
    ["email", "o'hara&co@example.com", "email"],
    ["email", "x@xn--e1afmkfd.xn--p1ai", "email"],
    ["email", "x@example-.com", "email"],
    ["email", `${"x".repeat(65)}@example.com`, "email"],
    ["email", "o'hara+tea_shop.2-b@mail.example.com", null],
    ["email", "x@xn--e1afmkfd.com", null],
    ["idNumber", "91350100M000100Y44", "id.credit_check"],
    ["idType", "SFZ", "id_type_kind"],
    ["stateCn", "", "input.required"],
    ["stateCn", "浙江\u200b", "control"],
  ])("%s %j → %s", (field, value, code) => {
    expect(codeOf(field, value)).toBe(code);
  });

  it("a person's errors speak of a person's name, not of a company's", () => {
    expect(codeOf("companyCn", "", person)).toBe("input.required");
    expect(codeOf("companyEn", `A ${"b".repeat(95)}`, person)).toBe("owner_en_length");
    const { owner_cn_short, owner_en_length } = errors.registrants;
    const { owner_not_chinese, owner_length } = orders.reason.upstream;
    for (const sentence of [owner_cn_short, owner_en_length, owner_not_chinese, owner_length])
      expect(sentence).not.toMatch(/名称|企业/);
  });

  it("foreigners may write the Chinese fields in Latin letters", () => {
    const abroad = {
      ...person,
      country: "GB",
      companyCn: "Ada Lovelace",
      lastNameCn: "Lovelace",
      firstNameCn: "Ada",
      stateCn: "London",
      cityCn: "London",
      addressCn: "12 St James Square",
      zipcode: "SW1Y 4JH",
      phone: "+44 20 7946 0958",
      idType: "HZ",
      idNumber: "123456789",
    };
    expect(faultsOf(abroad)).toEqual({});
  });

  it("takes names and addresses abroad as they are written there, and derives the rest from them", async () => {
    const typed = {
      ...{ companyCn: "Łukasz Größmann", lastNameCn: "Größmann", firstNameCn: "Łukasz" },
      ...{ stateCn: "Baden-Württemberg", cityCn: "St. Blasien", addressCn: "Hauptstraße 5/2, 3. Stock" },
    };
    const { fields } = await proposeEnglish(null, { kind: "person", ...typed });
    expect(fields).toMatchObject({ companyEn: "Lukasz Grossmann", addressEn: "Hauptstrasse 5 2 3 Stock" });
    const values = {
      ...{ ...person, ...typed, ...fields, country: "DE", zipcode: "79837", phone: "+49 30 1234567" },
      ...{ idType: usualDocument("person", "DE"), idNumber: "C01X00T47" },
    };
    expect(faultsOf(values)).toEqual({});
    expect(composed(values).addressCn).toBe("Hauptstrasse 5 2 3 Stock");
  });

  it("takes the apostrophe and the hyphens that a phone's keyboard writes for those of the registry", () => {
    const typed = { companyCn: "Jo O’Neil‑Smith", lastNameCn: "O’Neil–Smith", firstNameCn: "Jo", cityCn: "L‘Aquila" };
    const abroad = { ...{ ...person, country: "GB", stateCn: "London", zipcode: "SW1Y 4JH", ...typed } };
    const values = { ...abroad, addressCn: "Flat 2, 18 Queen’s Rd", phone: "+44 20 7946 0958", idType: "HZ" };
    expect(faultsOf({ ...values, idNumber: "123456789" })).toEqual({});
    expect(composed(values)).toMatchObject({ companyCn: "Jo O'Neil-Smith", lastNameCn: "O'Neil-Smith" });
    expect(composed(values).addressCn).toBe("Flat 2 18 Queens Rd");
  });

  it("names the characters that the registry doesn't accept", () => {
    const of = (typed: Partial<RegistrantValues>, field: RegistrantFieldName) =>
      faultsOf({ ...person, country: "GB", ...typed })[field];
    const refused = (chars: string) => ({ code: "registrants.chars", params: { chars } });
    expect(of({ companyCn: "Jo @ O_Neil @" }, "companyCn")).toEqual(refused("@ _"));
    expect(of({ lastNameCn: "O'Neil 2" }, "lastNameCn")).toEqual(refused("2"));
    expect(of({ companyEn: "Jo <O>; Neil" }, "companyEn")).toEqual(refused("< > ;"));
    expect(of({ firstNameCn: "·安娜" }, "firstNameCn")).toEqual(refused("·"));
  });

  it("offers the documents that somebody of a country can have, the likeliest first", () => {
    const first = ["CN", "HK", "TW", "DE"].map((country) => [
      usualDocument("person", country),
      usualDocument("company", country),
    ]);
    expect(first).toEqual([
      ["SFZ", "SHXYZS"],
      ["GATXZ", "QT"],
      ["TWJM", "QT"],
      ["HZ", "QT"],
    ]);
    expect(documentTypesIn("person", "DE").map(({ code }) => code)).not.toContain("SFZ");
  });

  it("drops the spaces of a Chinese address, which mean nothing", () => {
    expect(normalize({ ...company, addressCn: " 西湖区 龙井路　18 号" }).addressCn).toBe("西湖区龙井路18号");
  });

  it("composes phone and fax", () => {
    expect(composed(company)).toMatchObject({ phone: "+86.057187654321", fax: "+86.057187654321" });
    expect(composed(person).idNumber).toBe("11010519491231002X");
  });

  it.each<[RegistrantFieldName, string, string | null]>([
    ["companyEn", "Hangzhou Qinghe Tea Co., Ltd.", "Hangzhou Qinghe Tea Co. Ltd."],
    ["addressCn", "西湖区 龙井路#18 号", "西湖区龙井路18号"],
    ["addressEn", "No. 18, Longjing Lu", "No 18 Longjing Lu"],
    ["lastNameEn", "Müller", "Muller"],
    ["zipcode", "31001", null],
    ["companyEn", "Qinghe", null],
  ])("offers a mend for %s %j: %j", (field, value, mended) => {
    expect(mendOf(field, { ...company, [field]: value })).toBe(mended);
  });

  it("offers the country's code for a number abroad, whichever country was chosen", () => {
    const abroad = { ...company, country: "GB", phone: "020 7946 0958", fax: "020 7946 0959" };
    expect(mendOf("phone", abroad)).toBe("+44 20 7946 0958");
    expect(mendOf("fax", abroad)).toBe("+44 20 7946 0959");
    const others = listCountries("en").filter(({ value }) => !needsChinese(value));
    const without = others.filter(
      ({ value }) => mendOf("phone", { ...abroad, country: value, phone: "512345678" }) === null,
    );
    // Behind +1 there are ten digits, and Peru's own code is 51.
    expect(without.map(({ value }) => value).sort()).toEqual([
      "AG",
      "BB",
      "BS",
      "CA",
      "DM",
      "DO",
      "GD",
      "JM",
      "KN",
      "LC",
      "PE",
      "TT",
      "US",
      "VC",
    ]);
  });

  it("a mend is always accepted", () => {
    const field = fc.constantFrom(...REGISTRANT_FIELDS);
    const value = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string(),
      fc.constantFrom("a, b", "西湖 区,1号路号号", "é à"),
    );
    fc.assert(
      fc.property(field, value, (name, typed) => {
        const values = { ...company, [name]: typed };
        const mended = mendOf(name, values);
        if (mended !== null) expect(faultsOf({ ...values, [name]: mended })[name]).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  it("the server finds exactly the faults that the browser shows", () => {
    const change = fc.dictionary(
      fc.constantFrom(...REGISTRANT_FIELDS),
      fc.oneof(fc.string({ unit: "grapheme", maxLength: 40 }), fc.constantFrom("", "青禾", "a b", "1")),
      { maxKeys: 4 },
    );
    fc.assert(
      fc.property(change, fc.constantFrom(company, person), (changed, base) => {
        const values = { ...base, ...changed };
        const shown = faultsOf(values);
        const parsed = registrantInput.safeParse(values);
        const found = Object.fromEntries(
          (parsed.error?.issues ?? []).map((issue) => [issue.path.join("."), issue.message]),
        );
        expect(found).toEqual(Object.fromEntries(Object.entries(shown).map(([name, fault]) => [name, fault.code])));
      }),
      { numRuns: 500 },
    );
  });

  it("composing what has no faults never fails and is accepted again", () => {
    const typed = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 12 }),
      fc.constantFrom(
        "  310 ",
        "+86 10 88886666",
        "１３８００１３８０００",
        "青禾•茶业",
        "valueOf",
        "GB",
        "018 Long Lu",
      ),
    );
    let composedCount = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(company, person),
        fc.constantFrom(...REGISTRANT_FIELDS),
        typed,
        (base, name, text) => {
          const values = { ...base, [name]: text };
          if (Object.keys(faultsOf(values)).length > 0) return;
          composedCount++;
          expect(faultsOf(composed(values))).toEqual({});
        },
      ),
      { numRuns: 2_000 },
    );
    expect(composedCount).toBeGreaterThan(20);
  });
});

describe("documents", () => {
  it("are the thirty of the manual, with DomainAudit's numbers once each", () => {
    expect(DOCUMENT_TYPES.length).toBe(30);
    const audits = (kind: string) =>
      DOCUMENT_TYPES.flatMap((t) => (t.kind === kind && t.audit !== null ? [t.audit] : []));
    expect(audits("person").sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(audits("company").sort((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, i) => i + 1));
    expect(DOCUMENT_TYPES.filter((t) => t.hongKong).map((t) => t.code)).toEqual([
      "HKID",
      "OTHID",
      "PASSNO",
      "BIRTHCERT",
      "CI",
      "BR",
      "CRS",
      "HKSARG",
    ]);
  });

  it("masks keep less than half", () => {
    expect(maskIdNumber("11010519491231002X")).toBe("110************02X");
    fc.assert(
      fc.property(fc.string({ minLength: 3, maxLength: 30 }), (number) => {
        const masked = maskIdNumber(number);
        expect([...masked].length).toBe([...number].length);
        if ([...number].length > 3) expect(masked).toContain("*");
      }),
    );
  });
});
