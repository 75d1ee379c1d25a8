import { type Call, refuse } from "../../http/call";
import { hasChinese } from "../../world/names";
import type { Contact, PersonNames } from "../../world/rows";

/** One Chinese character counts 2. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, char) => sum + ((char.codePointAt(0) ?? 0) > 0xff ? 2 : 1), 0);
}

const ENGLISH = /^[\x20-\x7e]*$/;
const CHINESE_ADDRESS = /^[\p{Script=Han}A-Za-z0-9-]+$/u;

const INDIVIDUAL_DOCUMENTS = "SFZ HZ GATXZ JGZ TWJM WGJM HKID OTHID PASSNO BIRTHCERT".split(" ");
const ENTERPRISE_DOCUMENTS =
  "YYZZ ORG QT SHXYZS SYDWFR SHTTFR MBFQY LSSWS SFJD ZJHD JJHFR BDDH JDDW WGQY WGZH WGZFLY CI BR CRS HKSARG".split(" ");

/** The data of a contact that passed the rules of CreateContact. */
export type ContactData = Pick<
  Contact,
  "usertype" | "en" | "cn" | "zipcode" | "phone" | "fax" | "email" | "idtype" | "idnumber"
>;

/** Reads and checks in the order of the manual's table. `empty` is the code for a missing required parameter. */
export function readContact(call: Call, empty: string, failed: string): ContactData {
  const { params } = call;
  const type = params.text("usertype");
  const en = names(call, "en");
  const cn = names(call, "cn");
  const rest = { zipcode: "", phone: "", fax: "", email: "" };
  for (const key of Object.keys(rest) as (keyof typeof rest)[]) rest[key] = params.text(key);
  const required = [...Object.values(en), ...Object.values(cn), ...Object.values(rest), type];
  if (required.some((value) => value.trim() === "")) refuse(empty);

  const usertype = /^[o0]$/i.test(type) ? "O" : /^[i1]$/i.test(type) ? "I" : refuse(failed, "注册人类型非法");
  checkEnglish(en);
  checkChinese(cn, usertype, en.country.toUpperCase() === "CN");
  if (!/^(?:\+\d{1,3}\. ?)?\d{6,15}(?:-\d{1,6})?$/.test(rest.phone)) refuse("11025");
  if (!/^(?:\+\d{1,3}\. ?)?\d{6,15}(?:-\d{1,6})?$/.test(rest.fax)) refuse("11026");
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(rest.email)) refuse("11028");
  if (!/^[A-Za-z0-9][A-Za-z0-9 -]{2,9}$/.test(rest.zipcode)) refuse("11005");
  if (en.country.toUpperCase() === "CN" && !/^\d{6}$/.test(rest.zipcode)) refuse("11005");

  const idtype = params.text("idtype").toUpperCase();
  const known = usertype === "O" ? ENTERPRISE_DOCUMENTS : INDIVIDUAL_DOCUMENTS;
  if (idtype && !known.includes(idtype)) refuse(failed, "证件类型非法");
  return { usertype, en: trimmed(en), cn: trimmed(cn), ...rest, idtype, idnumber: params.text("idnumber") };
}

function names({ params }: Call, language: "en" | "cn"): PersonNames {
  const field = (name: string) => params.raw(`${name}-${language}`);
  return {
    company: field("company"),
    lastname: field("lastname"),
    firstname: field("firstname"),
    country: field("country"),
    state: field("state"),
    city: field("city"),
    address: field("address"),
  };
}

function trimmed(names: PersonNames): PersonNames {
  return Object.fromEntries(Object.entries(names).map(([key, value]) => [key, value.trim()])) as unknown as PersonNames;
}

function checkEnglish(en: PersonNames): void {
  if (!ENGLISH.test(en.company)) refuse("11001");
  if (en.company.startsWith(" ")) refuse("11003");
  if (en.company.endsWith(" ")) refuse("11004");
  if (en.company.length < 2 || en.company.length > 96) refuse("11002");
  if (!en.company.includes(" ")) refuse("11001", "所有者 (英) 至少包含一个空格");
  if (!ENGLISH.test(en.lastname)) refuse("11006");
  if (en.lastname.length > 30) refuse("11007");
  if (!ENGLISH.test(en.firstname)) refuse("11008");
  if (en.firstname.length > 30) refuse("11009");
  if (!/^[A-Za-z ]+$/.test(en.country)) refuse("11010");
  if (!ENGLISH.test(en.state)) refuse("11011");
  if (!ENGLISH.test(en.city)) refuse("11012");
  const address = en.address.trim();
  if (!ENGLISH.test(address) || !address.includes(" ")) refuse("11013");
  if (address.length < 8 || address.length > 122) refuse("11014");
  if (!/^[A-Za-z0-9 -]+$/.test(address)) refuse("11049");
}

/** Owners abroad may give English data; their contacts can't be used for domestic names. */
function checkChinese(cn: PersonNames, usertype: "O" | "I", china: boolean): void {
  const chinese = (text: string, code: string) => (china && !hasChinese(text) ? refuse(code) : undefined);
  chinese(cn.company, "11015");
  const width = widthOf(cn.company.trim());
  if (width > 64 || width < (usertype === "O" ? 6 : 2)) refuse("11016");
  chinese(cn.lastname, "11017");
  chinese(cn.firstname, "11018");
  chinese(cn.country, "11019");
  chinese(cn.state, "11020");
  chinese(cn.city, "11021");
  chinese(cn.address, "11022");
  const address = cn.address.trim();
  if (widthOf(address) <= 8) refuse("11023");
  if (china && /\s/.test(address)) refuse("11024");
  if (china && !CHINESE_ADDRESS.test(address)) refuse("11048");
}

/** CreateDom reads the Chinese part of the contact again before it orders a domestic name. */
export function checkForDomestic({ cn, usertype }: Contact): void {
  if (!hasChinese(cn.company)) refuse("11015");
  const width = widthOf(cn.company);
  if (width > 64 || width < (usertype === "O" ? 6 : 2)) refuse("11016");
  if (!hasChinese(cn.lastname)) refuse("11017");
  if (!hasChinese(cn.firstname)) refuse("11018");
  if (!hasChinese(cn.country)) refuse("11019");
  if (!hasChinese(cn.state)) refuse("11020");
  if (!hasChinese(cn.city)) refuse("11021");
  if (widthOf(cn.address) < 8) refuse("11023");
  if (!CHINESE_ADDRESS.test(cn.address)) refuse("11048");
  if ([...cn.lastname].length > 10) refuse("11050");
  if ([...cn.firstname].length > 10) refuse("11051");
}
