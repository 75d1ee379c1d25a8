import type { Config, FormField, PurchaseForm, UpgradeForm } from "./form";

/** Choices that the shop does not sell, by the field of the line's form: {"kind": ["jsp"]}. Client-safe. */
export type Unsold = Readonly<Record<string, readonly string[]>>;

/** Two choices of different fields that are each sold, but not with each other: {"location": "china", "kind": "jsp"}. */
export type UnsoldPair = Readonly<Record<string, string>>;

/** What is off the shelf, and what of the configuration no field asks about (a service's place, when it is upgraded). */
interface Off {
  unsold: Unsold;
  pairs: readonly UnsoldPair[];
  fixed: Config;
}

type FieldsOf = (draft: Config) => readonly FormField[];
type ChoiceField = Extract<FormField, { kind: "choice" }>;

/**
 * A line's form without what the shop doesn't sell: such a choice is not offered, nor one that leads only to such. Of two choices
 * that aren't sold together the first may be chosen, and the second is then not offered. The browser draws and the server refuses
 * by the same form.
 */
export function soldForm<O>(form: PurchaseForm<O>, unsold: Unsold, pairs: readonly UnsoldPair[] = []): PurchaseForm<O> {
  if (isEmpty(unsold) && pairs.length === 0) return form;
  const off = { unsold, pairs, fixed: {} };
  return { ...form, fields: (options, draft) => soldFields((one) => form.fields(options, one), off, draft) };
}

/** The same for upgrades: what a service has already it may keep. */
export function soldUpgrade<O>(
  form: UpgradeForm<O>,
  unsold: Unsold,
  pairs: readonly UnsoldPair[] = [],
): UpgradeForm<O> {
  if (isEmpty(unsold) && pairs.length === 0) return form;
  return {
    ...form,
    fields: (options, draft, current) => {
      const others = Object.fromEntries(
        Object.entries(unsold).map(([id, values]) => [id, values.filter((value) => value !== current[id])]),
      );
      const off = { unsold: others, pairs: pairs.filter((pair) => !holds(pair, current)), fixed: current };
      return soldFields((one) => form.fields(options, one, current), off, draft);
    },
  };
}

/** Whether nothing of a configuration is among what the shop doesn't sell. */
export function isConfigSold(unsold: Unsold, config: Config, pairs: readonly UnsoldPair[] = []): boolean {
  return (
    Object.entries(unsold).every(([id, values]) => !values.includes(String(config[id]))) &&
    !pairs.some((pair) => holds(pair, config))
  );
}

function holds(pair: UnsoldPair, config: Config): boolean {
  return Object.entries(pair).every(([id, value]) => String(config[id]) === value);
}

function isEmpty(unsold: Unsold): boolean {
  return Object.values(unsold).every((values) => values.length === 0);
}

/** Fields narrow each other down from first to last, so each is settled before the next one is looked at. */
function soldFields(fieldsOf: FieldsOf, off: Off, draft: Config): FormField[] {
  let known = draft;
  let fields = [...fieldsOf(known)];
  for (let at = 0; at < fields.length; at++) {
    const field = fields[at];
    if (field?.kind !== "choice") continue;
    const choices = soldChoices(fields, at, off, known).filter(({ value }) =>
      leadsSomewhere(fieldsOf, off, { ...known, [field.id]: value }, at + 1),
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

/** The choices of a field that are sold, alone and with what stands before it. */
function soldChoices(fields: readonly FormField[], at: number, { unsold, pairs, fixed }: Off, known: Config) {
  const field = fields[at] as ChoiceField;
  const ids = fields.map(({ id }) => id);
  const settled: Config = Object.fromEntries([
    ...Object.entries(fixed).filter(([id]) => !ids.includes(id)),
    ...ids.slice(0, at).flatMap((id) => (known[id] === undefined ? [] : [[id, known[id]] as const])),
  ]);
  const isApart = (value: string) =>
    pairs.some((pair) => pair[field.id] === value && holds(pair, { ...settled, [field.id]: value }));
  return field.choices.filter(({ value }) => !unsold[field.id]?.includes(value) && !isApart(value));
}

/** Whether from here on every field has a choice left that is sold. */
function leadsSomewhere(fieldsOf: FieldsOf, off: Off, draft: Config, from: number): boolean {
  const fields = fieldsOf(draft);
  const next = fields.findIndex((field, at) => at >= from && field.kind === "choice");
  const field = fields[next];
  if (field?.kind !== "choice") return true;
  return soldChoices(fields, next, off, draft).some(({ value }) =>
    leadsSomewhere(fieldsOf, off, { ...draft, [field.id]: value }, next + 1),
  );
}
