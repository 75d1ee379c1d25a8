import type { DocumentedRequest } from "../documented-request";

const requests: readonly DocumentedRequest[] = [
  { id: "sitestarpro.getCatalist", input: {} },
  { id: "sitestarpro.getTemplate", input: { categoryId: "2" } },
  {
    id: "sitetarpro.CreateSite",
    input: {
      years: 1,
      templateId: "3160",
      edition: "basic",
      location: "china",
      versions: "desktop",
      coupon: "4FF245B1D2B7",
    },
    printed: { mbl: "0" }, // required by the table, left out by the example; empty means PC only
  },
  {
    id: "sitetarpro.CreateOthPro",
    input: { templateId: "3122", name: "mytesthost", coupon: "4FF245B1D2B7" },
  },
  { id: "sitestarpro.renewalSite", input: { name: "qwefasdfasdf", years: 1, coupon: "4FF245B1D2B7" } },
  { id: "sitestarpro.getUpgradelist", input: { name: "myowntestinfo" } },
  { id: "sitestarpro.SiteUpgrade", input: { name: "myowntestinfo", edition: "standard", location: "china" } },
  { id: "sitestarpro.binddomain", input: { name: "qwefasdfsdf", domain: "test.cndns.com" } },
  {
    id: "sitestarpro.deletedomain",
    input: { name: "qwefasdfasdf", domain: "aaa111.com" },
    printed: { "DeleteDomain.aspx?username": null }, // a second address inside the example's query
  },
  { id: "sitestarpro.getDomainLst", input: { name: "qwefasdfasdf" } },
  { id: "sitestarpro.getEditWebURL", input: { name: "qwefasdfsdf" } },
  { id: "sitestarpro.changename", input: { name: "qwefasdfsdf", newName: "testweb" } },
  { id: "sitestarpro.getProDetail", input: { name: "qwefasdfsdf" } },
  { id: "sitestarpro.getCaseParamList", input: {} },
  {
    id: "sitestarpro.getSiteCaseList",
    input: { categoryId: "42", colourId: "10", kind: "desktop" },
    // the table writes category and requires mobile
    printed: { parentcategory: null, subcategory: null, category: "42", mobile: "0" },
  },
  { id: "sitestarpro.buyTemplate", input: { site: { name: "abc123", version: "desktop" }, templateId: "4212" } },
  {
    id: "sitestarpro.getCorysite",
    input: { name: "copied123", years: 1, edition: "basic" },
    printed: { webname: "copied123", websitetag: null, Websitetag: "pro" }, // a description as value; the table's spelling
  },
];

export default requests;
