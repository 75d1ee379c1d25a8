import "server-only";
import { type Config, type FieldChoice, type FormField, settleDraft } from "@/lib/product-lines/form";

type FieldsOf = (draft: Config) => readonly FormField[];

/** Every combination of a form's choices, with its first numbers. A choice may change the fields after it, never those before. */
export function combinationsOf(fieldsOf: FieldsOf): Config[] {
  return walk(fieldsOf, {}, 0).map((draft) => settleDraft(fieldsOf, draft));
}

function walk(fieldsOf: FieldsOf, draft: Config, from: number): Config[] {
  const fields = fieldsOf(draft);
  const next = fields.findIndex((field, at) => at >= from && field.kind === "choice");
  const field = fields[next];
  if (field?.kind !== "choice") return [draft];
  return field.choices.flatMap(({ value }) => walk(fieldsOf, { ...draft, [field.id]: value }, next + 1));
}

/** All choices of each field that any combination offers. */
export function choicesOf(fieldsOf: FieldsOf): Map<string, Map<string, FieldChoice>> {
  const found = new Map<string, Map<string, FieldChoice>>();
  for (const draft of combinationsOf(fieldsOf)) {
    for (const field of fieldsOf(draft)) {
      if (field.kind !== "choice") continue;
      const choices = found.get(field.id) ?? new Map<string, FieldChoice>();
      for (const choice of field.choices) if (!choices.has(choice.value)) choices.set(choice.value, choice);
      found.set(field.id, choices);
    }
  }
  return found;
}
