import type { z } from "zod";
import { type Fen, formatFen } from "@/lib/core/money";

/**
 * A contract's input whose `amountFen` is at most what the page shows as left: a greater sum is refused beside its field, together with
 * the faults of other fields, before a password is asked for. @param code of errors.json, with the sum as `param`.
 */
export function atMost<S extends z.ZodObject<{ amountFen: z.ZodType<Fen, unknown> }>>(
  schema: S,
  mostFen: Fen,
  { code, param }: { code: string; param: string },
): S {
  const amountFen = schema.shape.amountFen.refine((fen) => fen <= mostFen, {
    error: code,
    params: { [param]: formatFen(mostFen) },
  });
  return schema.safeExtend({ amountFen }) as unknown as S;
}
