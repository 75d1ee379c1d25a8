/**
 * A statement, a lock or an idle transaction at its limit (57014, 55P03, 25P03); the loser of a deadlock or of a conflict of two
 * transactions (40P01, 40001; Prisma's own code for either: P2034).
 */
const CUT = /^(57014|55P03|25P03|40P01|40001|P2034)$/;

/**
 * Whether PostgreSQL ended the statement or its transaction at one of the limits (limits.ts), or so that another transaction could go
 * on: nothing was written, and the same call may succeed a little later.
 */
export function wasCutShort(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, originalCode, meta, cause } = error as Record<string, unknown>;
  if (CUT.test(String(code)) || CUT.test(String(originalCode))) return true;
  const { code: raw, driverAdapterError } = (meta ?? {}) as Record<string, unknown>;
  return CUT.test(String(raw)) || wasCutShort(driverAdapterError) || wasCutShort(cause);
}
