import type { Gateway } from "./gateway";

/** The values that are no secret, and short: what tells one account at the gateway from another. */
export function publicValues(
  { fields }: Gateway,
  keys: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const shown = fields.filter(({ id, secret, long }) => !secret && !long && keys[id]);
  return Object.fromEntries(shown.map(({ id }) => [id, keys[id] ?? ""]));
}

/** "appId 2021, merchantId 2088" */
export const textOfValues = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([id, value]) => `${id} ${value}`)
    .join(", ");
