import "server-only";
import type { z } from "zod";
import type { Codes, EndpointRow } from "@/lib/cndns/endpoint";
import type { Outcome } from "@/lib/cndns/outcome";
import { AppError, conflict } from "@/lib/core/errors";
import { withCallSubject } from "@/lib/upstream/call-subject";
import { upstream } from "@/lib/upstream/client";
import type { OwnedDomain } from "./find-domain";

/**
 * Calls the upstream for a domain; the call is logged under the domain. The result is that of the client's `call`.
 */
export function callUpstream<E extends "read" | "write", I extends z.ZodType, T, C extends Codes>(
  row: EndpointRow<E, I, T, C>,
  input: z.output<I>,
  domain: OwnedDomain,
): Promise<Outcome<T, C>> {
  const call = upstream().call as (row: EndpointRow<E, I, T, C>, input: z.output<I>) => Promise<Outcome<T, C>>;
  return withCallSubject({ serviceId: domain.id, customerId: domain.customerId }, () => call(row, input));
}

/**
 * The value of a read, or an AppError.
 * @param refusals our code for each refusal, by its name; other refusals become upstream.unclear
 * @throws AppError upstream.unreachable, upstream.unavailable (503), upstream.unclear (502), or a refusal's (409)
 */
export function valueOrThrow<T>(
  outcome: Outcome<T>,
  refusals: Record<string, string>,
): { value: T; incomplete: boolean } {
  switch (outcome.kind) {
    case "ok":
      return { value: outcome.value, incomplete: outcome.incomplete };
    case "rejected": {
      const code = refusals[outcome.name];
      throw code ? conflict(code, { text: outcome.text }) : new AppError("upstream.unclear", 502);
    }
    case "ours":
      throw new AppError("upstream.unavailable", 503);
    case "unreached":
      throw new AppError("upstream.unreachable", 503);
    default:
      throw new AppError("upstream.unclear", 502);
  }
}
