import type { DocumentedRequest } from "../documented-request";

const requests: readonly DocumentedRequest[] = [
  {
    id: "soukeyi.createorder",
    input: { edition: "baidu", years: 1, period: "year", coupon: "4FF245B1D2B7" },
  },
  {
    id: "soukeyi.RenewOrder",
    input: { name: "sky23456", years: 1, period: "year" },
    printed: { trem: null, term: "1" }, // the table writes term
  },
  { id: "soukeyi.UpgradeOrder", input: { name: "sky123456", edition: "baidu_google" } },
  { id: "soukeyi.getDetails", input: { name: "sky123456" } },
  {
    id: "soukeyi.getUpdatelist",
    input: { name: "sky123456" },
    printed: { account: null, nme: "sky123456" }, // the table writes nme
  },
];

export default requests;
