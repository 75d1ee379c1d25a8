/**
 * Lines above which the writer's own words end: our mails' own line, and what mail programs put before what they quote, in Chinese and
 * in English.
 */
const QUOTE_BEGINS: readonly RegExp[] = [
  /请在此行上方回复|write your answer above this line/i,
  /^\s*-{2,}\s*(原始邮件|原邮件|转发邮件|回复的邮件|Original Message|Forwarded message)\s*-{0,}/i,
  /^\s*_{10,}\s*$/,
  /^\s*On\b(?=.*[\d@]).{4,200}\bwrote\s*:\s*$/i,
  /^(?=.*[\d@]).{2,200}(写道|寫道)\s*[:：]\s*$/,
  /^\s*(发件人|寄件者|From)\s*[:：].{0,200}@/i,
];
/** A header of a quoted mail that stands on two lines: "On … <a@b.cn>" / "wrote:". */
const SECOND_LINE = /^\s*(?:.{0,80}\b)?(wrote|写道|寫道)\s*[:：]\s*$/i;
const FIRST_LINE = /^\s*(On\b|在|于)(?=.*[\d@]).{4,200}$/i;
/** "-- " begins a signature (RFC 3676). */
const SIGNATURE = /^-- ?$/;
const QUOTED = /^\s*>/;

/**
 * What somebody wrote in an answer by mail, without the mail that it quotes and without a signature: always a beginning of the text,
 * blanks at its end removed.
 */
export function stripQuoted(text: string): string {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  let end = lines.findIndex((line, place) => beginsQuote(line, lines[place + 1]));
  if (end < 0) end = lines.length;
  // Quoted lines at the end; those between the writer's own lines are what they answer, and stay.
  while (end > 0 && (isBlank(lines[end - 1]) || QUOTED.test(lines[end - 1] ?? ""))) end -= 1;
  return lines.slice(0, end).join("\n").trimEnd();
}

const isBlank = (line: string | undefined) => (line ?? "").trim() === "";

function beginsQuote(line: string, next: string | undefined): boolean {
  if (SIGNATURE.test(line)) return true;
  if (QUOTE_BEGINS.some((pattern) => pattern.test(line))) return true;
  return FIRST_LINE.test(line) && next !== undefined && SECOND_LINE.test(next);
}
