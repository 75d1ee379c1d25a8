import type { DocumentedRequest } from "../documented-request";

const requests: readonly DocumentedRequest[] = [
  {
    id: "qituibao.createorder",
    input: {
      edition: "trade_entry",
      years: 1,
      period: "year",
      company: "上海美橙科技信息发展有限公司",
      room: "shanghai",
      mobile: "12345678911",
      email: "help@cndns.com",
      coupon: "4FF245B1D2B7",
    },
    printed: { place: "1" }, // required by the table, left out by the example
  },
  { id: "qituibao.reneworder", input: { name: "qtb123456", years: 1, period: "year" } },
  { id: "qituibao.UpgradeOrder", input: { name: "qtb123456", edition: "flagship" } },
  { id: "qituibao.getDetails", input: { name: "qtb123456" } },
  { id: "qituibao.getUpgradeList", input: { name: "qtb123456" } },
  { id: "qituibao.checkKeyword", input: { keyword: "美橙" } },
  { id: "qituibao.CheckDomain", input: { domain: "cndns.com" } },
];

export default requests;
