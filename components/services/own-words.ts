interface Texts {
  (key: string, values?: Record<string, string | number | Date>): string;
  has(key: string): boolean;
}

/**
 * A translator for pages of services: uses the sentence of the product line if it has one under the key, else the shared one
 * (messages/<language>/<line>Line.json before services.json).
 */
export function ownWordsFirst(own: Texts, shared: Texts): Texts {
  const choose = (key: string) => (own.has(key) ? own : shared);
  return Object.assign((key: string, values?: Parameters<Texts>[1]) => choose(key)(key, values), {
    has: (key: string) => choose(key).has(key),
  });
}
