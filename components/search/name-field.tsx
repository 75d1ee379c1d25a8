import type { ComponentProps } from "react";

/**
 * Without a script the whole text goes into the address, of which the server takes 64 kB. The search page says of a text over its own
 * limit that it is too long, and keeps it in its field, from which the names that fit are searched for.
 */
const MAX_TYPED = 5_000;

interface Props extends Omit<ComponentProps<"input">, "id" | "name"> {
  /** For screen readers; the placeholder says the same to everybody else. */
  label: string;
}

/** The field for the name of a domain, in each form that leads to the search page: its address takes the name as `q`. */
export function NameField({ label, ...input }: Props) {
  return (
    <>
      <label className="sr-only" htmlFor="q">
        {label}
      </label>
      <input
        id="q"
        name="q"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="search"
        maxLength={MAX_TYPED}
        {...input}
      />
    </>
  );
}
