import type { FieldError } from "@/lib/core/errors";
import type { Config, Term } from "./form";

/** What is ordered, as its sealed quote says. */
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
  /** Actions with `soldBy: "suffix"`; null: the shop doesn't know the suffix. */
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
  /** The customer's own, where the order names one. */
  registrant: { id: string; kind: string; state: string; upstreamId: string | null } | null;
  /** The customer's own of that name and line, where the order names one. */
  service: { id: string; expiresAt: Date | null; registrantId: string | null; parentId: string | null } | null;
  /** Staff have not taken this configuration off the shelf. */
  isSold(config: Config): boolean;
}

export interface Accepted {
  config: Config;
  registrantId: string | null;
  serviceId: string | null;
}

/** What the item will say; or the field that is wrong. */
export type OrderCheck =
  | Accepted
  | { field: "quote" | "registrantId"; code: string; params?: NonNullable<FieldError["params"]> };

/** Refuses an order. */
export const wrong = (
  code: string,
  params: NonNullable<FieldError["params"]> = {},
  field: "quote" | "registrantId" = "quote",
) => ({ field, code, params });
