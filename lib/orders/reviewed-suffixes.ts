import "server-only";
import type { Db, Tx } from "@/lib/db/client";

/** The suffixes, in ASCII, whose registry wants the registrant's real-name review. */
export async function reviewedSuffixes(tx: Db | Tx): Promise<ReadonlySet<string>> {
  const suffixes = await tx.suffix.findMany({ where: { realNameRequired: true }, select: { ascii: true } });
  return new Set(suffixes.map(({ ascii }) => ascii));
}
