import { z } from "zod";

/** What a cart line keeps of the choice (column config). `seenFen`: the price that was shown when it was made. */
export const lineConfig = z.object({
  shown: z.string(),
  years: z.int().min(1).max(10),
  seenFen: z.string().regex(/^\d{1,15}$/),
});
