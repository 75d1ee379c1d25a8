interface Texts {
  (key: string, values?: Record<string, string | number | Date>): string;
  has(key: string): boolean;
}

/**
 * Sentences of the pages of services: a product line's own one where it has one under the same key, else the one that all
 * lines share (messages/<language>/<line>Line.json before services.json).
 */
export function ownWordsFirst(own: Texts, shared: Texts): Texts {
  const choose = (key: string) => (own.has(key) ? own : shared);
  return Object.assign((key: string, values?: Parameters<Texts>[1]) => choose(key)(key, values), {
    has: (key: string) => choose(key).has(key),
  });
}
