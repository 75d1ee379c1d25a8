// biome-ignore-all lint/suspicious/noTemplateCurlyInString: pieces of source text, some with templates
import type { Mutant } from "./mutant";
import { paymentMutants } from "./payment-mutants";

const purchasing = (file: string) => `lib/purchasing/${file}.ts`;

/** Bugs of purchases, of money beside them and, at the end, of payments. */
export const mutants: readonly Mutant[] = [
  {
    name: "send before the attempt is written",
    file: purchasing("buy-item"),
    from: "    const attempt = await writeAttempt(context, lease, { costFen, ...product }, shop.money);\n",
    to: `    const { nextOtime } = await import("@/lib/upstream/next-otime");
    const early = { id: crypto.randomUUID(), otime: await nextOtime(context.db, "attempt"), costFen, before: product.before, committedAtMs: performance.now(), committedAt: Date.now() };
    await sendOnce(context, lease, early, shop.registrantUpstreamId);
    const attempt = await writeAttempt(context, lease, { costFen, ...product }, shop.money);
`,
    by: { history: 1 },
  },
  {
    name: "send again after a timeout",
    file: "lib/cndns/run-call.ts",
    from: 'row.effect !== "read" || call.tries >= TRIES',
    to: "call.tries >= TRIES",
    by: { history: 11 },
  },
  {
    name: "send again after absent",
    file: purchasing("resolve-unknown-item"),
    from: `    await db.$transaction((tx) => refundItem(tx, lease, { reason, actor, at: now, data: { ...data, absentReads } }));
`,
    to: `    await db.$transaction(async (tx) => {
      await tx.attempt.updateMany({ where: { itemId: item.id, endedAt: null }, data: { endedAt: now } });
      await moveItem(tx, lease, { to: "waiting", at: now, actor, reason: { code: "paused", params: {} }, dueAt: later(context, 10_000) });
    });
`,
    by: { history: 4 },
  },
  {
    name: "a late answer in a backup sends again",
    file: purchasing("recover-open-items"),
    from: 'outcome: { in: ["ours", "unreached"] }',
    to: "outcome: { in: [] }",
    by: { test: "lib/purchasing/testing/crash.int.test.ts", named: "recorded late" },
  },
  {
    name: "no deadline before sending",
    file: purchasing("buy-item"),
    from: "return sinceMs < SEND_WITHIN_MS && !lease.isLost();",
    to: "return true;",
    by: { history: 116 },
  },
  {
    name: "an otime is used again",
    file: "lib/upstream/next-otime.ts",
    from: "return { ms: row.otime_ms, text: otimeText(at) };",
    to: 'return { ms: row.otime_ms, text: even ? otimeText(at).slice(0, 14).concat("000") : otimeText(at) };',
    by: { history: 1 },
  },
  {
    name: "refund on 10036",
    file: "lib/cndns/codes.ts",
    from: '10036: "unknown:already_accepted"',
    to: '10036: "rejected:already_accepted"',
    by: { history: 67 },
  },
  {
    name: "unknown is treated as rejected",
    file: purchasing("record-outcome"),
    from: "  switch (kind) {\n",
    to: '  switch (kind === "unknown" ? "rejected" : kind) {\n',
    by: { history: 9 },
  },
  {
    name: "absent after one read",
    file: purchasing("resolve-unknown-item"),
    from: "if (absentReads >= rules.absentReads && sinceMs >= rules.absentMs) {",
    to: "if (absentReads >= 1) {",
    by: { history: 4 },
  },
  {
    name: "captured when it is accepted",
    file: purchasing("confirm-item"),
    from: "  const verdict = await action.done(reading, asAccepted(context, item));\n",
    to: '  const verdict = { ...(await action.done(reading, asAccepted(context, item))), kind: "done" as const };\n',
    by: { history: 35 },
  },
  {
    name: "found without comparing the password",
    file: "lib/product-lines/actions/find-purchase.ts",
    from: "reading.password === null ? reading.registeredAt !== null : reading.password === evidence.secret",
    to: "reading.registeredAt !== null",
    by: { test: "lib/purchasing/testing/buying-once.int.test.ts", named: "hand purchase" },
  },
  {
    name: "released under a key of its own",
    file: "lib/ledger/release-item.ts",
    from: "key: settleKey(input.itemId),",
    to: "key: settleKey(input.itemId).concat(':release'),",
    by: { history: 4 },
  },
  {
    name: "released twice",
    file: purchasing("settle-item"),
    from: '  failpoint("refund-written");\n',
    to: `  const { adjustWallet } = await import("@/lib/ledger/adjust-wallet");
  await adjustWallet(tx, { key: item.id, customerId: item.customerId, amountFen: item.priceFen, at, memo: "again", actorId: item.customerId });
`,
    by: { history: 4 },
  },
  {
    name: "the wrong amount is charged",
    file: "lib/ledger/capture-item.ts",
    from: "{ account: held(input.customerId), fen: -input.priceFen },\n      { account: REVENUE, fen: input.priceFen },",
    to: "{ account: held(input.customerId), fen: -input.costQuotedFen },\n      { account: REVENUE, fen: input.costQuotedFen },",
    by: { history: 2 },
  },
  {
    name: "the price is not asked again",
    file: purchasing("check-before-buying"),
    from: "const costFen = await askItemCost(context, item);",
    to: 'const costFen = item.costQuotedFen as Fen | "unclear" | null;',
    by: { history: 6 },
  },
  {
    name: "the reservation is forgotten",
    file: purchasing("reserve-balance"),
    from: "SELECT coalesce(sum(expected_charge_fen), 0)::bigint FROM attempts",
    to: "SELECT coalesce(sum(0), 0)::bigint FROM attempts",
    by: { test: "lib/purchasing/testing/buying-once.int.test.ts", named: "reserves the agent balance" },
  },
  {
    name: "the lease is not checked",
    file: purchasing("lease"),
    from: "       AND (lease_until IS NULL OR lease_until < clock_timestamp())\n",
    to: "",
    by: { test: "lib/purchasing/testing/buying-once.int.test.ts", named: "ten workers" },
  },
  {
    name: "a state is left without checking the lease and the state",
    file: purchasing("move-item"),
    from: "AND (lease_token, state) = (",
    to: "OR (lease_token, state) = (",
    by: { history: 61 },
  },
  {
    name: "a crash between commit and answer is taken for not sent",
    file: purchasing("recover-interrupted-item"),
    from: 'makeUnsure(tx, context, lease, { code: "unsure", params: {} }, { why: "interrupted" }),',
    to: `(async () => {
      const { moveItem } = await import("./move-item");
      await moveItem(tx, lease, { to: "waiting", at: context.now, actor: context.actor, reason: { code: "paused", params: {} }, dueAt: context.now });
      await tx.attempt.updateMany({ where: { itemId: lease.item.id, endedAt: null }, data: { endedAt: context.now } });
    })(),`,
    by: { history: 220 },
  },
  {
    name: "a late answer does not stop a refund",
    file: purchasing("settle-item"),
    from: '  if (item.state === "unsure") await requireUnanswered(',
    to: '  if (item.state === "placed") await requireUnanswered(',
    by: { test: "lib/purchasing/testing/late-and-twice.int.test.ts", named: "third absence" },
  },
  {
    name: "a purchase found after its refund opens no claim",
    file: purchasing("search-refunded"),
    from: "  await openClaim(db, { itemId: item.id, kind, at: now, evidence });\n",
    to: "  if (!evidence || !kind) return false;\n",
    by: { history: 18 },
  },
  {
    name: "staff refund without proof, and no claim stays",
    file: "lib/orders/staff/decide-item.ts",
    from: 'outcome === null || outcome === "unknown"',
    to: 'outcome === "claimed"',
    by: { test: "lib/orders/staff/attention.int.test.ts", named: "without proof" },
  },
  {
    name: "a change that fits no order opens no claim",
    file: purchasing("search-refunded"),
    from: 'if (finding !== "found" && finding !== "cannot_tell") return false;',
    to: 'if (finding !== "found") return false;',
    by: { test: "lib/purchasing/testing/late-and-twice.int.test.ts", named: "renewed by hand on top" },
  },
  {
    name: "a pause is ignored",
    file: purchasing("reserve-balance"),
    from: 'if (!row || row.paused) return "paused";',
    to: 'if (!row) return "paused";',
    by: { test: "lib/purchasing/testing/one-open-attempt.int.test.ts", named: "paused" },
  },
  {
    name: "the unique index over open attempts is dropped",
    file: "prisma/migrations/20261125004616_books/migration.sql",
    from: "CREATE UNIQUE INDEX attempts_open_name",
    to: "CREATE INDEX attempts_open_name",
    by: { test: "lib/purchasing/testing/one-open-attempt.int.test.ts", named: "one name" },
  },
  {
    name: "the hold is not taken",
    file: "lib/ledger/hold-order.ts",
    from: "return postIn(transactionOf(hold), run);",
    to: "return postIn({ ...transactionOf(hold), entries: [] }, run);",
    by: { history: 1 },
  },
  {
    name: "a double click refunds twice",
    file: "lib/orders/staff/give-refund.ts",
    from: "reason, byId: actor.userId, requestKey, createdAt: at }",
    to: "reason, byId: actor.userId, requestKey: id, createdAt: at }",
    by: { history: 24 },
  },
  {
    name: "what was spent is not owed after a charge-back",
    file: "lib/ledger/take-from-wallet.ts",
    from: "{ account: receivable(customerId), fen: fromWallet - fen },",
    to: '{ account: "adjustments", fen: fromWallet - fen },',
    by: { test: "lib/ledger/ledger.int.test.ts", named: "keeps the rest as a debt" },
  },
  {
    name: "a cancelled or charged-back top-up is confirmed",
    file: "lib/payments/top-ups/post-confirmed-top-up.ts",
    from: 'where: { id, state: "pending", method: "bank_transfer", changeCount: seen }',
    to: 'where: { id, state: { not: "confirmed" }, method: "bank_transfer", changeCount: seen }',
    by: { history: 52 },
  },
  {
    name: "a correction counts from the announced sum",
    file: "lib/payments/top-ups/change-top-up.ts",
    from: "const fromFen = before.receivedFen ?? 0n;",
    to: "const fromFen = before.amountFen;",
    by: { history: 3 },
  },
  {
    name: "a reversed top-up keeps its serial number",
    file: "lib/payments/top-ups/change-top-up.ts",
    from: "const freed = { bankSerial: null,",
    to: "const freed = {",
    by: { test: "lib/payments/top-ups/top-up-reversals.int.test.ts", named: "lets the announcement wait again" },
  },
  {
    name: "a repeated correction is not known again",
    file: "lib/payments/top-ups/change-top-up.ts",
    from: "return next !== null && next.kind === kind && next.toFen === toFen && next.reason === reason;",
    to: "return next === null && toFen < 0n && kind === reason;",
    by: { test: "lib/payments/top-ups/top-up-corrections.int.test.ts", named: "twenty corrections are one" },
  },
  {
    name: "reversing gives the day's limit back",
    file: "lib/payments/top-ups/decide-top-up.ts",
    from: "WHERE confirmed_by = ${userId}::uuid AND confirmed_at >",
    to: "WHERE false AND confirmed_by = ${userId}::uuid AND confirmed_at >",
    by: {
      test: "lib/payments/top-ups/top-up-reversals.int.test.ts",
      named: "still counts as confirmed by that person",
    },
  },
  {
    name: "corrections don't count as what one person adjusts alone",
    file: "lib/payments/adjustments/beyond-adjustment-limit.ts",
    from: "AND at > ${since}::timestamptz AND kind = 'correction'",
    to: "AND at > ${since}::timestamptz AND kind = 'reversal'",
    by: { test: "lib/payments/top-ups/top-up-corrections.int.test.ts", named: "adjustments count as well" },
  },
  {
    name: "the requester approves",
    file: "lib/approvals/take-decision.ts",
    from: 'if (own && decision !== "withdraw")',
    to: 'if (own && decision === "reject")',
    by: { test: "lib/payments/approvals.int.test.ts", named: "waits for a second person" },
  },
  {
    name: "what one person confirmed today is forgotten",
    file: "lib/payments/top-ups/decide-top-up.ts",
    from: 'return BigInt(row?.fen ?? "0") + receivedFen > topUpLimitFen;',
    to: "return receivedFen > topUpLimitFen;",
    by: { test: "lib/payments/approvals.int.test.ts", named: "is the sum of a person's day" },
  },
  {
    name: "somebody else's transfer counts as ours",
    file: "lib/product-lines/domain/transfer.ts",
    from: 'return isForeign(reading, evidence) ? "cannot_tell" : "found";',
    to: 'return "found";',
    by: { history: 58 },
  },
  {
    name: "discount codes: used without a look at their limits",
    file: "lib/promotions/record-promotion-use.ts",
    from: "  if (refusal) throw refusal;\n",
    to: "",
    by: { test: "lib/carts/promotion-codes.int.test.ts", named: "for three orders" },
  },
  {
    name: "discount codes: orders with one code do not wait for each other",
    file: "lib/promotions/record-promotion-use.ts",
    from: "  await tx.$queryRaw`SELECT id FROM promotions WHERE id = ${promotionId}::uuid FOR UPDATE`;\n",
    to: "",
    by: { test: "lib/carts/promotion-codes.int.test.ts", named: "for three orders" },
  },
  {
    name: "discount codes: below the cost with its least margin",
    file: "lib/promotions/discount.ts",
    from: "  return wanted > most ? {",
    to: "  return wanted > priceFen ? {",
    by: { test: "lib/carts/promotion-codes.int.test.ts", named: "never takes a price below" },
  },
  {
    name: "discount codes: a sealed price holds although the code has ended",
    file: "lib/promotions/find-promotion.ts",
    from: "  return refusal === null ? promotion : null;",
    to: "  return promotion;",
    by: { test: "lib/carts/promotion-codes.int.test.ts", named: "ends while it is in a cart" },
  },
  {
    name: "cart and wallet: locked in another order by a payment that arrives",
    file: "lib/paying/settle-payment.ts",
    from: "    if (order) await lockCart(tx, row.customerId);\n",
    to: "",
    by: { test: "lib/paying/ordered-once.int.test.ts", named: "while its payment arrives" },
  },
  ...paymentMutants,
];
