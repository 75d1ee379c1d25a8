import "server-only";
import { pinyin } from "pinyin-pro";
import type { z } from "zod";
import { hasChinese } from "@/lib/core/chinese";
import { latinAddress, plainLatin } from "@/lib/core/plain-latin";
import type { proposeEnglishContract } from "./contract";
import { PLACES, RARE, SURNAME_READINGS } from "./pinyin-tables";

type Proposal = z.output<(typeof proposeEnglishContract)["output"]>;
type Proposed = Proposal["fields"];

const UNITS =
  /[^省市区县旗镇乡村路街道巷弄里号楼幢栋座室层园厦]*(?:自治区|自治州|大道|大街|大厦|开发区|[省市区县旗镇乡村路街道巷弄里号楼幢栋座室层园厦])/gu;
const PLACE_SUFFIX = /(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|自治州|地区|[省市盟])$/u;

/**
 * Proposes the English fields of a registrant from the Chinese ones by pinyin: surnames with their own readings,
 * places with their usual names. Nothing is stored. `remarks` name fields with another possible reading, `unread`
 * those with a character that has no known reading, which a person must write.
 */
export async function proposeEnglish(
  _actor: unknown,
  input: z.output<(typeof proposeEnglishContract)["input"]>,
): Promise<Proposal> {
  const fields: Proposed = {};
  const remarks: Proposal["remarks"] = [];
  const lastNameCn = input.lastNameCn.trim();
  if (lastNameCn) {
    const readings = SURNAME_READINGS.get(lastNameCn);
    const chosen = readings?.[0] ?? word(lastNameCn, true);
    fields.lastNameEn = chosen;
    const others = readings?.slice(1) ?? [];
    if (others.length > 0) remarks.push({ field: "lastNameEn", text: lastNameCn, chosen, others: [...others] });
  }
  if (input.firstNameCn) fields.firstNameEn = word(input.firstNameCn.trim(), true);
  if (input.companyCn) {
    fields.companyEn =
      input.kind === "person" && fields.lastNameEn && fields.firstNameEn && hasChinese(input.companyCn)
        ? `${fields.lastNameEn} ${fields.firstNameEn}`
        : words(input.companyCn.trim());
  }
  if (input.stateCn) fields.stateEn = place(input.stateCn.trim());
  if (input.cityCn) fields.cityEn = place(input.cityCn.trim());
  if (input.addressCn) fields.addressEn = address(input.addressCn.trim());
  const unread = (Object.keys(fields) as (keyof Proposed)[]).filter((field) => hasChinese(fields[field] ?? ""));
  for (const field of unread) delete fields[field];
  return { fields, remarks, unread };
}

/** Syllables of a text, one per character; ü as in passports (lyu, nyu) for names, as lv elsewhere. */
function syllables(text: string, name: boolean): string[] {
  const read = pinyin(text, { toneType: "none", type: "array", v: true, ...(name ? { surname: "off" as const } : {}) });
  const whole =
    read.length === [...text].length ? read : [...text].map((c) => pinyin(c, { toneType: "none", v: true }));
  return [...text].map((char, i) => {
    const syllable = RARE.get(char) ?? whole[i] ?? char;
    return name ? syllable.replace(/^([ln])v/, "$1yu") : syllable;
  });
}

/** One word: "Xiaoming"; a middle dot begins another one. What has no Chinese in it stays as it is written, without accents. */
function word(text: string, name: boolean): string {
  if (!hasChinese(text)) return plainLetters(text);
  return text
    .split("·")
    .map((part) => capital(syllables(part, name).join("").replace(/\s/g, "")))
    .join(" ")
    .trim();
}

const plainLetters = (text: string): string =>
  plainLatin(text)
    .replace(/[\s·]+/g, " ")
    .trim();

const TRADE_WORDS =
  "有限责任|有限|股份|公司|集团|科技|网络|信息|技术|文化|传媒|互联|教育|实业|商贸|贸易|茶业|餐饮|食品|电子|软件|咨询|服务|管理|投资|控股|中心|事务所";
const TRADES = new RegExp(`(${TRADE_WORDS})`, "u");
const TRADE = new RegExp(`^(${TRADE_WORDS})$`, "u");
const SEGMENTER = new Intl.Segmenter("zh", { granularity: "word" });

/** A company's name by its words: "Hangzhou Qinghe Chaye Youxian Gongsi". Always at least two words. */
function words(text: string): string {
  if (!hasChinese(text)) return plainLetters(text);
  const parts = text
    .split(TRADES)
    .flatMap((piece) => (TRADE.test(piece) ? [piece] : [...SEGMENTER.segment(piece)].map((part) => part.segment)));
  const out: string[] = [];
  for (const part of merged(parts)) {
    if (!/[\p{L}\p{N}]/u.test(part)) continue;
    out.push(hasChinese(part) ? (PLACES.get(part) ?? word(part, false)) : part);
  }
  const name = out.join(" ");
  if (name.includes(" ") || [...text].length < 2) return name;
  return [...text].map((char) => word(char, false)).join(" ");
}

/** Joins single characters between longer words: 青 + 禾 → 青禾. */
function merged(parts: string[]): string[] {
  const out: string[] = [];
  let lonely = "";
  for (const part of parts) {
    if ([...part].length === 1 && hasChinese(part)) {
      lonely += part;
      continue;
    }
    if (lonely) out.push(lonely);
    lonely = "";
    out.push(part);
  }
  if (lonely) out.push(lonely);
  return out;
}

function place(text: string): string {
  const bare = text.replace(PLACE_SUFFIX, "") || text;
  return PLACES.get(bare) ?? word(bare, false);
}

/** An address in the order of the Chinese one, as the registry's own example has it: "Xihu Qu Longjing Lu 18 Hao". */
function address(text: string): string {
  if (!hasChinese(text)) return latinAddress(text);
  const out: string[] = [];
  let at = 0;
  for (const match of text.matchAll(UNITS)) {
    out.push(...unit(match[0]));
    at = match.index + match[0].length;
  }
  const rest = text.slice(at);
  if (rest) out.push(...unit(rest));
  return out.join(" ").replace(/\s+/g, " ").trim();
}

function unit(text: string): string[] {
  const match = /^(.*?)(自治区|自治州|大道|大街|大厦|开发区|[省市区县旗镇乡村路街道巷弄里号楼幢栋座室层园厦])?$/u.exec(
    text,
  );
  const stem = match?.[1] ?? text;
  const end = match?.[2] ?? "";
  const pieces = stem.split(/([A-Za-z0-9-]+)/).filter((piece) => piece !== "");
  const read = pieces.map((piece) => (hasChinese(piece) ? (PLACES.get(piece) ?? stemWords(piece)) : piece));
  return end ? [...read, word(end, false)] : read;
}

/** A long stem contains more than one name ("上海浦东新" before 区). */
function stemWords(text: string): string {
  return [...text].length > 4 ? words(text) : word(text, false);
}

function capital(text: string): string {
  return text === "" ? "" : text[0]?.toUpperCase() + text.slice(1);
}
