import type { Bought } from "./product-action";

/** What was bought where the upstream makes the name and, most times, answers the password that it made. */
export const boughtWithPassword = ({ name, password }: { name: string; password: string | null }): Bought => ({
  name,
  ...(password ? { secrets: { password } } : {}),
});
