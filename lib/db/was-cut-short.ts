const CUT = /^(57014|55P03|25P03)$/;

/**
 * Whether PostgreSQL ended the statement or its transaction at one of the limits (limits.ts): nothing was written, and the same call
 * may succeed a little later.
 */
export function wasCutShort(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, originalCode, meta, cause } = error as Record<string, unknown>;
  if (CUT.test(String(code)) || CUT.test(String(originalCode))) return true;
  const { code: raw, driverAdapterError } = (meta ?? {}) as Record<string, unknown>;
  return CUT.test(String(raw)) || wasCutShort(driverAdapterError) || wasCutShort(cause);
}
