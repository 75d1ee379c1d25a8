import { describe, expect, it } from "vitest";
import { type Config, checkFields, type FormField, settleDraft } from "../form";
import { proposePassword } from "../password-rule";
import { maySystemBe, roomOf } from "./configuration";
import { type CloudOptions, cloudForm, cloudUpgradeForm, serverPassword } from "./form";
import { periodOf, TERMS } from "./terms";

const options: CloudOptions = {
  cpus: [1, 2, 4, 8],
  ramsGb: [0.5, 1, 2, 4, 8, 16],
  diskGb: { min: 50, max: 500, step: 10 },
  bandwidthMbps: { min: 1, max: 100, step: 1 },
  systems: [
    { name: "Windows Server 2003 企业版 32 位", value: "windows2003Enterprise_32" },
    { name: "Windows Server 2019 数据中心版 64 位", value: "windows2019Datacenter_64" },
    { name: "CentOS 5.5 32 位", value: "centos5.5_32" },
    { name: "Debian 12 64 位", value: "Debian-12_64" },
  ],
  rooms: [
    { name: "上海电信", value: "1" },
    { name: "火星机房", value: "9" },
  ],
  periods: ["month", "half_year", "year"],
};

const settled = (draft: Config) => settleDraft((now) => cloudForm.fields(options, now), draft);
const choices = (fields: readonly FormField[], id: string) => {
  const field = fields.find((one) => one.id === id);
  return field?.kind === "choice" ? field.choices.map(({ value }) => value) : [];
};
const systems = (draft: Config) => choices(cloudForm.fields(options, settled(draft)), "system");

describe("the order form", () => {
  it("begins with a configuration that can be bought", () => {
    const draft = settled({});
    const { faults } = checkFields(cloudForm.fields(options, draft), draft);
    expect(faults).toEqual({});
    expect(draft).toMatchObject({ room: "1", cpu: 1, ramGb: 1, diskGb: 50, family: "linux", system: "Debian-12_64" });
    // The cheapest that a present system works with.
    expect(cloudForm.title(draft)).toBe("1C 1G 50G 1M");
  });

  it("offers a system by its family, and 32 bits only where the memory fits", () => {
    expect(systems({ family: "linux", ramGb: 2 })).toEqual(["centos5.5_32", "Debian-12_64"]);
    expect(systems({ family: "linux", ramGb: 8 })).toEqual(["Debian-12_64"]);
    expect(systems({ family: "windows", ramGb: 16 })).toEqual(["windows2019Datacenter_64"]);
    const moved = settled({ family: "windows", system: "windows2003Enterprise_32", ramGb: 8 });
    expect(moved.system).toBe("windows2019Datacenter_64");
    const smuggled = { ...moved, system: "windows2003Enterprise_32" };
    expect(checkFields(cloudForm.fields(options, smuggled), smuggled).faults).toEqual({ system: "choice" });
  });

  it("shows a room without a text of its own by the upstream's name", () => {
    const room = cloudForm.fields(options, {}).find((field) => field.id === "room");
    expect(room).toMatchObject({
      choices: [
        { value: "1", noted: true },
        { value: "9", label: "火星机房" },
      ],
    });
  });

  it("is sold for the terms that the upstream has periods for", () => {
    expect(cloudForm.terms(options, {})).toEqual(TERMS);
    expect(cloudForm.terms({ ...options, periods: ["month"] }, {})).toEqual([
      { years: 0, months: 1 },
      { years: 0, months: 3 },
    ]);
    expect(TERMS.map((term) => Object.values(periodOf(term)).join(" "))).toEqual([
      "month 1",
      "month 3",
      "half_year 1",
      "year 1",
      "year 2",
      "year 3",
    ]);
  });

  it("proposes passwords that the upstream takes", () => {
    for (let n = 0; n < 200; n++) expect(proposePassword(serverPassword)).toMatch(/^[^\s,]{6,20}$/);
  });
});

describe("the upgrade form", () => {
  const current = { cpu: 2, ramGb: 2, diskGb: 60, bandwidthMbps: 5, extraAddresses: 1, room: "1", family: "linux" };
  const offered = {
    cpus: options.cpus,
    ramsGb: options.ramsGb,
    more: { cpu: 6, ramGb: 6, diskGb: 440, bandwidthMbps: 95 },
    steps: { diskGb: 10, bandwidthMbps: 1 },
  };
  const at = (draft: Config) => cloudUpgradeForm.fields(offered, draft, current);

  it("offers larger sizes only, and only those that are sold", () => {
    const fields = at({ grow: "size" });
    expect(fields.find(({ id }) => id === "cpu")).toMatchObject({ values: [2, 4, 8], initial: 2 });
    expect(fields.find(({ id }) => id === "ramGb")).toMatchObject({ values: [2, 4, 8] });
    expect(fields.find(({ id }) => id === "diskGb")).toMatchObject({ min: 60, max: 500, step: 10 });
    expect(fields.some(({ id }) => id === "extraAddresses")).toBe(false);
    const same = { grow: "size", cpu: 2, ramGb: 2, diskGb: 60, bandwidthMbps: 5 };
    expect(cloudUpgradeForm.check?.(offered, same, current)).toEqual({ cpu: "nothing_added" });
    expect(cloudUpgradeForm.check?.(offered, { ...same, diskGb: 70 }, current)).toEqual({});
  });

  it("adds one address at a time", () => {
    const fields = at({ grow: "address" });
    expect(fields.map(({ id }) => id)).toEqual(["grow", "extraAddresses"]);
    expect(checkFields(fields, { grow: "address", extraAddresses: 3 }).faults).toEqual({ extraAddresses: "amount" });
  });
});

describe("names in the details", () => {
  it("identify the room and the system", () => {
    expect(["上海电信机房", "上海 双线 机房", "香港机房", "美国机房", "火星机房", null].map(roomOf)).toEqual([
      "1",
      "2",
      "3",
      "4",
      null,
      null,
    ]);
    expect(maySystemBe("Windows Server 2003 企业版 32 位", "windows2003Enterprise_32")).toBe(true);
    expect(maySystemBe("CentOS 5.5 64 位", "centos5.5_64")).toBe(true);
    expect(maySystemBe("CentOS 5.5 64 位", "centos5.5_32")).toBe(false);
    expect(maySystemBe("Windows Server 2003 企业版 32 位", "linux2003_32")).toBe(false);
  });
});
