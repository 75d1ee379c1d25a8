import type { AdminOrderView, AttemptEntry, AttentionRow, CallEntry, ClaimView, TimelineEntry } from "./admin-contract";

/** Accounts whose postings tell what the upstream was paid. */
const COST_ACCOUNTS = new Set(["cost", "cost_variance", "agent", "remittance"]);

const ofAttempt = (entry: AttemptEntry): AttemptEntry => ({
  ...entry,
  input: null,
  expectedChargeFen: null,
  money: null,
});
const ofCall = (entry: CallEntry): CallEntry => ({ ...entry, input: null });

/** Of an event's evidence only what its sentence needs. */
function eventData(data: Record<string, unknown> | null): Record<string, unknown> | null {
  return data?.params ? { params: data.params } : null;
}

function ofEntry(entry: TimelineEntry): TimelineEntry[] {
  switch (entry.kind) {
    case "attempt":
      return [ofAttempt(entry)];
    case "call":
      return [ofCall(entry)];
    case "event":
      return [{ ...entry, data: eventData(entry.data) }];
    case "posting":
      return COST_ACCOUNTS.has(entry.account) ? [] : [entry];
  }
}

const withoutEvidence = (claims: readonly ClaimView[]) =>
  claims.map((claim) => ({ ...claim, evidence: null, lossFen: null }));

/** An order as support sees it: without what it costs the shop, the agent's money, and what was sent to the upstream. */
export function orderWithoutCosts(order: AdminOrderView): AdminOrderView {
  return {
    ...order,
    items: order.items.map((item) => ({
      ...item,
      costQuotedFen: null,
      costChargedFen: null,
      claims: withoutEvidence(item.claims),
    })),
    timeline: order.timeline.flatMap(ofEntry),
  };
}

/** An item that staff must look at, as support sees it. */
export function attentionWithoutCosts(row: AttentionRow): AttentionRow {
  return {
    ...row,
    claims: withoutEvidence(row.claims),
    attempts: row.attempts.map(ofAttempt),
    calls: row.calls.map(ofCall),
  };
}
