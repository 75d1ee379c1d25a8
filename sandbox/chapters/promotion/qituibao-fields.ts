import { sandboxCredentials } from "../../http/credentials";
import { slashTime } from "../../world/write-dates";
import type { Qituibao, QituibaoPrd } from "./rows";

const NAMES: Readonly<Record<QituibaoPrd, string>> = {
  "1": "企推宝商贸入门版",
  "2": "企推宝商贸标准版",
  "3": "企推宝商贸旗舰版",
  "4": "企推宝推广入门版",
  "5": "企推宝推广标准版",
  "6": "企推宝全能入门版",
  "7": "企推宝全能标准版",
  "8": "企推宝全能旗舰版",
};

export const isPromotion = (prd: QituibaoPrd): boolean => prd === "4" || prd === "5";

/**
 * The details have years and state for every family, the order only for the promotion family; its keys have leading
 * blanks.
 */
export function qituibaoFields(row: Qituibao, warts: boolean, details: boolean): Record<string, string> {
  const blank = warts && !details ? " " : "";
  const common = { g_nme: NAMES[row.prd] };
  const pairs = isPromotion(row.prd) ? promotionPairs(row, warts) : businessPairs(row, warts, details);
  const fields: Record<string, string> = {};
  pairs.forEach(([key, value], i) => {
    if (i === 4) fields[`${blank}g_nme`] = common.g_nme;
    fields[i < 4 ? key : blank + key] = value;
  });
  return fields;
}

type Pair = readonly [key: string, value: string];

function businessPairs(row: Qituibao, warts: boolean, details: boolean): Pair[] {
  const pairs: Pair[] = [
    ["s_nme", row.name],
    ["s_o1", row.account],
    ["s_o2", row.password],
    ["s_prd", row.prd],
    ["s_unme", sandboxCredentials.username],
    ["s_addtme", slashTime(row.openedAtMs, warts)],
    ["s_exptme", slashTime(row.expiresAtMs, warts)],
    ["s_copnme_cn", row.company],
    ["s_eml", row.email],
    ["s_o8", row.mobile],
    ["s_o7", row.linkman],
    ["s_tel", row.telephone],
  ];
  return details ? [...pairs, ["s_yarcnt", `${row.years}`], ["s_regstt", "1"]] : pairs;
}

function promotionPairs(row: Qituibao, warts: boolean): Pair[] {
  return [
    ["y_nme", row.name],
    ["y_ext1", row.password],
    ["y_prd", row.prd],
    ["y_unme", sandboxCredentials.username],
    ["y_addtme", slashTime(row.openedAtMs, warts)],
    ["y_exptme", slashTime(row.expiresAtMs, warts)],
    ["y_customername", row.company],
    ["y_sitedomain", row.domain],
    ["y_setkeywordinfo", row.keyword],
    ["y_setlongwordrule", row.longWord],
    ["y_setcitylongwordrule", row.cityLongWord],
    ["y_ext6", row.secKeyword],
    ["y_years", `${row.years}`],
    ["y_regstt", "1"],
  ];
}
