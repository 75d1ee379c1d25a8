/** Neighbours on a keyboard, row by row, with Shift, and column by column. */
const WALKS = [
  "`1234567890-=",
  "~!@#$%^&*()_+",
  "qwertyuiop[]",
  "asdfghjkl;'",
  "zxcvbnm,./",
  ..."1qaz 2wsx 3edc 4rfv 5tgb 6yhn 7ujm 8ik, 9ol. 0p;/".split(" "),
  "qazwsxedcrfvtgbyhnujm",
].flatMap((walk) => [walk, [...walk].reverse().join("")]);
const LETTERS_LEAST = 4;

const DATES = [
  // Year first or last, with separators or without; then years alone.
  /(?:19|20)\d\d(?:[-./年])?(?:0?[1-9]|1[0-2])(?:[-./月])?(?:0[1-9]|[12]\d|3[01]|[1-9])日?/y,
  /(?:0?[1-9]|[12]\d|3[01])[-./]?(?:0?[1-9]|[12]\d|3[01])[-./]?(?:19|20)\d\d/y,
  /(?:19|20)\d\d/y,
  // Mobile telephone numbers.
  /1[3-9]\d{9}/y,
];

/**
 * In how many parts somebody would guess a password: each of `words`, each date, mobile number, sequence (abcd, 4321),
 * repetition and walk over the keyboard is one part, and so is any other single character. Lower case is expected.
 */
export function countParts(plain: string, words: readonly string[]): number {
  const unit = /^(.{1,5}?)\1+.{0,2}$/su.exec(plain)?.[1];
  if (unit !== undefined && plain.length >= 2 * unit.length + 2) return unit.length;
  let parts = 0;
  for (let at = 0; at < plain.length; parts++) at += longestAt(plain, at, words);
  return parts;
}

function longestAt(plain: string, at: number, words: readonly string[]): number {
  const rest = plain.slice(at);
  const found = [
    ...words.filter((word) => word && rest.startsWith(word)).map((word) => word.length),
    ...DATES.map((date) => {
      date.lastIndex = at;
      return date.exec(plain)?.[0].length ?? 0;
    }),
    sequenceLength(rest),
    walkLength(rest),
  ];
  return Math.max(1, ...found);
}

/** How far characters rise or fall by one, or stay: "abcd", "4321", "aaaa". */
function sequenceLength(rest: string): number {
  const step = rest.charCodeAt(1) - rest.charCodeAt(0);
  if (Math.abs(step) > 1 || !/^[\p{L}\d]/u.test(rest)) return step === 0 ? sameLength(rest) : 1;
  let length = 2;
  while (rest.charCodeAt(length) - rest.charCodeAt(length - 1) === step) length++;
  return length >= 3 ? length : 1;
}

function sameLength(rest: string): number {
  const length = /^(.)\1*/su.exec(rest)?.[0].length ?? 1;
  return length >= 3 ? length : 1;
}

function walkLength(rest: string): number {
  let length = 1;
  for (const walk of WALKS) {
    let own = 0;
    const from = walk.indexOf(rest[0] ?? "");
    while (from >= 0 && own < rest.length && rest[own] === walk[from + own]) own++;
    length = Math.max(length, own);
  }
  const isDigits = /^\d+$/.test(rest.slice(0, length));
  return length >= (isDigits ? 3 : LETTERS_LEAST) ? length : 1;
}
