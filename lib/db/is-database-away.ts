/** The driver adapter's kinds of errors when there is no connection, or one breaks off. */
const KINDS = new Set(["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"]);
/** Prisma's codes, SQLSTATEs (connection, shutting or starting up, too many) and those of the socket. */
const CODES = /^(P1001|P1002|P1008|P1017|08\w{3}|57P0[123]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT)$/;
/** Messages of pg without a code, for a connection that ended during a statement or can't be had. */
const WORDS = /^Connection terminated|timeout exceeded when trying to connect/;
const NAMES = /^(PrismaClient\w+|DriverAdapterError|DatabaseError)$/;

/** Whether PostgreSQL could not be reached, or the connection broke off: the same call may succeed a little later. */
export function isDatabaseAway(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { name, message, code, kind, originalCode, meta, cause } = error as Record<string, unknown>;
  if (typeof kind === "string" && KINDS.has(kind)) return true;
  if (typeof originalCode === "string" && CODES.test(originalCode)) return true;
  const ours = NAMES.test(String(name)) || /\.s\.PGSQL\./.test(String(message));
  if (ours && typeof code === "string" && CODES.test(code)) return true;
  if (typeof message === "string" && WORDS.test(message)) return true;
  const adapter = (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError;
  return isDatabaseAway(adapter) || isDatabaseAway(cause);
}
