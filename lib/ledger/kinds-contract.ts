// Client-safe: the previews of postings need it, too.
/** Kinds whose balance accountants read with the opposite sign: they grow by debits. */
export const DEBIT_KINDS: readonly string[] = [
  "agent",
  "clearing",
  "receivable",
  "refunds",
  "cost",
  "cost_variance",
  "adjustments",
  "fees",
];
