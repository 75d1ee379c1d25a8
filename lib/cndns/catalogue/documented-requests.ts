/**
 * The manual's example requests, as a caller writes them. The catalogue test encodes each and compares the query with
 * the printed one. `printed` lists what the print got wrong (line breaks of the PDF inside values, forms that the
 * manual's own rules refuse), by wire name: what we send instead, or null for a parameter that the example leaves out
 * or sends by mistake.
 */
export interface DocumentedRequest {
  id: string;
  input: Record<string, unknown>;
  printed?: Record<string, string | null>;
}

const contact = {
  ownerEn: "shanghai meicheng hulian youxian gongsi",
  countryEn: "CN",
  provinceEn: "shanghai",
  cityEn: "shanghaishi",
  firstNameCn: "三",
  countryCn: "中国",
  provinceCn: "上海",
  cityCn: "上海市",
  addressCn: "上海浦东新区张杨路707号3001",
  postcode: "200063",
  phone: "+86.02138492347",
  fax: "+86.02138492347",
  email: "support@cndns.com",
  kind: "enterprise",
  documentType: "business_licence",
  documentNumber: "2341234123412341234",
};

const contactPrinted = {
  "address-cn": "上海浦东新区张杨路707号3001", // printed with the blanks that 11024 refuses
  phone: "+86.02138492347", // printed without the country code that 11025 asks for
  fax: "+86.02138492347",
};

export const documentedRequests: readonly DocumentedRequest[] = [
  { id: "check.check", input: { label: "cndns", suffix: ".com" } },
  {
    id: "domains.CreateContact",
    input: {
      ...contact,
      lastNameEn: "zhang",
      firstNameEn: "san",
      addressEn: "zhe jiang sheng ci xi shi guan hai wei zhen nan yang lu 76 hao",
      ownerCn: "上海美橙互联有限公司",
      lastNameCn: "张",
    },
    printed: contactPrinted,
  },
  {
    id: "domains.ModifyContact",
    input: {
      ...contact,
      lastNameEn: "liu",
      firstNameEn: "su",
      addressEn: "zhe jiang sheng ci xi shi guan hai wei zhen nan yang lu 7 6 hao",
      ownerCn: "美橙互联",
      lastNameCn: "刘",
      contactId: "51",
      domain: "domain.com",
    },
    printed: contactPrinted,
  },
  { id: "domains.DeleteContact", input: { contactId: "87" } },
  { id: "domains.ContactList", input: {} },
  { id: "domains.ContactInfo", input: { contactId: "79" } },
  { id: "domains.domainguohu", input: { domain: "test.com", contactId: "10000" } },
  {
    id: "domains.domainzhuanru",
    input: { domain: "test.com", contactId: "10000", transferCode: "De3$dgS0", upstreamDns: true },
    printed: { mcdns: null, Mcdns: "1" }, // the table writes Mcdns
  },
  { id: "domains.domainzhuanrustate", input: { domain: "test.com" } },
  { id: "domains.cancelzhuanru", input: { domain: "test.com" } },
  { id: "domains.updateauthcode", input: { domain: "test.com", transferCode: "!@#123ld" } },
  {
    id: "domains.CreateDom",
    input: { contactId: "51", domain: "qewakldjfadf.com", years: 1, password: "1234567890", coupon: "4FF245B1D2B7" },
  },
  {
    id: "domains.DomainRenew",
    input: {
      domain: "testmeicheng.com",
      years: 1,
      seenExpiry: new Date("2015-07-22T04:00:00Z"),
      coupon: "4FF245B1D2B7",
    },
    printed: { years: "1" }, // the example leaves the required years out
  },
  { id: "domains.ModifyPassword", input: { domain: "testmeicheng.com", password: "123456" } },
  { id: "domains.DNSList", input: { domain: "alksdjflasdf.ne" } },
  {
    id: "domains.ModifyDNS",
    input: {
      domain: "alksdjflasdf.net",
      nameServers: ["7.7.7.7", "8.8.8.8", "3.3.3.3", "4.4.4.4", "5.5.5.5", "6.6.6.6"],
    },
  },
  { id: "domains.ResetDNS", input: { domain: "alksdjflasdf.net" } },
  { id: "domains.RecList", input: { domain: "alksdjflasdf.net" } },
  {
    id: "domains.AddRec",
    input: { domain: "alksdjflasdf.net", host: "test", type: "A", priority: 10, value: "8.8.8.8", ttlSeconds: 28800 },
  },
  {
    id: "domains.ModifyRec",
    input: { domain: "alksdjflasdf.net", recordId: "10", value: "7.7.7.7", ttlSeconds: 28800 },
  },
  { id: "domains.DeleteRec", input: { domain: "alksdjflasdf.net", recordId: "10" } },
  { id: "domains.DomainDetail", input: { domain: "43tefradsfasdfads.com" } },
  {
    id: "domains.DomainAudit",
    input: {
      domain: "qewfdsfzsdasd.cn",
      kind: "enterprise",
      organisation: "company",
      document: "business_licence",
      documentAddress: "images.cndns.com/cn/hosting/images/bgphst.jpg",
      documentNumber: "2342837483274",
      identityCardAddress: "images.cndns.com/cn/hosting/images/bgphst.jpg",
      identityCardNumber: "310107830202001",
      contactName: "刘甦",
      contactPhone: "13111111111",
    },
  },
  { id: "domains.checkAuditResult", input: { domains: ["qwefasdfsadf.cn", "qewfdsfzsdffsd.cn"] } },
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
