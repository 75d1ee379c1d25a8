import { type FieldErrors, set } from "react-hook-form";

/** The errors of a form as react-hook-form keeps them, from sentences by path ("email", "items.0.years"). */
export function nestErrors(sentences: Readonly<Record<string, string>>): FieldErrors {
  const errors: FieldErrors = {};
  for (const [path, message] of Object.entries(sentences)) set(errors, path, { type: "check", message });
  return errors;
}

/** The sentences by path. `root`, which belongs to the whole form, is not among them. */
export function flatErrors(errors: object, prefix = ""): Record<string, string> {
  const sentences: Record<string, string> = {};
  for (const [name, error] of Object.entries(errors)) {
    const path = `${prefix}${name}`;
    if (!error || typeof error !== "object" || path === "root") continue;
    // An error has a text in `type`; a group of fields, one of which may be called "type", has not.
    if (typeof error.type === "string") sentences[path] = String(error.message ?? "");
    else Object.assign(sentences, flatErrors(error, `${path}.`));
  }
  return sentences;
}
