import { describe, expect, it } from "vitest";
import { type Config, checkFields, type FormField, settleDraft } from "../form";
import { proposePassword } from "../password-rule";
import { readConfig, writeConfig } from "./config";
import { type HostingOptions, hostingForm, hostingUpgradeForm, hostPasswordRule } from "./form";
import { groupProducts } from "./options";
import { upgradeDifference } from "./quote";

const options: HostingOptions = {
  products: groupProducts([
    { kind: "standard", location: "china", line: "telecom", sizeMb: 200 },
    { kind: "standard", location: "china", line: "telecom", sizeMb: 500 },
    { kind: "standard", location: "china", line: "dual", sizeMb: 1000 },
    { kind: "shop", location: "china", line: null, sizeMb: 300 },
    { kind: "linux", location: "hong_kong", line: null, sizeMb: 500 },
    // Products that can't be ordered: 100 MB, which the order refuses, and a kind that the manual does not document.
    { kind: "linux", location: "hong_kong", line: null, sizeMb: 100 },
    { kind: "other", location: "hong_kong", line: null, sizeMb: 500 },
  ]),
};

const fields = (draft: Config) => hostingForm.fields(options, draft);
const settled = (draft: Config) => settleDraft(fields, draft);
const offered = (list: readonly FormField[], id: string) => {
  const field = list.find((one) => one.id === id);
  if (field?.kind === "choice") return field.choices.map(({ value }) => value);
  return field?.kind === "amount" ? field.values : undefined;
};

describe("the order form", () => {
  it("begins with the usual host, for which only the name is missing", () => {
    const draft = settled({});
    expect(draft).toMatchObject({ location: "china", kind: "standard", line: "telecom", sizeMb: 500 });
    expect(checkFields(fields(draft), draft).faults).toEqual({ ftpName: "missing" });
    expect(checkFields(fields(draft), { ...draft, ftpName: "shanlicha" }).faults).toEqual({});
    expect(hostingForm.title({ ...draft, ftpName: "shanlicha" })).toBe("shanlicha");
  });

  it("offers kinds by place, networks by kind, sizes by network", () => {
    expect(offered(fields({}), "location")).toEqual(["china", "hong_kong"]);
    expect(offered(fields({ location: "china" }), "kind")).toEqual(["standard", "shop"]);
    expect(offered(fields({ location: "china", kind: "standard" }), "line")).toEqual(["telecom", "dual"]);
    expect(offered(fields({ location: "china", kind: "standard", line: "dual" }), "sizeMb")).toEqual([1000]);
    expect(offered(fields({ location: "china", kind: "shop" }), "line")).toBeUndefined();
    expect(offered(fields({ location: "hong_kong" }), "sizeMb")).toEqual([500]);
  });

  it("changes values that no longer fit, and refuses them when they are sent anyway", () => {
    const draft = settled({ location: "hong_kong", kind: "shop", line: "dual", sizeMb: 300 });
    expect(draft).toMatchObject({ location: "hong_kong", kind: "linux", sizeMb: 500 });
    expect(draft.line).toBeUndefined();
    const smuggled = { ...draft, kind: "standard", ftpName: "abc" };
    expect(checkFields(fields(smuggled), smuggled).faults).toEqual({ kind: "choice" });
  });

  it("every offered combination is a configuration that the client takes", () => {
    for (const { kind, location, line, sizesMb } of options.products) {
      for (const sizeMb of sizesMb) {
        const config = { kind, location, sizeMb, ...(line ? { line } : {}) };
        expect(writeConfig({ kind, location, sizeMb, line: line || null })).toEqual(config);
        expect(readConfig({ ...config, ftpState: "paused" })).toEqual(config);
      }
    }
    expect(writeConfig({ kind: "other", location: "china", line: null, sizeMb: 500 })).toBeNull();
  });

  it("proposes passwords that the upstream takes", () => {
    for (let n = 0; n < 200; n++) {
      expect(proposePassword(hostPasswordRule)).toMatch(/^(?=.*\d)(?=.*[^A-Za-z0-9])[A-Za-z][!-+\--~]{7,15}$/);
    }
  });
});

describe("the upgrade form", () => {
  const upgrades = {
    products: groupProducts([
      { kind: "standard", location: "china", line: "telecom", sizeMb: 1000 },
      { kind: "standard", location: "china", line: "telecom", sizeMb: 2000 },
      { kind: "standard", location: "china", line: "dual", sizeMb: 500 },
    ]),
  };
  const current = { kind: "standard", location: "china", line: "telecom", sizeMb: 500, ftpState: "running" };
  const upgradeFields = (draft: Config) => hostingUpgradeForm.fields(upgrades, draft, current);

  it("offers larger sizes on the same network, and the same size on a better one", () => {
    const draft = settleDraft(upgradeFields, {});
    expect(draft).toEqual({ line: "telecom", sizeMb: 1000 });
    expect(offered(upgradeFields({ line: "dual" }), "sizeMb")).toEqual([500]);
    expect(offered(upgradeFields({}), "kind")).toBeUndefined();
    expect(hostingUpgradeForm.check?.(upgrades, { line: "telecom", sizeMb: 500 }, current)).toEqual({
      sizeMb: "unchanged",
    });
    expect(hostingUpgradeForm.check?.(upgrades, { line: "dual", sizeMb: 500 }, current)).toEqual({});
  });

  it("costs the difference of the yearly prices for the remaining time", () => {
    const day = 86_400_000;
    expect(upgradeDifference(23_600n, 39_600n, 365 * day)).toBe(16_000n);
    expect(upgradeDifference(23_600n, 39_600n, 183 * day)).toBe(8_100n);
    expect(upgradeDifference(23_600n, 39_600n, 0)).toBeNull();
    expect(upgradeDifference(39_600n, 23_600n, 365 * day)).toBeNull();
  });
});
