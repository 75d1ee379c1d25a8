import { createHash } from "node:crypto";

/**
 * A set of words in few bits: what was added is always found; what was not is found by chance about once in
 * 2^(0.69 × bits per word) times (24 bits: once in 100,000).
 */
export interface Bloom {
  bits: Uint8Array;
  /** How many bits a word sets. */
  hashes: number;
}

/** @param bitsPerWord decides the rate of false positives, see Bloom */
export function makeBloom(words: ReadonlySet<string>, bitsPerWord: number): Bloom {
  const bits = new Uint8Array(Math.ceil((words.size * bitsPerWord) / 8));
  const bloom = { bits, hashes: Math.round(bitsPerWord * Math.LN2) };
  for (const word of words) {
    for (const place of placesOf(bloom, word)) bits[place >> 3] = (bits[place >> 3] ?? 0) | (1 << (place & 7));
  }
  return bloom;
}

export function bloomHas(bloom: Bloom, word: string): boolean {
  return placesOf(bloom, word).every((place) => ((bloom.bits[place >> 3] ?? 0) & (1 << (place & 7))) !== 0);
}

/** Two hashes give all places (Kirsch and Mitzenmacher). */
function placesOf({ bits, hashes }: Bloom, word: string): number[] {
  const digest = createHash("sha256").update(word).digest();
  const [first, step, size] = [digest.readUIntBE(0, 6), digest.readUIntBE(6, 5), bits.length * 8];
  return Array.from({ length: hashes }, (_, i) => (first + i * step) % size);
}
