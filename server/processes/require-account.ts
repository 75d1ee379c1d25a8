import { StartError } from "./start-error";

interface Given {
  DATABASE_URL?: string | undefined;
  CNDNS?: "sandbox" | undefined;
  CNDNS_USERNAME?: string | undefined;
}

/**
 * Whether the sandbox stands in for the upstream. A database of one's own is taken for a real shop: where the upstream account was
 * forgotten, the sandbox would fill it with demo accounts whose passwords are published.
 * @throws StartError with what to set.
 */
export function usesSandbox({ DATABASE_URL, CNDNS, CNDNS_USERNAME }: Given): boolean {
  if (CNDNS === "sandbox" && CNDNS_USERNAME)
    throw new StartError(
      "CNDNS=sandbox and CNDNS_USERNAME are both set. Unset CNDNS to sell for real, or CNDNS_USERNAME to try the shop.",
    );
  if (CNDNS_USERNAME) return false;
  if (DATABASE_URL && CNDNS !== "sandbox")
    throw new StartError(
      "DATABASE_URL is set and CNDNS_USERNAME is not. Set CNDNS_USERNAME, CNDNS_PASSWORD and CNDNS_EMAIL to your CNDNS agent " +
        "account; or CNDNS=sandbox to try the shop in this database, with demo accounts whose passwords everybody knows.",
    );
  return true;
}
