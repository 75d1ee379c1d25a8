import { type Config, type FormField, ownLabel, type Unit } from "./form";

/** The words for parts of a configuration, from messages in the reader's language. */
export interface PartWords {
  language: "zh" | "en";
  /** Of a choice without a label of its own. */
  choice: (field: string, value: string) => string;
  amount: (unit: Unit, n: number) => string;
  /** What a field is called; said of a switch that is on. */
  field: (field: string) => string;
}

/**
 * A configuration as its customer reads it: "中国香港", "Linux", "500 MB". Names, texts and secrets are left out; of a domain, the domain.
 * Client-safe.
 */
export function configWords(fields: readonly FormField[], config: Config, words: PartWords): string[] {
  return fields.flatMap((field): string[] => {
    const value = config[field.id];
    if (value === undefined || value === "" || field.unsaid) return [];
    switch (field.kind) {
      case "choice":
      case "pick": {
        const choice = field.choices.find((one) => one.value === value);
        // A template of another category than the one that is chosen now.
        if (!choice && field.kind === "pick") return [];
        const label = (choice && ownLabel(choice, words.language)) ?? words.choice(field.id, String(value));
        // What is chosen by its picture has a name like "pets-7", which by itself reads like a code.
        return [field.kind === "pick" && field.as === "pictures" ? `${words.field(field.id)} ${label}` : label];
      }
      case "amount":
        // A bare number says nothing of what it counts.
        return [
          `${field.unit === "count" ? `${words.field(field.id)} ` : ""}${words.amount(field.unit, Number(value))}`,
        ];
      case "switch":
        return value ? [words.field(field.id)] : [];
      case "domain":
        return [String(value)];
      default:
        return [];
    }
  });
}
