import { wireText } from "./call-contract";

/**
 * Values for Idempotency-Key: one per intent of the user. The same input again, after a lost connection or a refusal, keeps the
 * key, so that it takes effect once. Other input, or the next action after a success, gets a new key.
 */
export function intentKeys(make: () => string = () => crypto.randomUUID()) {
  let current: { body: string; key: string } | undefined;
  return {
    keyFor(input: unknown): string {
      const body = wireText(input);
      if (current?.body !== body) current = { body, key: make() };
      return current.key;
    },
    /** After a success, and after a refusal that ended what the key stands for. */
    forget() {
      current = undefined;
    },
  };
}
