import type { DocumentedRequest } from "../documented-request";

const requests: readonly DocumentedRequest[] = [
  { id: "product.checkpraname", input: { name: "asdfasdf.com", product: "domain" } },
  { id: "user.userdetail", input: {} },
  { id: "product.getProductPrice", input: { product: "domain", years: 1, names: "english", suffix: ".com" } },
  { id: "product.getProductPrice", input: { product: "domain", years: 1, names: "english", productCode: "com01" } },
  {
    id: "product.getProductPrice",
    input: {
      product: "cloud",
      years: 1,
      cpu: "2",
      ramMb: "256",
      diskGb: "100",
      bandwidthMbps: "10",
      room: "2",
      system: "windows2003Enterprise_32",
      period: "year",
    },
  },
  {
    id: "product.getProductPrice",
    input: {
      product: "hosting",
      years: 1,
      hostKind: "standard",
      sizeHundredMb: "1",
      line: "telecom",
      location: "china",
    },
  },
  { id: "product.getProductPrice", input: { product: "hosting", years: 1, productCode: "sxnetqjy5g_1302" } },
  { id: "product.getProductPrice", input: { product: "site", years: 1, productCode: "ez_Professional" } },
  {
    id: "product.getProductPrice",
    input: {
      product: "site",
      years: 1,
      siteKind: "standard",
      location: "china",
      siteSystem: "windows",
      siteSizeMb: "200",
    },
    printed: { website: null, websitesize: "200" }, // the table writes websitesize
  },
  {
    id: "product.getProductPrice",
    input: { product: "site", years: 1, siteKind: "desktop", location: "china", edition: "basic" },
    printed: { websitetag: null, websitesetag: "pro" }, // the table writes websitesetag
  },
  {
    id: "product.getRenewPrice",
    input: { product: "domain", name: "产品名称", years: 1, period: "year" },
  },
];

export default requests;
