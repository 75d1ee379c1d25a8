import type { DocumentedRequest } from "../documented-request";

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

const requests: readonly DocumentedRequest[] = [
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
];

export default requests;
