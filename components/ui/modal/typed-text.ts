/** The part of a text field that matters here. */
interface TextField {
  type: string;
  autocomplete: string;
  value: string;
  isConnected: boolean;
  dataset: Readonly<Record<string, string | undefined>>;
}

/** Kinds of inputs whose text is not worth a question: it is asked for again anyway, or it only looks for something. */
const UNKEPT = new Set(["password", "search", "hidden", "checkbox", "radio", "range", "file", "button", "submit"]);

/**
 * Whether a field holds what somebody would have to type again. Not passwords (also shown ones) and codes, not what is searched for, and
 * not a name that is typed to confirm something (`data-unkept`).
 */
function isKept({ type, autocomplete, dataset }: TextField): boolean {
  return !UNKEPT.has(type) && !/password|one-time-code/.test(autocomplete) && dataset.unkept === undefined;
}

/** Finds out whether text was typed, into fields of any form: each is remembered as it was before the first key or press. */
export function typedText() {
  const before = new Map<TextField, string>();
  return {
    remember(fields: Iterable<TextField>): void {
      for (const field of fields) if (!before.has(field)) before.set(field, field.value);
    },
    /** Fields that are gone were sent, or belonged to a step that is over. */
    isThere: () => [...before].some(([field, text]) => field.isConnected && isKept(field) && field.value !== text),
    forget: () => before.clear(),
  };
}
