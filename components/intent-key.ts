import { wireText } from "./call-contract";

/**
 * Keys for Idempotency-Key: one per user intent. Trying the same input again, after a lost connection or a refusal,
 * keeps the key, so that it acts once; other input, or the next deed after a success, gets a new one.
 */
export function intentKeys(make: () => string = () => crypto.randomUUID()) {
  let current: { body: string; key: string } | undefined;
  return {
    keyFor(input: unknown): string {
      const body = wireText(input);
      if (current?.body !== body) current = { body, key: make() };
      return current.key;
    },
    succeeded() {
      current = undefined;
    },
  };
}
