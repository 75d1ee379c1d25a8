/**
 * Which texts say a reason, by their keys below the namespace "orders"; the first that exists counts. Of a product line that registers
 * nothing, the upstream's refusals have sentences of their own or a general one: those of `reason.upstream` speak of domains.
 */
export function reasonKeys(code: string, registered: boolean): string[] {
  const refused = code.startsWith("upstream.");
  if (registered) return [`reason.${code}`, ...(refused ? ["reason.upstream.refused"] : []), "reason.other"];
  return [`productReason.${code}`, refused ? "productReason.upstream.refused" : `reason.${code}`, "reason.other"];
}
