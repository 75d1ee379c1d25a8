import { expect, it } from "vitest";
import { baiduUpgradeForm } from "./baidu/form";
import { cloudUpgradeForm } from "./cloud/form";
import { draftOfUpgrade } from "./draft-of-upgrade";
import { type Config, settleDraft, type UpgradeForm } from "./form";

const form: UpgradeForm<null> = {
  fields: () => [
    { id: "disk", kind: "amount", min: 50, max: 100, step: 10, unit: "gb" } as never,
    { id: "note", kind: "text", optional: true } as never,
  ],
  check: (_, { disk }) => {
    const refused: Record<string, string> = disk === 60 ? { disk: "not_now" } : {};
    return refused;
  },
};
const current = { disk: 50, note: "" };

it.each<[Config, string, string]>([
  [{ disk: 50, note: "" }, "same", "what it already is"],
  [{ disk: 55, note: "" }, "wrong", "a size that is not offered"],
  [{ disk: "6o", note: "" }, "wrong", "no number at all"],
  [{ disk: 60, note: "" }, "change", "what a rule of the product line refuses, in words that the server has"],
  [{ disk: 70, note: "" }, "change", "something else"],
])("%j: %s, %s", (draft, expected, _what) => {
  expect(draftOfUpgrade(form, null, draft, current)).toBe(expected);
});

it("what opens another service may be the same: a site's copy", () => {
  const copy = { ...form, terms: () => [{ years: 1, months: 0 }] };
  expect(draftOfUpgrade(copy, null, { disk: 50, note: "" }, current)).toBe("change");
});

it("a server's form as it opens changes nothing, whichever part is to grow, so that no price is asked", () => {
  const server = { cpu: 2, ramGb: 4, diskGb: 50, bandwidthMbps: 2, disk1: "50000ssd", disk1Gb: 50 };
  const opened = <O>(own: UpgradeForm<O>, options: O, grow?: string) => {
    const draft = settleDraft((values) => own.fields(options, values, server), grow === undefined ? {} : { grow });
    return draftOfUpgrade(own, options, draft, server);
  };
  const baidu = {
    sizes: [
      { cpu: 2, ramGb: 4 },
      { cpu: 4, ramGb: 8 },
    ],
  } as never;
  expect(opened(baiduUpgradeForm, baidu)).toBe("same");
  expect(opened(baiduUpgradeForm, baidu, "bandwidth")).toBe("same");
  const more = { cpu: 2, ramGb: 4, diskGb: 50, bandwidthMbps: 5 };
  const cloud = { cpus: [2, 4], ramsGb: [4, 8], more, steps: { diskGb: 10, bandwidthMbps: 1 } };
  expect(opened(cloudUpgradeForm, cloud)).toBe("same");
  expect(opened(cloudUpgradeForm, cloud, "address")).toBe("change");
});
