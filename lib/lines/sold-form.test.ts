import { expect, it } from "vitest";
import { cloudForm } from "./cloud/form";
import { type Config, checkFields, type Field, settleDraft } from "./form";
import { type HostingOptions, hostingForm, hostingUpgradeForm } from "./hosting/form";
import { mailForm, mailUpgradeForm } from "./mail/form";
import { isConfigSold, soldForm, soldUpgrade, type Unsold } from "./sold-form";

const options: HostingOptions = {
  products: [
    { kind: "standard", location: "china", line: "telecom", sizesMb: [500] },
    { kind: "standard", location: "china", line: "dual", sizesMb: [500] },
    { kind: "shop", location: "china", line: "", sizesMb: [300] },
    { kind: "linux", location: "hong_kong", line: "", sizesMb: [500, 1000] },
    { kind: "jsp", location: "usa", line: "", sizesMb: [800] },
  ],
};
const offered = (fields: readonly Field[], id: string) => {
  const field = fields.find((one) => one.id === id);
  return field?.kind === "choice" ? field.choices.map(({ value }) => value) : undefined;
};
const hosting = (unsold: Unsold) => {
  const form = soldForm(hostingForm, unsold);
  return (draft: Config) => form.fields(options, draft);
};

it("is the form itself while everything is sold", () => {
  expect(soldForm(hostingForm, {})).toBe(hostingForm);
  expect(soldForm(hostingForm, { kind: [] })).toBe(hostingForm);
});

it("does not offer what isn't sold, nor what leads only there", () => {
  const fields = hosting({ kind: ["jsp", "standard"] });
  expect(offered(fields({}), "location")).toEqual(["china", "hong_kong"]);
  expect(offered(fields({}), "kind")).toEqual(["shop"]);
  expect(fields({}).some(({ id }) => id === "line")).toBe(false);
  expect(offered(hosting({ line: ["telecom", "dual"] })({}), "kind")).toEqual(["shop"]);
});

it("settles on what is sold, and what was settled passes", () => {
  const cases: Unsold[] = [{ location: ["china"] }, { kind: ["standard"] }, { line: ["telecom"] }, { kind: ["shop"] }];
  for (const unsold of cases) {
    const fields = hosting(unsold);
    const draft = { ...settleDraft(fields, {}), ftpName: "shanlicha" };
    expect([unsold, checkFields(fields(draft), draft).faults]).toEqual([unsold, {}]);
    expect(isConfigSold(unsold, draft)).toBe(true);
  }
});

it("refuses a draft that names it", () => {
  const fields = hosting({ location: ["china"] });
  const draft = { location: "china", kind: "standard", line: "telecom", sizeMb: 500, ftpName: "a", password: "x" };
  expect(checkFields(fields(draft), draft).faults.location).toBe("choice");
  expect(isConfigSold({ location: ["china"] }, draft)).toBe(false);
});

it("leaves nothing where all is taken away", () => {
  expect(offered(hosting({ location: ["china", "hong_kong", "usa"] })({}), "location")).toEqual([]);
});

it("keeps the other fields of forms that are no chain", () => {
  const cloud = soldForm(cloudForm, { room: ["1"], family: ["windows"] });
  const rooms = ["1", "3"].map((value) => ({ name: value, value }));
  const systems = ["centos_64", "debian_64", "windows2012_64"].map((value) => ({ name: value, value }));
  const range = { min: 10, max: 100, step: 10 };
  const sold = { cpus: [1, 2], ramsGb: [2, 4], diskGb: range, bandwidthMbps: range, systems, rooms, periods: ["1"] };
  const draft = settleDraft((one) => cloud.fields(sold, one), {});
  expect(draft).toMatchObject({ room: "3", family: "linux", system: "debian_64", cpu: 1 });
  const mail = soldForm(mailForm, { kind: ["global"] }).fields(undefined as never, {});
  expect(mail.map(({ id }) => id)).toEqual(["kind", "edition", "mailboxes", "domain"]);
});

it("an upgrade keeps what the service has and goes to nothing that isn't sold", () => {
  const upgrade = soldUpgrade(hostingUpgradeForm, { line: ["dual"] });
  const china = { products: options.products.filter(({ location }) => location === "china") };
  const lines = (current: Config) => offered(upgrade.fields(china, {}, current), "line");
  expect(lines({ location: "china", kind: "standard", line: "telecom", sizeMb: 200 })).toEqual(["telecom"]);
  expect(lines({ location: "china", kind: "standard", line: "dual", sizeMb: 200 })).toEqual(["telecom", "dual"]);
  const mail = soldUpgrade(mailUpgradeForm, { edition: ["business"] });
  const current = { kind: "cheng", edition: "standard", mailboxes: 5 };
  expect(offered(mail.fields(undefined as never, {}, current), "edition")).toEqual(["standard"]);
});
