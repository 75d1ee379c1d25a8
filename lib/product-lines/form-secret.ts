import { type Config, type FormField, secretFields } from "./form";

/**
 * Which values of an order form are the item's secret: they leave the configuration, wait sealed, and are sent once. A password is the
 * secret itself; personal data (names, identity numbers) are the JSON of their values by field id.
 */
export function takeSecret(
  fields: readonly FormField[],
  config: Config,
): { config: Config; secret: string | undefined } {
  const ids = secretFields(fields);
  const rest = Object.fromEntries(Object.entries(config).filter(([id]) => !ids.includes(id)));
  const password = fields.find(({ kind }) => kind === "password")?.id;
  if (password !== undefined) {
    const value = config[password];
    return { config: rest, secret: typeof value === "string" ? value : undefined };
  }
  const values = Object.fromEntries(
    ids.flatMap((id) => (config[id] === undefined ? [] : [[id, String(config[id]).trim()] as const])),
  );
  return { config: rest, secret: Object.keys(values).length === 0 ? undefined : JSON.stringify(values) };
}

/** A form's values with the secret put back into its fields. */
export function withSecret(fields: readonly FormField[], config: Config, secret: string): Config {
  const password = fields.find(({ kind }) => kind === "password")?.id;
  if (password !== undefined) return { ...config, [password]: secret };
  return secretFields(fields).length === 0 ? config : { ...config, ...(JSON.parse(secret) as Config) };
}
