import type { Fen } from "@/lib/core/money";

const DIGITS = "零壹贰叁肆伍陆柒捌玖";
const PLACES = ["", "拾", "佰", "仟"];
const GROUPS = ["", "万", "亿", "万亿"];

/**
 * A sum in the capital numerals of Chinese accounting, by the rules of 支付结算办法: "人民币陆仟零柒元壹角肆分", "人民币陆拾玖元整". For
 * sums from 0 up to 10 trillion yuan.
 */
export function amountInWords(fen: Fen): string {
  const [yuan, jiao, cents] = [fen / 100n, Number((fen / 10n) % 10n), Number(fen % 10n)];
  const whole = yuan > 0n ? `${wholeInWords(yuan)}元` : "";
  if (jiao === 0 && cents === 0) return `人民币${whole || "零元"}整`;
  const tenths = jiao > 0 ? `${DIGITS[jiao]}角` : whole && "零";
  return `人民币${whole}${tenths}${cents > 0 ? `${DIGITS[cents]}分` : "整"}`;
}

function wholeInWords(yuan: bigint): string {
  const figures = yuan.toString();
  let words = "";
  let zero = false;
  let groupIsEmpty = true;
  for (let at = 0; at < figures.length; at++) {
    const place = figures.length - 1 - at;
    const digit = Number(figures[at]);
    if (digit === 0) zero = words !== "";
    else {
      words += `${zero ? "零" : ""}${DIGITS[digit]}${PLACES[place % 4]}`;
      zero = false;
      groupIsEmpty = false;
    }
    if (place % 4 === 0) {
      if (!groupIsEmpty) words += GROUPS[place / 4];
      groupIsEmpty = true;
    }
  }
  return words;
}
