/** What the fields of a product are called and what can be chosen in them: of its order form, an upgrade and its service's controls. */
const FIELD_PARTS = ["fields", "hints", "choices", "choiceNotes", "marks"];

/** The parts of a product line's namespace that the client components of an order form and of an upgrade use. */
export const ORDER_PARTS: readonly string[] = [...FIELD_PARTS, "answers", "notes", "personal"];

/** The parts that the client components of a service's page use; the others are rendered on the server alone. */
export const SERVICE_PARTS: readonly string[] = [
  ...FIELD_PARTS,
  ...["groups", "controls", "panels", "blocked", "refused"],
];

/** Names for ClientMessages. A product line has only those parts that it needs. */
export const lineParts = (productLine: string, parts: readonly string[]): string[] =>
  parts.map((part) => `${productLine}Line.${part}`);
