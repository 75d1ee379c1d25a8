import { agrees, type Config, checkFields, type UpgradeForm } from "./form";

/**
 * What there is to say of a draft before the server is asked for its price: `wrong`, a field of it is not valid; `same`, it is what the
 * service already is. The server holds it against more. Client-safe.
 */
export function draftOfUpgrade<O>(
  form: UpgradeForm<O>,
  options: O,
  draft: Config,
  current: Config,
): "wrong" | "same" | "change" {
  const { config, faults } = checkFields(form.fields(options, draft, current), draft);
  if (Object.keys(faults).length > 0) return "wrong";
  // What a rule of the product line refuses has a sentence that only the server knows, unless nothing was changed.
  if (Object.keys(form.check?.(options, config, current) ?? {}).length > 0) return differs(config, current);
  // A form with terms of its own opens another service, which may well be the same.
  if (form.terms) return "change";
  return agrees(form.complete?.(config, current) ?? config, current) ? "same" : "change";
}

/** The same for a draft that is refused. What the service has no value for only says what is to be changed: size or bandwidth. */
function differs(config: Config, current: Config): "same" | "change" {
  return Object.entries(config).every(([id, value]) => current[id] === undefined || current[id] === value)
    ? "same"
    : "change";
}
