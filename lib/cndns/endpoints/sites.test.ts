import { describe, expect, it } from "vitest";
import sitestarpro from "../catalogue/sitestarpro.json";
import { chooseVariants } from "../choose-variants";
import type { AnyRow } from "../endpoint";
import { bindSiteDomain, unbindSiteDomain } from "./site-controls";
import { buySecondVersion, buySite, buyTemplate, copySite } from "./sites";
import { inputFaults, outcomeOfText, rowById, sentQuery } from "./testing/try-row";

function printed(id: string) {
  const raw = sitestarpro.find((entry) => entry.id === id)?.answers[0]?.raw;
  if (!raw) throw new Error(`no printed answer of ${id}`);
  const outcome = outcomeOfText({ ...rowById(id), effect: "read" }, raw);
  return outcome.kind === "ok" ? outcome.value : outcome;
}

describe("printed answers", () => {
  it("categories with decoded names, templates with level and pictures", () => {
    expect(printed("sitestarpro.getCatalist")).toEqual([
      { categoryId: "1", name: "商业", desktopTemplates: 11, kindNumber: 1 },
      { categoryId: "2", name: "宠物", desktopTemplates: 12, kindNumber: 1 },
    ]);
    expect(printed("sitestarpro.getTemplate")).toMatchObject([
      { templateId: "2926", name: "pets-7", categoryId: "2", colour: "white", priceFen: null, level: 1 },
      { templateId: "2906" },
    ]);
  });

  it("the showcase and its filters", () => {
    expect(printed("sitestarpro.getSiteCaseList")).toEqual([
      {
        name: "如皋权盛机械制造有限公司",
        url: "http://www.ntlanquan.com",
        pictureUrl: "http://image.sitestar.cn/upload/www.ntlanquan.com.jpg",
        categoryId: "42",
        parentCategoryId: "1",
        colourIds: ["10"],
        qrCodeUrl: null,
      },
    ]);
    const filters = printed("sitestarpro.getCaseParamList") as { colours: unknown[] };
    expect(filters.colours).toHaveLength(13);
    expect(filters.colours[0]).toEqual({ id: "1", name: "红色" });
    expect(filters).toMatchObject({
      categories: [
        {
          id: "1",
          name: "机械、工业制品",
          children: [
            {
              id: "6",
              children: [
                { id: "54", name: "安防", children: [] },
                { id: "55", name: "监控器材", children: [] },
              ],
            },
          ],
        },
      ],
    });
  });

  it("a site, of the order and of the details", () => {
    expect(printed("sitestarpro.getProDetail")).toEqual({
      name: "asdfweradf",
      trafficUrl:
        "http://bandwidth.websiteonline.cn/webservice/showDiagram.php?name=proc3fa88&check=3d7332aff114d2441ffd49c14c0aafb6",
      testUrl: "http://asdfweradf.isitestar.com",
      manageUrl: "http://www.sitestarcenter.cn/",
      administrator: "proc3fa88",
      password: "fannwong",
      templateId: "2701",
      mobileTemplateId: null,
      cname: "asdfweradf.websitecname.com",
      mostFiles: 10_000,
      monthlyTrafficMb: 100_000,
      spaceMb: 10_000,
      boughtAt: new Date("2014-02-10T04:53:45Z"),
      expiresAt: new Date("2015-02-10T04:53:45Z"),
      filingCode: "B3qns0mtamZGotiotu",
      versions: "desktop",
    });
    expect(printed("sitetarpro.CreateSite")).toMatchObject({ name: "mobacea24", password: "kpvsv5v1" });
  });

  it("upgrades and domains", () => {
    expect(printed("sitestarpro.getUpgradelist")).toEqual([
      { roomId: null, edition: "standard", location: "hong_kong", versions: "mobile" },
    ]);
    expect(printed("sitestarpro.getDomainLst")).toEqual([{ domain: "qwefasd.chinas2p.com", version: "desktop" }]);
  });
});

describe("an order of a site", () => {
  const pc = { years: 1, edition: "standard", location: "shanghai", versions: "desktop", templateId: "3160" };

  it("goes to the table's address, or to the one that the owner chose", () => {
    expect(buySite.path).toBe("/sitetarpro/CreateSite.aspx");
    const row = (choice: string) => chooseVariants(buySite as unknown as AnyRow, { site_path: choice }).path;
    expect(row("example")).toBe("/sitestarpro/CreateWebsite.aspx");
    expect(row("folder")).toBe("/sitestarpro/CreateSite.aspx");
    const second = chooseVariants(buySecondVersion as unknown as AnyRow, { site_path: "example" });
    expect(second.path).toBe("/sitestar/CreateOthPro.aspx");
  });

  it("has the templates of its versions and no others", () => {
    expect(sentQuery(buySite, pc)).toEqual({
      years: "1",
      template: "3160",
      websitetag: "ulti",
      location: "sh",
      mbl: "0",
    });
    expect(inputFaults(buySite, { ...pc, versions: "both" })).toEqual({
      mobileTemplateId: { code: "upstream.site_template" },
    });
    expect(inputFaults(buySite, { ...pc, versions: "mobile", mobileTemplateId: "1" })).toEqual({
      templateId: { code: "upstream.site_template" },
    });
    expect(inputFaults(buySite, { ...pc, years: 6 })).toEqual({ years: { code: "upstream.years" } });
  });

  it("of a micro product has none, and no overseas room", () => {
    const dinner = { years: 1, edition: "micro_catering", location: "china", versions: "mobile" };
    expect(sentQuery(buySite, dinner)).toMatchObject({ websitetag: "dinner", mbl: "1" });
    expect(inputFaults(buySite, { ...dinner, location: "hong_kong" })).toEqual({
      location: { code: "upstream.site_location" },
    });
    expect(inputFaults(buySite, { ...dinner, edition: "micro_shop", versions: "desktop" })).toEqual({
      versions: { code: "upstream.site_versions" },
    });
    const mini = { ...dinner, edition: "mini_program_standard" };
    expect(inputFaults(buySite, mini)).toEqual({ mobileTemplateId: { code: "upstream.site_template" } });
    expect(sentQuery(buySite, { ...mini, mobileTemplateId: "77" })).toMatchObject({ websitetag: "wxulti" });
  });

  it("of a template says by the name what it is for", () => {
    const target = (version: string) =>
      sentQuery(buyTemplate, { site: { name: "abc123", version }, templateId: "4212" });
    expect(target("desktop")).toEqual({ webname: "abc123", template: "4212" });
    expect(target("mini_program").webname).toBe("abc123-4");
    expect(inputFaults(buyTemplate, { site: { name: "a,b", version: "mobile" }, templateId: "1" })).toEqual({
      "site.name": { code: "upstream.site_name" },
    });
  });

  it("sorts what may come after the charge as unknown", () => {
    const unknown = (row: { codes: Readonly<Record<number, string>> }) =>
      Object.entries(row.codes).flatMap(([code, name]) => (name.startsWith("unknown") ? [Number(code)] : []));
    expect(unknown(buySite)).toEqual([12009]);
    expect(unknown(buySecondVersion)).toEqual([19109]);
    expect(unknown(rowById("sitestarpro.renewalSite"))).toEqual([12114]);
    expect(unknown(rowById("sitestarpro.SiteUpgrade"))).toEqual([12123, 19134]);
    expect(unknown(buyTemplate)).toEqual([19120]);
    expect(unknown(copySite)).toEqual([]);
  });
});

describe("domains of a site", () => {
  it("are bound and unbound by differently spelt versions", () => {
    const input = { name: "abc123", domain: "示例.com", version: "both" };
    expect(sentQuery(bindSiteDomain, input)).toEqual({ webname: "abc123", domainname: "示例.com", pcmbl: "2" });
    expect(sentQuery(unbindSiteDomain, input)).toEqual({ webname: "abc123", domainname: "示例.com", pcmb1: "2" });
    const letter = chooseVariants(unbindSiteDomain as unknown as AnyRow, { site_unbind_version: "letter" });
    expect(sentQuery(letter, input)).toMatchObject({ pcmbl: "2" });
  });

  it("come with all filing details or none", () => {
    const filing = {
      ownerKind: "enterprise",
      ownerName: "某公司",
      organisationCode: "123456789",
      ownerAddress: "张杨路 707 号",
      ownerPhone: "02112345678",
      siteName: "示例",
      ownerIdNumber: "310107198302020011",
      contactName: "张三",
      contactIdNumber: "310107198302020011",
      contactLandline: "02112345678",
      contactMobile: "13111111111",
      contactEmail: "a@example.com",
    };
    const base = { name: "abc123", domain: "a.com" };
    expect(sentQuery(bindSiteDomain, { ...base, ...filing })).toMatchObject({ domaintype: "0", orgcode: "123456789" });
    expect(inputFaults(bindSiteDomain, { ...base, ...filing, contactEmail: undefined })).toEqual({
      contactEmail: { code: "upstream.filing_incomplete" },
    });
    expect(inputFaults(bindSiteDomain, { ...base, ...filing, ownerKind: "person" })).toEqual({
      organisationCode: { code: "upstream.filing_incomplete" },
    });
  });
});
