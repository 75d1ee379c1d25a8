import type { Config, FormField, PurchaseForm, UpgradeForm } from "./form";

/** Choices that the shop does not sell, by field of the product line's form: {"kind": ["jsp"]}. Client-safe. */
export type Unsold = Readonly<Record<string, readonly string[]>>;

/** Two choices of different fields that are each sold, but not with each other: {"location": "china", "kind": "jsp"}. */
export type UnsoldPair = Readonly<Record<string, string>>;

/** What is not sold, and the values of a service's configuration that an upgrade form has no fields for (its place). */
interface NotSold {
  unsold: Unsold;
  pairs: readonly UnsoldPair[];
  fixed: Config;
}

type FieldsOf = (draft: Config) => readonly FormField[];
type ChoiceField = Extract<FormField, { kind: "choice" }>;

/**
 * A product line's form without what the shop doesn't sell: neither such choices are offered, nor choices that lead only to them. Of two
 * choices that aren't sold together, the one that comes second in the form is not offered once the first was made. The browser draws
 * and the server refuses by the same form.
 */
export function soldForm<O>(form: PurchaseForm<O>, unsold: Unsold, pairs: readonly UnsoldPair[] = []): PurchaseForm<O> {
  if (isEmpty(unsold) && pairs.length === 0) return form;
  const notSold = { unsold, pairs, fixed: {} };
  return { ...form, fields: (options, draft) => soldFields((one) => form.fields(options, one), notSold, draft) };
}

/** An upgrade form without what the shop doesn't sell. A service may keep what it has already. */
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
      const notSold = { unsold: others, pairs: pairs.filter((pair) => !holds(pair, current)), fixed: current };
      return soldFields((one) => form.fields(options, one, current), notSold, draft);
    },
  };
}

/** Whether the shop sells the configuration. */
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

/** The choices of a field depend on the fields before it, so each field gets a sold value before the next one is filtered. */
function soldFields(fieldsOf: FieldsOf, notSold: NotSold, draft: Config): FormField[] {
  let known = draft;
  let fields = [...fieldsOf(known)];
  for (let at = 0; at < fields.length; at++) {
    const field = fields[at];
    if (field?.kind !== "choice") continue;
    const choices = soldChoices(fields, at, notSold, known).filter(({ value }) =>
      hasSoldChoices(fieldsOf, notSold, { ...known, [field.id]: value }, at + 1),
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

/** The choices of a field that are sold, by themselves and together with the fields before it. */
function soldChoices(fields: readonly FormField[], at: number, { unsold, pairs, fixed }: NotSold, known: Config) {
  const field = fields[at] as ChoiceField;
  const ids = fields.map(({ id }) => id);
  const settled: Config = Object.fromEntries([
    ...Object.entries(fixed).filter(([id]) => !ids.includes(id)),
    ...ids.slice(0, at).flatMap((id) => (known[id] === undefined ? [] : [[id, known[id]] as const])),
  ]);
  const isUnsoldPair = (value: string) =>
    pairs.some((pair) => pair[field.id] === value && holds(pair, { ...settled, [field.id]: value }));
  return field.choices.filter(({ value }) => !unsold[field.id]?.includes(value) && !isUnsoldPair(value));
}

/** Whether every field from here on has a choice that is sold. */
function hasSoldChoices(fieldsOf: FieldsOf, notSold: NotSold, draft: Config, from: number): boolean {
  const fields = fieldsOf(draft);
  const next = fields.findIndex((field, at) => at >= from && field.kind === "choice");
  const field = fields[next];
  if (field?.kind !== "choice") return true;
  return soldChoices(fields, next, notSold, draft).some(({ value }) =>
    hasSoldChoices(fieldsOf, notSold, { ...draft, [field.id]: value }, next + 1),
  );
}
