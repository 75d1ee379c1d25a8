import { describe, expect, it } from "vitest";
import { type Config, checkFields, settleDraft } from "../form";
import {
  addVersionForm,
  boughtTemplates,
  buyTemplateForm,
  copySiteForm,
  type SiteOptions,
  type SiteTemplate,
  siteForm,
  siteUpgradeForm,
} from "./form";

const template = (id: string, change: Partial<SiteTemplate>): SiteTemplate => ({
  ...{ id, name: `t-${id}`, kind: "desktop", category: "1", level: 1, premium: false },
  ...change,
});
const options: SiteOptions = {
  categories: [
    { id: "1", zh: "商业", en: "Business" },
    { id: "2", zh: "宠物", en: "Pets" },
  ],
  templates: [
    template("11", {}),
    template("12", { level: 3 }),
    template("13", { category: "2", level: 4 }),
    template("21", { kind: "mobile" }),
    template("31", { kind: "both", category: "2" }),
    template("41", { kind: "mini_program", category: "2", level: 4 }),
    template("19", { premium: true }),
  ],
};
const settle = (draft: Config) => settleDraft((now) => siteForm.fields(options, now), draft);
const choicesOf = (draft: Config, id: string) => {
  const field = siteForm.fields(options, settle(draft)).find((one) => one.id === id);
  return field && "choices" in field ? field.choices.map(({ value }) => value) : null;
};

describe("the order form", () => {
  it("titles a site by its edition, never by the number of a template", () => {
    const titles = (choicesOf({}, "edition") ?? []).map((edition) => siteForm.title({ edition, template: "p3005" }));
    expect(titles).toContain("Website Standard");
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles.filter((title) => title === "Website" || /\d/.test(title))).toEqual([]);
  });

  it("offers the templates that edition and version can use, the free ones first", () => {
    expect(choicesOf({}, "template")).toEqual(["11", "p19"]);
    expect(choicesOf({ edition: "standard" }, "template")).toEqual(["11", "12", "p19"]);
    expect(choicesOf({ edition: "marketing", category: "2" }, "template")).toEqual(["13", "31"]);
    expect(choicesOf({ edition: "basic", category: "2", versions: "mobile" }, "mobileTemplate")).toEqual(["31"]);
  });

  it("asks for both templates of one category, and for none where there are none", () => {
    expect(Object.keys(settle({ versions: "both" }))).toEqual(
      expect.arrayContaining(["template", "mobileTemplate", "category"]),
    );
    for (const edition of ["micro_catering", "micro_shop"]) {
      expect(Object.keys(settle({ edition }))).toEqual(["edition", "location"]);
      expect(choicesOf({ edition }, "location")).not.toContain("hong_kong");
    }
    expect(settle({ edition: "mini_program_marketing" })).toEqual({
      ...{ edition: "mini_program_marketing", category: "2", mobileTemplate: "41" },
    });
  });

  it("keeps what a link chose where it is offered, and nothing else", () => {
    const link = {
      edition: "standard",
      versions: "desktop",
      category: "1",
      template: "12",
      location: "nowhere",
      x: "1",
    };
    expect(settle(link)).toMatchObject({ edition: "standard", template: "12", location: "shanghai" });
    expect(settle({ ...link, edition: "basic" }).template).toBe("11");
    expect(settle(link)).not.toHaveProperty("x");
  });

  it("refuses a template above the edition", () => {
    const config = { ...settle({}), template: "12" };
    expect(checkFields(siteForm.fields(options, config), config).faults).toEqual({ template: "choice" });
  });
});

describe("the forms of a site", () => {
  const site: Config = { edition: "basic", versions: "desktop", template: "p19", location: "shanghai" };

  it("move a site only while no domain is bound to it", () => {
    const targets = [
      { edition: "basic", location: "hong_kong" },
      { edition: "standard", location: "shanghai" },
      { edition: "standard", location: "hong_kong" },
    ];
    const places = (bound: number, draft: Config) => {
      const field = siteUpgradeForm.fields({ targets, bound } as never, draft, site).at(-1);
      return field && "choices" in field ? field.choices.map(({ value }) => value) : null;
    };
    expect(places(0, { edition: "basic" })).toEqual(["shanghai", "hong_kong"]);
    expect(places(0, { edition: "standard" })).toEqual(["shanghai", "hong_kong"]);
    expect(places(1, { edition: "standard" })).toEqual(["shanghai"]);
  });

  it("offer the version that it lacks, and none when it has both", () => {
    const ids = (current: Config) => addVersionForm.fields(options as never, {}, current).map(({ id }) => id);
    expect(ids(site)).toEqual(["category", "mobileTemplate"]);
    expect(ids({ ...site, versions: "mobile" })).toEqual(["category", "template"]);
    expect(ids({ ...site, versions: "both" })).toEqual([]);
  });

  it("offer a premium template until it was bought, and remember it", () => {
    const offered = (current: Config) => {
      const field = buyTemplateForm.fields(options as never, {}, current).at(-1);
      return field && "choices" in field ? field.choices.map(({ value }) => value) : null;
    };
    expect(offered({ ...site, template: "11" })).toEqual(["p19.desktop"]);
    expect(offered(site)).toEqual([]);
    const after = {
      ...site,
      template: "11",
      ...buyTemplateForm.complete?.({ premiumTemplate: "p19.desktop" }, { template: "11" }),
    };
    expect(boughtTemplates(after)).toEqual(["p19"]);
    expect(offered(after)).toEqual([]);
  });

  it("copy all but name, edition and term", () => {
    const copy = copySiteForm.complete?.({ edition: "standard" }, { ...site, source: "old", domains: "a" });
    expect(copy).toEqual({ ...site, edition: "standard" });
    const [edition] = copySiteForm.fields({} as never, {}, { ...site, edition: "standard" });
    expect(edition && "choices" in edition && edition.choices.map(({ value }) => value)).toEqual([
      "standard",
      "marketing",
    ]);
  });
});
