import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import type { PayoutEvidence } from "@/lib/paying/payout-contract";
import { PayoutEvidenceView } from "./payout-evidence";

const payment = { gateway: "alipay", paidFen: 10_000n, disputedFen: 0n, paidAt: new Date() } as const;
const until = new Date(Date.now() + 86_400_000);
const evidence: PayoutEvidence = {
  customerSince: new Date(0),
  payable: { walletFen: 0n, mostFen: 0n, heldFen: 0n, givenFen: 0n, debtFen: 0n } as PayoutEvidence["payable"],
  names: [],
  match: "none",
  payments: [
    { ...payment, id: "1", number: "P1", refundedFen: 10_000n, until },
    { ...payment, id: "2", number: "P2", refundedFen: 4_000n, until },
  ],
  bankTransfers: [],
  orders: { count: 0, chargedFen: 0n, refundedFen: 0n },
  payouts: [],
};

it("says of a payment that it can go back to its source only while something of it can", async () => {
  const said = wordsOf(await renderedHtml(<PayoutEvidenceView evidence={evidence} />));
  expect(said).toMatch(/P2 .*前可原路退 · 已退 ¥40\.00/);
  expect(said).toMatch(/P1 [\d-]+ 已退 ¥100\.00/);
});
