import type { DocumentedRequest } from "../documented-request";

const requests: readonly DocumentedRequest[] = [
  { id: "ddos.ProductInfo", input: {} },
  { id: "ddos.CreateOrder", input: { productId: "10004566", periods: 1, period: "month" } },
  { id: "ddos.OrderDetails", input: { name: "ddos70301892" } },
];

export default requests;
