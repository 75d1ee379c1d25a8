import type { z } from "zod";
import { type Fen, formatFen } from "@/lib/core/money";

/**
 * A contract's input whose `amountFen` is at most what the page shows as left: a greater sum is refused beside its field, before a
 * password is asked for. @param code of errors.json, with the sum as `param`.
 */
export function atMost<S extends z.ZodType<{ amountFen: Fen }>>(
  schema: S,
  mostFen: Fen,
  { code, param }: { code: string; param: string },
): S {
  return schema.superRefine(({ amountFen }, context) => {
    if (amountFen <= mostFen) return;
    context.addIssue({ code: "custom", path: ["amountFen"], message: code, params: { [param]: formatFen(mostFen) } });
  });
}
