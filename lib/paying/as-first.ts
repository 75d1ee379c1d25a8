import { z } from "zod";

/**
 * Of an approval: the page said that the reader would be the first of two, and that no money moves yet. Refused once it would move some,
 * because a colleague has agreed or the limit was raised meanwhile.
 */
export const asFirst = z.boolean().optional();
