import type { FormField } from "./form";

/**
 * Which texts say what format a field wants, by their keys over all namespaces of messages; the first that exists counts.
 * @param texts the namespace of the product line's: "cdnLine"
 */
export function formatHints(field: FormField, texts: string): string[] {
  return [
    ...(field.hinted ? [`${texts}.hints.${field.id}`] : []),
    ...(field.kind === "text" && field.format ? [`fields.format.${field.format}`] : []),
  ];
}
