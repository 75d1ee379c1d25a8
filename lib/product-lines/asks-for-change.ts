import { agrees, type Config, checkFields, type UpgradeForm } from "./form";

/**
 * Whether a draft of an upgrade has a price: its fields are valid and it is not what the service already is. The server holds it against
 * more; a form that was just opened need not ask for what can only be refused. Client-safe.
 */
export function asksForChange<O>(form: UpgradeForm<O>, options: O, draft: Config, current: Config): boolean {
  const { config, faults } = checkFields(form.fields(options, draft, current), draft);
  if (Object.keys(faults).length > 0) return false;
  if (Object.keys(form.check?.(options, config, current) ?? {}).length > 0) return false;
  return !agrees(form.complete?.(config, current) ?? config, current);
}
