// biome-ignore-all lint/suspicious/noTemplateCurlyInString: pieces of source text, some with templates
import type { Mutant } from "./mutant";

const paying = (file: string) => `lib/paying/${file}.ts`;
const attacks = "lib/paying/attacks.int.test.ts";

/** Bugs of payments through gateways and of refunds to their source. */
export const paymentMutants: readonly Mutant[] = [
  {
    name: "payments: posted on the notice alone",
    file: paying("receive-notice"),
    from: "    return () => settlePayment(row.id);\n",
    to: `    const { postTopUp } = await import("@/lib/ledger/post-top-up");
    const told = await db.payment.findUniqueOrThrow({ where: { id: row.id } });
    const { id: topUpId, customerId, amountFen, gateway: through } = told;
    await db.$transaction(async (tx) => {
      const { count } = await tx.payment.updateMany({
        where: { id: topUpId, state: { not: "paid" } },
        data: { state: "paid", paidFen: amountFen, paidAt: new Date(), gatewayRef: told.number },
      });
      if (count > 0) await postTopUp(tx, { topUpId, customerId, amountFen, gateway: through, at: new Date() });
    });
    return null;
`,
    by: { test: attacks, named: "another currency posts nothing" },
  },
  {
    name: "payments: posted whatever the gateway answers",
    file: paying("settle-payment"),
    from: "    return await (await openGateway(row.gateway)).client.query(paymentFacts(row));\n",
    to: `    await (await openGateway(row.gateway)).client.query(paymentFacts(row));
    return { state: "paid", amountFen: row.amountFen, currency: "CNY", gatewayRef: row.number, at: new Date() };
`,
    by: { history: 7 },
  },
  {
    name: "payments: posted at each answer, under another key",
    file: paying("settle-payment"),
    from: "    if (count === 0) return;\n    await post(tx, row, paid, now);\n",
    to: "    await post(tx, count === 0 ? { ...row, id: crypto.randomUUID() } : row, paid, now);\n    if (count === 0) return;\n",
    by: { test: attacks, named: "fifty returns of the customer" },
  },
  {
    name: "payments: the paid sum is not compared",
    file: paying("settle-payment"),
    from: 'paid.currency !== "CNY" || paid.amountFen !== row.amountFen',
    to: 'paid.currency !== "CNY"',
    by: { history: 73 },
  },
  {
    name: "payments: the currency is not compared",
    file: paying("settle-payment"),
    from: 'paid.currency !== "CNY" || paid.amountFen !== row.amountFen',
    to: "paid.amountFen !== row.amountFen",
    by: { test: attacks, named: "another currency posts nothing" },
  },
  {
    name: "payments: paid after closing, posted at each answer",
    file: paying("settle-payment"),
    from: "    if (count === 0) return;\n    await post(tx, row, paid, now);\n",
    to: `    if (count === 0 && row.state !== "closed") return;
    await post(tx, row.state === "closed" ? { ...row, id: crypto.randomUUID() } : row, paid, now);
`,
    by: { history: 55 },
  },
  {
    name: "payments: paid after closing, and dropped",
    file: paying("settle-payment"),
    from: `    const { count } = await tx.payment.updateMany({
      where: { id: row.id, state: { not: "paid" } },
`,
    to: `    const { count } = await tx.payment.updateMany({
      where: { id: row.id, state: { in: ["written", "open"] } },
`,
    by: { history: 55 },
  },
  {
    name: "payments: an order that can't be placed takes its payment with it",
    file: paying("settle-payment"),
    from: "    await tx.$executeRaw`ROLLBACK TO SAVEPOINT before_order`;\n",
    to: "",
    by: { test: "lib/paying/paying.int.test.ts", named: "keeps the money in the wallet" },
  },
  {
    name: "payments: a refund is sent before it is written",
    file: paying("decide-refund"),
    from: "    await enqueue(tx, sendRefundJob, id);\n",
    to: `    const { openGateway } = await import("@/lib/gateways/open-gateway");
    const paid = await tx.payment.findUniqueOrThrow({ where: { id: paymentId } });
    const facts = { ...paid, handle: null, gatewayRef: paid.gatewayRef ?? "", paidFen: paid.paidFen ?? 0n };
    await (await openGateway(row.gateway)).client.refund({ number: row.number, amountFen, reason: row.reason, payment: facts });
    await enqueue(tx, sendRefundJob, id);
`,
    by: { test: "lib/paying/refunds.int.test.ts", named: "before the gateway is told" },
  },
  {
    name: "payments: a refund is told under another number at each try",
    file: paying("send-refund"),
    from: "export function refundFacts({ number, amountFen, reason, retryCount, payment }: RefundWithPayment): RefundFacts {\n",
    to: `export function refundFacts({ number: written, askCount, amountFen, reason, retryCount, payment }: RefundWithPayment): RefundFacts {
  const number = \`\${written}N\${askCount}\`;
`,
    by: { history: 15 },
  },
  {
    name: "payments: what a gateway rejects does not come back",
    file: paying("send-refund"),
    from: "      await postSourceRefundReturn(tx, posting);\n",
    to: "",
    by: { history: 15 },
  },
];
