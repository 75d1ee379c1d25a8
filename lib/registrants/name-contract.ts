import { hasChinese } from "@/lib/core/chinese";

/** Surnames of two characters. */
const COMPOUND_SURNAMES = new Set(
  "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 令狐 百里 呼延 东郭 南门 羊舌 微生 西门 第五 单于 拓跋 轩辕 左丘 完颜 纳兰".split(
    " ",
  ),
);

/**
 * Splits a full name: a Chinese one at its middle dot, after a compound surname, after the first character; one in Latin letters before
 * its last word. Client-safe.
 */
export function splitPersonName(full: string): { lastNameCn: string; firstNameCn: string } {
  if (!hasChinese(full)) {
    const words = full.trim().split(/\s+/);
    return { lastNameCn: words.at(-1) ?? "", firstNameCn: words.slice(0, -1).join(" ") };
  }
  const chars = [...full];
  const dot = chars.indexOf("·");
  if (dot > 0) return { lastNameCn: chars.slice(0, dot).join(""), firstNameCn: chars.slice(dot + 1).join("") };
  const length = chars.length > 2 && COMPOUND_SURNAMES.has(chars.slice(0, 2).join("")) ? 2 : 1;
  return { lastNameCn: chars.slice(0, length).join(""), firstNameCn: chars.slice(length).join("") };
}
