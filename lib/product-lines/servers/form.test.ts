import { describe, expect, it } from "vitest";
import { aliyunForm } from "../aliyun/form";
import { baiduForm, baiduUpgradeForm } from "../baidu/form";
import { type Config, checkFields, type FormField, type PurchaseForm, settleDraft } from "../form";
import { dataDisksIn, type ServerOptions, serverTerms } from "./form";

const common = {
  locations: [
    { id: "1", name: "华北-北京" },
    { id: "3", name: "香港" },
  ],
  systems: [
    { id: "m-centos", name: "CentOS 7.9 64位", family: "linux", location: "1" },
    { id: "m-windows", name: "Windows Server 2019", family: "windows", location: "1" },
    { id: "m-centoshk", name: "CentOS 7.9 64位", family: "linux", location: "3" },
  ],
} satisfies Partial<ServerOptions>;
const baidu: ServerOptions = {
  ...common,
  diskKinds: ["ordinary", "ssd"],
  sizes: [
    { cpu: 1, ramGb: 1, instance: null },
    { cpu: 1, ramGb: 2, instance: null },
    { cpu: 2, ramGb: 4, instance: null },
    { cpu: 2, ramGb: 8, instance: null },
    { cpu: 4, ramGb: 4, instance: null },
  ],
};
const aliyun: ServerOptions = {
  ...common,
  diskKinds: ["efficient", "ssd"],
  sizes: [
    { cpu: 2, ramGb: 4, instance: "10-1" },
    { cpu: 2, ramGb: 4, instance: "20-7" },
    { cpu: 2, ramGb: 16, instance: "30-9" },
  ],
};

const settled = (form: PurchaseForm<ServerOptions>, options: ServerOptions, draft: Config) =>
  settleDraft((now) => form.fields(options, now), draft);
const offered = (fields: readonly FormField[], id: string) => {
  const field = fields.find((one) => one.id === id);
  if (field?.kind === "choice") return field.choices.map(({ value }) => value);
  return field?.kind === "amount" ? (field.values ?? [field.min, field.max, field.step]) : null;
};

describe("the order form", () => {
  it.each([
    ["baidu", baiduForm, baidu, { location: "1", cpu: 1, ramGb: 1, dataDisks: 0, system: "m-centos" }],
    ["aliyun", aliyunForm, aliyun, { cpu: 2, ramGb: 4, instance: "10-1", systemDisk: "efficient", systemDiskGb: 40 }],
  ] as const)("of %s begins with what can be bought", (_id, form, options, first) => {
    const draft = settled(form, options, {});
    expect(checkFields(form.fields(options, draft), draft).faults).toEqual({});
    expect(draft).toMatchObject(first);
  });

  it("offers memory by the processors, and systems by the place", () => {
    const draft = settled(baiduForm, baidu, { location: "3", cpu: 2, family: "windows", system: "m-windows" });
    const fields = baiduForm.fields(baidu, draft);
    expect(offered(fields, "ramGb")).toEqual([4, 8]);
    expect(offered(fields, "family")).toEqual(["linux"]);
    expect(draft).toMatchObject({ ramGb: 4, family: "linux", system: "m-centoshk" });
    const smuggled = { ...draft, ramGb: 1, system: "m-windows" };
    expect(checkFields(baiduForm.fields(baidu, smuggled), smuggled).faults).toEqual({
      ramGb: "amount",
      system: "choice",
    });
  });

  it("has as many data disks as are chosen, of the kinds and sizes that are sold", () => {
    const draft = settled(baiduForm, baidu, { dataDisks: 2, disk2: "ssd", disk2Gb: 120 });
    const fields = baiduForm.fields(baidu, draft);
    expect(offered(fields, "disk1")).toEqual(["ordinary", "ssd"]);
    expect(offered(fields, "disk1Gb")).toEqual([5, 5_000, 5]);
    expect(dataDisksIn(draft)).toEqual([
      { at: 1, kind: "ordinary", sizeGb: 50 },
      { at: 2, kind: "ssd", sizeGb: 100 },
    ]);
    expect(offered(fields, "disk3")).toBeNull();
    expect(baiduForm.title(draft)).toBe("1C 1G 50G 100G 1M");
    const smuggled = { ...draft, dataDisks: 5, disk2Gb: 51 };
    expect(checkFields(baiduForm.fields(baidu, smuggled), smuggled).faults).toMatchObject({
      dataDisks: "amount",
      disk2Gb: "amount",
    });
  });

  it("lets the customer choose among several instances of one size", () => {
    expect(offered(aliyunForm.fields(aliyun, { cpu: 2, ramGb: 4 }), "instance")).toEqual(["10-1", "20-7"]);
    const moved = settled(aliyunForm, aliyun, { cpu: 2, ramGb: 16, instance: "10-1" });
    expect(moved.instance).toBe("30-9");
  });

  it("sells months up to half a year, and the years that the cloud has", () => {
    expect(serverTerms({ mostYears: 2 })).toEqual([
      { years: 0, months: 1 },
      { years: 0, months: 3 },
      { years: 0, months: 6 },
      { years: 1, months: 0 },
      { years: 2, months: 0 },
    ]);
  });
});

describe("the upgrade form", () => {
  const current: Config = { cpu: 2, ramGb: 4, bandwidthMbps: 5, dataDisks: 2, disk1: "ordinary", disk1Gb: 20 };
  const whole: Config = { ...current, disk2: "ssd", disk2Gb: 5_000 };
  const fieldsOf = (draft: Config) => baiduUpgradeForm.fields(baidu, draft, whole);
  const fault = (config: Config) => baiduUpgradeForm.check?.(baidu, config, whole);

  it("offers larger pairs, more bandwidth, and disks that can grow", () => {
    expect(offered(fieldsOf({}), "grow")).toEqual(["size", "bandwidth", "disk1"]);
    expect(offered(fieldsOf({ cpu: 2 }), "ramGb")).toEqual([4, 8]);
    expect(offered(fieldsOf({ cpu: 4 }), "ramGb")).toEqual([4]);
    expect(offered(fieldsOf({ grow: "bandwidth" }), "bandwidthMbps")).toEqual([5, 200, 1]);
    expect(offered(fieldsOf({ grow: "disk1" }), "disk1Gb")).toEqual([20, 5_000, 5]);
  });

  it("refuses an upgrade that adds nothing", () => {
    expect(fault({ grow: "size", cpu: 2, ramGb: 4 })).toEqual({ cpu: "nothing_added" });
    expect(fault({ grow: "disk1", disk1Gb: 20 })).toEqual({ disk1Gb: "nothing_added" });
    expect(fault({ grow: "size", cpu: 2, ramGb: 8 })).toEqual({});
  });
});
