/** 十五: 1–3 商贸 (trade), 4–5 推广 (promotion), 6–8 全能 (all-round). */
export type QituibaoPrd = "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8";

export interface Qituibao {
  name: string;
  account: string;
  password: string;
  prd: QituibaoPrd;
  company: string;
  mobile: string;
  email: string;
  telephone: string;
  linkman: string;
  place: string;
  domain: string;
  keyword: string;
  secKeyword: string;
  longWord: string;
  cityLongWord: string;
  years: number;
  openedAtMs: number;
  expiresAtMs: number;
}

/** 十六: 1 baidu, 2 google, 3 both. */
export interface Soukeyi {
  name: string;
  account: string;
  password: string;
  prd: "1" | "2" | "3";
  years: number;
  openedAtMs: number;
  expiresAtMs: number;
}
