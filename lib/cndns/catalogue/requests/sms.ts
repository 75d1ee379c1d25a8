import type { DocumentedRequest } from "../documented-request";

const requests: readonly DocumentedRequest[] = [
  {
    id: "sms.createorder",
    input: {
      lastName: "张",
      firstName: "三",
      points: 10_000,
      administrator: "张三",
      administratorIdNumber: "310107198302020011",
      company: "某公司",
      licenceNumber: "91310115000000000X",
      legalRepresentative: "李四",
      legalRepresentativeIdNumber: "31010719830202002X",
      coupon: "4FF245B1D2B7",
    },
    // Required by the table, left out by the example.
    printed: {
      adminname: "张三",
      adminid: "310107198302020011",
      company: "某公司",
      yyzz: "91310115000000000X",
      corporation: "李四",
      corporationid: "31010719830202002X",
    },
  },
  { id: "SMS.modifypass", input: { account: "sms123456", password: "aaa111!!!" } },
  { id: "sms.upoints", input: { account: "sms123456", points: 1_000 } },
  { id: "sms.getdetail", input: { account: "sms123456" } },
  { id: "SMS.getRestPoints", input: { account: "sms123456" } },
  { id: "SMS.getLoginURL", input: { account: "sms123456" } },
];

export default requests;
