import { expect, it } from "vitest";
import { cloudForm } from "./cloud/form";
import { type Config, checkFields, type FormField, settleDraft } from "./form";
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
const offered = (fields: readonly FormField[], id: string) => {
  const field = fields.find((one) => one.id === id);
  return field?.kind === "choice" ? field.choices.map(({ value }) => value) : undefined;
};
const hosting = (unsold: Unsold) => {
  const form = soldForm(hostingForm, unsold);
  return (draft: Config) => form.fields(options, draft);
};

it("a form of which everything is sold is unchanged", () => {
  expect(soldForm(hostingForm, {})).toBe(hostingForm);
  expect(soldForm(hostingForm, { kind: [] })).toBe(hostingForm);
});

it("a form offers neither unsold choices nor choices that lead only to them", () => {
  const fields = hosting({ kind: ["jsp", "standard"] });
  expect(offered(fields({}), "location")).toEqual(["china", "hong_kong"]);
  expect(offered(fields({}), "kind")).toEqual(["shop"]);
  expect(fields({}).some(({ id }) => id === "line")).toBe(false);
  expect(offered(hosting({ line: ["telecom", "dual"] })({}), "kind")).toEqual(["shop"]);
});

it("settled drafts are sold, and pass the check", () => {
  const cases: Unsold[] = [{ location: ["china"] }, { kind: ["standard"] }, { line: ["telecom"] }, { kind: ["shop"] }];
  for (const unsold of cases) {
    const fields = hosting(unsold);
    const draft = { ...settleDraft(fields, {}), ftpName: "shanlicha" };
    expect([unsold, checkFields(fields(draft), draft).faults]).toEqual([unsold, {}]);
    expect(isConfigSold(unsold, draft)).toBe(true);
  }
});

it("a form does not offer a choice that isn't sold together with the one before it", () => {
  const pair = { location: "china", kind: "standard" };
  const form = soldForm(hostingForm, {}, [pair]);
  const fields = (draft: Config) => form.fields(options, draft);
  expect(offered(fields({ location: "china" }), "kind")).toEqual(["shop"]);
  expect(offered(fields({ location: "hong_kong" }), "kind")).toEqual(["linux"]);
  // A draft that names both keeps the first and moves on from the second; sent anyway it is refused.
  expect(settleDraft(fields, { location: "china", kind: "standard", line: "dual" })).toMatchObject({ kind: "shop" });
  const sent = { location: "china", kind: "standard", line: "dual", sizeMb: 500, ftpName: "a", password: "x" };
  expect(checkFields(fields(sent), sent).faults.kind).toBe("choice");
  expect(isConfigSold({}, sent, [pair])).toBe(false);
  expect(isConfigSold({}, { ...sent, kind: "shop" }, [pair])).toBe(true);
});

it("a form does not offer a choice that isn't sold together with any choice after it", () => {
  const pairs = ["telecom", "dual"].map((line) => ({ line, kind: "standard" }));
  const form = soldForm(hostingForm, {}, pairs);
  expect(offered(form.fields(options, {}), "kind")).toEqual(["shop"]);
  const none = soldForm(hostingForm, { kind: ["shop"] }, pairs);
  expect(offered(none.fields(options, {}), "location")).toEqual(["hong_kong", "usa"]);
});

it("a draft with an unsold choice is refused", () => {
  const fields = hosting({ location: ["china"] });
  const draft = { location: "china", kind: "standard", line: "telecom", sizeMb: 500, ftpName: "a", password: "x" };
  expect(checkFields(fields(draft), draft).faults.location).toBe("choice");
  expect(isConfigSold({ location: ["china"] }, draft)).toBe(false);
});

it("a field without sold choices offers none", () => {
  expect(offered(hosting({ location: ["china", "hong_kong", "usa"] })({}), "location")).toEqual([]);
});

it("fields that do not depend on the unsold choice stay", () => {
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

it("an upgrade form offers what the service has already, and else only what is sold", () => {
  const upgrade = soldUpgrade(hostingUpgradeForm, { line: ["dual"] });
  const china = { products: options.products.filter(({ location }) => location === "china") };
  const lines = (current: Config) => offered(upgrade.fields(china, {}, current), "line");
  expect(lines({ location: "china", kind: "standard", line: "telecom", sizeMb: 200 })).toEqual(["telecom"]);
  expect(lines({ location: "china", kind: "standard", line: "dual", sizeMb: 200 })).toEqual(["telecom", "dual"]);
  // The service's place, for which the upgrade has no field, counts as well. A pair that the service has already is allowed.
  const apart = soldUpgrade(hostingUpgradeForm, {}, [{ location: "china", line: "dual" }]);
  const apartLines = (line: string) =>
    offered(apart.fields(china, {}, { location: "china", kind: "standard", line, sizeMb: 200 }), "line");
  expect([apartLines("telecom"), apartLines("dual")]).toEqual([["telecom"], ["telecom", "dual"]]);
  const mail = soldUpgrade(mailUpgradeForm, { edition: ["business"] });
  const current = { kind: "cheng", edition: "standard", mailboxes: 5 };
  expect(offered(mail.fields(undefined as never, {}, current), "edition")).toEqual(["standard"]);
});
