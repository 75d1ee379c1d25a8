import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import type { Found } from "@/lib/reports/search-contract";
import { useFoundGroups } from "./found-groups";

const money = { id: "1", amountFen: 100n, customer: "林晓雯" };
const found: Found = {
  ...{ orders: [], customers: [], services: [], topUps: [], tickets: [], papers: [] },
  fapiaos: [{ ...money, number: "F2612010001", state: "issued" }],
  payments: [{ ...money, number: "P2612010001" }],
  refunds: [{ ...money, number: "R2612010001", paymentId: "2" }],
  payouts: [{ ...money, number: "B2612010001" }],
  more: ["fapiaos", "payments", "refunds"],
};

function Links() {
  return useFoundGroups()(found, "x261201").map(({ id, all }) => <a key={id} href={all?.href}>{`${id} `}</a>);
}

it("leads to lists that show what was found: fapiao in their state, refunds in their tab, and to none of payouts, which has no search", async () => {
  const html = await renderedHtml(<Links />);
  const links = [...html.matchAll(/<a(?: href="([^"]*)")?>(\w+)/g)].map(([, href, id]) => [
    id,
    href?.replaceAll("&amp;", "&"),
  ]);
  expect(Object.fromEntries(links)).toEqual({
    fapiaos: "/admin/fapiao?state=issued&q=x261201",
    payments: "/admin/payments?q=x261201",
    refunds: "/admin/payments?kind=refund&q=x261201",
    payouts: undefined,
  });
});
