/** The faults of a form's fields as an answer names them: "config.<field>" → the code of a sentence. */
export function formFaults(faults: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(faults).map(([field, code]) => [`config.${field}`, `offers.field.${code}`]));
}
