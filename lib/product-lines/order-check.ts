import type { FieldError } from "@/lib/core/errors";
import type { Config } from "./form";
import type { Term } from "./term";

/** What is ordered, from its sealed quote. */
export interface OrderedAction extends Term {
  /** Null where the upstream makes the name. */
  name: string | null;
  displayName: string;
  config: Record<string, unknown>;
  secret: string | undefined;
  seenExpiry: Date | null | undefined;
}

/** What the shop knows itself about an order. */
export interface OrderFacts {
  now: Date;
  /** For actions with `soldBy: "suffix"`; null when the shop doesn't have the suffix. */
  suffix: {
    suffix: string;
    enabled: boolean;
    minYears: number;
    maxYears: number;
    excludedYears: readonly number[];
    registrantKind: string;
    transferable: boolean;
    transferCostFen: bigint | null;
  } | null;
  /** The registrant that the order names, if it is the customer's own. */
  registrant: { id: string; kind: string; state: string; upstreamId: string | null; changingUntil: Date | null } | null;
  /** The service that the order names, if it is the customer's own and has the order's name and product line. */
  service: { id: string; expiresAt: Date | null; registrantId: string | null; parentId: string | null } | null;
  /** Whether the shop sells this configuration. */
  isSold(config: Config): boolean;
}

export interface Accepted {
  config: Config;
  registrantId: string | null;
  serviceId: string | null;
}

/** What the item gets from the check; or the wrong field, with an error code. */
export type OrderCheck =
  | Accepted
  | { field: "quote" | "registrantId"; code: string; params?: NonNullable<FieldError["params"]> };

/** Refuses an order. */
export const wrong = (
  code: string,
  params: NonNullable<FieldError["params"]> = {},
  field: "quote" | "registrantId" = "quote",
) => ({ field, code, params });
