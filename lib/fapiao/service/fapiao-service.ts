/** A fapiao as a service that issues them for the shop is asked for it. */
export interface FapiaoOrder {
  /** Our number: however often the service is asked under it, it issues one. */
  reference: string;
  kind: "ordinary" | "special";
  buyer: {
    title: string;
    taxNumber: string | null;
    address: string | null;
    phone: string | null;
    bank: string | null;
    bankAccount: string | null;
    email: string;
  };
  itemName: string;
  taxRateBasisPoints: number;
  /** Tax included. */
  amountFen: bigint;
  /** Of a red one: the one that it takes back. */
  blue?: { code: string; number: string };
}

/** What a service says of a fapiao. */
export type FapiaoAnswer =
  | { kind: "issued"; code: string; number: string; issuedOn: string; file: { name: string; content: string } }
  /** It works on it: ask again. */
  | { kind: "accepted" }
  /** It will not issue it. */
  | { kind: "refused"; reason: string }
  /** It knows nothing under this number: what was sent has not arrived. */
  | { kind: "absent" }
  /** No readable answer came: it may have arrived. */
  | { kind: "unknown"; reason: string };

/** A service that issues fapiao. No method throws for what the network or the service does. */
export interface FapiaoService {
  issue(order: FapiaoOrder): Promise<FapiaoAnswer>;
  red(order: FapiaoOrder): Promise<FapiaoAnswer>;
  query(reference: string): Promise<FapiaoAnswer>;
}
