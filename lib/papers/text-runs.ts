/** A word of Latin, Greek or Cyrillic letters. */
const WORD = /((?:[A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff]|\p{M})+)/u;
/** What of it Noto Sans Hans lacks. */
const BEYOND = /[\u0100-\u1fff]/;

export interface TextRun {
  text: string;
  /** Printed in Noto Sans, because Noto Sans Hans lacks some of its letters. */
  latin: boolean;
}

/** The parts of a text that are printed in one font, one at least. A word is printed in one, not letter by letter. */
export function textRuns(text: string): TextRun[] {
  const runs: TextRun[] = [];
  for (const part of text.split(WORD).filter(Boolean)) {
    const latin = BEYOND.test(part) && WORD.test(part);
    const last = runs.at(-1);
    if (last?.latin === latin) last.text += part;
    else runs.push({ text: part, latin });
  }
  return runs.length > 0 ? runs : [{ text, latin: false }];
}
