import type { DocumentedRequest } from "../documented-request";

const requests: readonly DocumentedRequest[] = [
  {
    id: "EDM.createorder",
    input: { lastName: "张", firstName: "三", points: 10_000, coupon: "4FF245B1D2B7" },
  },
  { id: "EDM.modifypass", input: { account: "a@a.com", password: "aaa111!!!" } },
  { id: "EDM.upoints", input: { account: "a@a.com", points: 1_000 } },
  { id: "EDM.getdetail", input: { account: "a@a.com" } },
  { id: "EDM.getRestPoints", input: { account: "a@a.com" } },
  { id: "EDM.getLoginURL", input: { account: "a@a.com" } },
];

export default requests;
