import type { Config, Field, LineForm, UpgradeForm } from "./form";

/** Choices that the shop does not sell, by the field of the line's form: {"kind": ["jsp"]}. Client-safe. */
export type Unsold = Readonly<Record<string, readonly string[]>>;

type FieldsOf = (draft: Config) => readonly Field[];
type ChoiceField = Extract<Field, { kind: "choice" }>;

/**
 * A line's form without what the shop doesn't sell: such a choice is not offered, nor one that leads only to such. The browser
 * draws and the server refuses by the same form.
 */
export function soldForm<O>(form: LineForm<O>, unsold: Unsold): LineForm<O> {
  if (isEmpty(unsold)) return form;
  return { ...form, fields: (options, draft) => soldFields((one) => form.fields(options, one), unsold, draft) };
}

/** The same for upgrades: what a service has already it may keep. */
export function soldUpgrade<O>(form: UpgradeForm<O>, unsold: Unsold): UpgradeForm<O> {
  if (isEmpty(unsold)) return form;
  return {
    ...form,
    fields: (options, draft, current) => {
      const others = Object.fromEntries(
        Object.entries(unsold).map(([id, values]) => [id, values.filter((value) => value !== current[id])]),
      );
      return soldFields((one) => form.fields(options, one, current), others, draft);
    },
  };
}

/** Whether nothing of a configuration is among what the shop doesn't sell. */
export function isConfigSold(unsold: Unsold, config: Config): boolean {
  return Object.entries(unsold).every(([id, values]) => !values.includes(String(config[id])));
}

function isEmpty(unsold: Unsold): boolean {
  return Object.values(unsold).every((values) => values.length === 0);
}

/** Fields narrow each other down from first to last, so each is settled before the next one is looked at. */
function soldFields(fieldsOf: FieldsOf, unsold: Unsold, draft: Config): Field[] {
  let known = draft;
  let fields = [...fieldsOf(known)];
  for (let at = 0; at < fields.length; at++) {
    const field = fields[at];
    if (field?.kind !== "choice") continue;
    const choices = soldChoices(field, unsold).filter(({ value }) =>
      leadsSomewhere(fieldsOf, unsold, { ...known, [field.id]: value }, at + 1),
    );
    const before = fields.slice(0, at);
    const chosen = choices.some(({ value }) => value === known[field.id])
      ? known[field.id]
      : (choices.find(({ value }) => value === field.initial) ?? choices[0])?.value;
    if (chosen !== known[field.id]) {
      known = { ...known, [field.id]: chosen ?? "" };
      fields = [...before, field, ...fieldsOf(known).slice(at + 1)];
    }
    fields[at] = { ...field, choices };
  }
  return fields;
}

function soldChoices(field: ChoiceField, unsold: Unsold) {
  return field.choices.filter(({ value }) => !unsold[field.id]?.includes(value));
}

/** Whether from here on every field has a choice left that is sold. */
function leadsSomewhere(fieldsOf: FieldsOf, unsold: Unsold, draft: Config, from: number): boolean {
  const fields = fieldsOf(draft);
  const next = fields.findIndex((field, at) => at >= from && field.kind === "choice");
  const field = fields[next];
  if (field?.kind !== "choice") return true;
  return soldChoices(field, unsold).some(({ value }) =>
    leadsSomewhere(fieldsOf, unsold, { ...draft, [field.id]: value }, next + 1),
  );
}
