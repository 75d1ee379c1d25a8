import { expect, it, vi } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import type { FapiaoDetail, FapiaoItemView } from "@/lib/fapiao/contract";
import { FapiaoItems } from "./fapiao-items";
import { RequestForm } from "./request-form";

vi.mock("next/navigation", () => ({ useRouter: () => ({}), usePathname: () => "/account/fapiao/new" }));

const shared = { action: "purchase", years: 0, months: 1, orderId: "o1", orderNumber: "K1", refundedFen: 0n };
const item = (id: string, productLine: string, displayName: string) => ({ id, productLine, displayName, ...shared });
const bought = [item("i1", "cloud", "1C 2G 2M"), item("i2", "hosting", "qinghe"), item("i3", "domain", "qinghe.com")];
const wanted = [/云服务器 1核 2G 2M/, /虚拟主机 qinghe/];

it("an invoice's items say what kind of product they are, where the name alone does not", async () => {
  const rows = bought.map((one) => ({ ...one, amountFen: 14_200n })) as unknown as FapiaoDetail["items"];
  const said = wordsOf(await renderedHtml(<FapiaoItems items={rows} at="/account/orders" />));
  for (const one of wanted) expect(said).toMatch(one);
  expect(said).not.toMatch(/域名 qinghe/);
});

it("the form in which they are chosen says so, too", async () => {
  const more = { priceFen: 14_200n, leftFen: 14_200n, at: new Date(0), fault: null, request: null };
  const rows = bought.map((one) => ({ ...one, ...more })) as unknown as FapiaoItemView[];
  const ones = { cloud: "云服务器", hosting: "虚拟主机", domain: "域名" };
  const form = <RequestForm items={rows} preselect ones={ones} more={false} profiles={[]} email="a@example.com" />;
  const said = wordsOf(await renderedHtml(form));
  for (const one of wanted) expect(said).toMatch(one);
});
