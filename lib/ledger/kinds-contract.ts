// Client-safe: the previews of postings need it, too.
import type { Fen } from "@/lib/core/money";

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

/** A posting or a balance as people read it: plus is what an account of this kind grows by, whether by debits or by credits. */
export const readableFen = (kind: string, fen: Fen): Fen => (DEBIT_KINDS.includes(kind) ? -fen : fen);
