import { describe, expect, it } from "vitest";
import { buyEdm, buyEdmPoints } from "@/lib/cndns/endpoints/edm";
import { buySms, buySmsPoints } from "@/lib/cndns/endpoints/sms";
import { sandboxCosts } from "@/lib/pricing/sandbox-costs";
import en from "@/messages/en/smsLine.json";
import zh from "@/messages/zh/smsLine.json";
import { prices } from "@/sandbox/chapters/points/find-account";
import { checkFields, type FormField, fieldFault } from "../form";
import { takeSecret, withSecret } from "../form-secret";
import { mailingForm, mailingPointsForm } from "../mailing/form";
import { ADDED_SMS_POINTS, smsForm, smsPointsForm } from "../sms/form";
import { readIdentity } from "./identity";

const fields = smsForm.fields({} as never, {});
const amounts = ([field]: readonly FormField[]) =>
  field?.kind === "choice" ? field.choices.map(({ value }) => Number(value)) : [];
const fieldOf = (id: string) => {
  const field = fields.find((one) => one.id === id);
  if (!field) throw new Error(id);
  return field;
};
const values = {
  points: "3000",
  lastName: "李",
  firstName: "明",
  company: "杉里茶业,上海.公司",
  licenceNumber: "91310000123456789X",
  legalRepresentative: "李明",
  legalRepresentativeIdNumber: "310101198001011234",
  administrator: "王芳",
  administratorIdNumber: "31010119900101123X",
};

describe("the order forms", () => {
  it("offer the numbers of points that the upstream sells, each with a price equal to the sandbox's", () => {
    const identity = { lastName: "李", firstName: "明" };
    const account = "news@example.com";
    const order = { ...values, points: 0 };
    for (const points of amounts(mailingForm.fields({} as never, {})))
      expect(buyEdm.input.safeParse({ ...identity, points }).success).toBe(true);
    for (const points of amounts(mailingPointsForm.fields({} as never, {}, {})))
      expect(buyEdmPoints.input.safeParse({ account, points }).success).toBe(true);
    for (const points of amounts(fields)) expect(buySms.input.safeParse({ ...order, points }).success).toBe(true);
    for (const points of amounts(smsPointsForm.fields({} as never, {}, {})))
      expect(buySmsPoints.input.safeParse({ account: "sms1", points }).success).toBe(true);
    const costs = (productLine: string) =>
      Object.fromEntries(
        sandboxCosts
          .filter((row) => row.productLine === productLine)
          .map(({ key, costFen }) => [key.slice("points.".length), costFen]),
      );
    expect(costs("mailing")).toEqual(prices.edm);
    expect(costs("sms")).toEqual(prices.sms);
    expect(ADDED_SMS_POINTS).not.toContain(3_000);
  });

  it.each([
    ["lastName", "Li", null],
    ["lastName", "Li Ming", "pattern"],
    ["firstName", "Ｍｉｎｇ", null],
    ["administrator", "王", "pattern"],
    ["company", "杉里（上海）公司", "pattern"],
    ["licenceNumber", "12345", "pattern"],
    ["administratorIdNumber", "31010119900101123x", null],
    ["administratorIdNumber", "3101011990010112", "pattern"],
    ["legalRepresentativeIdNumber", "", "missing"],
  ])("%s: %s", (id, value, fault) => expect(fieldFault(fieldOf(id), value)).toBe(fault));

  it("take a company's name out of brackets around it, as a signature is written, and its comma as a plain one", () => {
    for (const typed of ["【杉里茶业】", "[杉里茶业]", " 「杉里茶业」", "（杉里茶业）"])
      expect(checkFields([fieldOf("company")], { company: typed }).config).toEqual({ company: "杉里茶业" });
    expect(checkFields([fieldOf("company")], { company: "杉里茶业，上海" }).config).toEqual({
      company: "杉里茶业,上海",
    });
    expect(fieldFault(fieldOf("company"), "(上海)杉里(公司)")).toBe("pattern");
  });

  it("say of brackets inside a company's name what to write", () => {
    expect([zh.hints.company, en.hints.company].map((hint) => hint.includes("杉里（上海）茶业"))).toEqual([true, true]);
  });

  it("say of the dot in a person's name, which the upstream refuses, what to write", () => {
    expect(fieldFault(fieldOf("administrator"), "阿卜杜拉·买买提")).toBe("pattern");
    for (const { hints } of [zh, en])
      for (const hint of [hints.administrator, hints.legalRepresentative, hints.firstName])
        expect(hint).toContain("阿卜杜拉买买提");
  });

  it("take numbers as an input method writes them", () => {
    const typed = {
      licenceNumber: "９１３１００００１２３４５６７８９Ｘ",
      administratorIdNumber: "３１０１０１１９９００１０１１２３Ｘ",
    };
    const two = [fieldOf("licenceNumber"), fieldOf("administratorIdNumber")];
    expect(checkFields(two, typed)).toEqual({
      faults: {},
      config: { licenceNumber: values.licenceNumber, administratorIdNumber: values.administratorIdNumber },
    });
  });

  it("take no field of which the upstream refuses what they accept", () => {
    const { config, faults } = checkFields(fields, values);
    expect(faults).toEqual({});
    expect(buySms.input.safeParse({ ...config, points: 3_000 }).success).toBe(true);
  });
});

describe("personal data", () => {
  it("leaves the configuration and comes back from the secret", () => {
    const { config, secret } = takeSecret(fields, values);
    expect(config).toEqual({ points: "3000" });
    expect(secret?.length).toBeLessThan(1_000);
    expect(readIdentity(secret ?? "")("administrator")).toBe("王芳");
    expect(withSecret(fields, config, secret ?? "")).toEqual(values);
  });

  it("fits into a quote at its longest", () => {
    const longest = Object.fromEntries(
      fields.map((field) => [field.id, "maxLength" in field ? "文".repeat(field.maxLength) : "100000"]),
    );
    expect(takeSecret(fields, longest).secret?.length).toBeLessThan(1_000);
  });

  it("is no secret where a password is: that is sealed as it is", () => {
    const rule = { min: 6, max: 16, needs: [], specials: "" } as const;
    const password: FormField = { id: "password", kind: "password", rule };
    expect(takeSecret([password], { password: "abc123", size: 1 })).toEqual({ config: { size: 1 }, secret: "abc123" });
    expect(withSecret([password], { size: 1 }, "abc123")).toEqual({ size: 1, password: "abc123" });
  });
});
