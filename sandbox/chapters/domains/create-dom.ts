import { hasDemoWord } from "../../control/demo-words";
import { type Call, type Handler, refuse } from "../../http/call";
import { sellTo } from "../../selling/sell";
import { isHeld, isRegistered } from "../../world/availability";
import { type DomainName, hasChinese, readName } from "../../world/names";
import { isNameServer } from "../../world/own-dns";
import type { Contact } from "../../world/rows";
import { findSuffix, type Suffix } from "../../world/suffixes";
import { checkForDomestic } from "./contact-rules";
import { startRegistration } from "./registration";

const AT_MOST_FIVE_YEARS = new Set([".hk", ".co", ".cm", ".sh", ".io", ".ac"]);
const HK_ENTERPRISE = new Set([".com.hk", ".org.hk", ".edu.hk", ".net.hk", ".gov.hk"]);
const HK_ENTERPRISE_DOCUMENTS = new Set(["CI", "BR", "CRS", "HKSARG"]);
const HK_INDIVIDUAL_DOCUMENTS = new Set(["OTHID", "PASSNO", "BIRTHCERT"]);
const PLAIN_DOCUMENTS = new Set(["SFZ", "YYZZ", "ORG"]);

/** 二、域名, 3: charges at once and answers success; the registry's answer comes later. */
export const createDom: Handler = {
  handle(call) {
    const { params, world, nowMs } = call;
    const { userid, of, years, password } = readOrder(call);
    const contact = world.contacts.get(userid);
    if (!contact || contact.isforbidden === "2") return refuse("11109");
    const suffix = findSuffix(world, of.suffix);
    if (!suffix) return refuse("11106");
    if (call.settings.forbiddenSuffixes.includes(of.suffix)) refuse("10026");
    checkYears(of, years);
    if (of.suffix === ".香港" && !hasChinese(of.label)) refuse("11054");
    checkDocuments(suffix, contact);
    if (params.text("isName") === "1") checkPersonName(contact);

    const mine = world.domains.get(of.name);
    if (isHeld(mine, nowMs)) refuse("11119");
    if (hasDemoWord(of.label, "query-timeout")) refuse("11129");
    if (hasDemoWord(of.label, "race") || isRegistered(world, of, mine, nowMs)) refuse("11124");
    const dns = [1, 2, 3, 4, 5, 6].map((n) => params.text(`dns${n}`)).filter((host) => host !== "");
    if (suffix.ownRegistrar && dns.some((host) => !isNameServer(host))) refuse("11130");

    const saleId = sellTo(call, of.name, suffix.registerFen * BigInt(years));
    startRegistration(world, { of, suffix, contactId: userid, years, password, dns, saleId, by: "api" });
    return "";
  },
};

function readOrder({ params }: Call): { userid: string; of: DomainName; years: number; password: string } {
  const userid = params.text("userid");
  const domainname = params.text("domainname");
  const years = params.text("years");
  const password = params.text("domainpass");
  if (!userid && !domainname && !years && !password) refuse("11103");
  if (!userid) refuse("11131");
  if (!domainname) refuse("11103");
  if (!years) refuse("11108");
  if (!password) refuse("11107");
  if (!/^\d{1,12}$/.test(userid)) refuse("11105");
  const of = readName(domainname);
  if (!of) return refuse("11106");
  if (!/^[A-Za-z0-9]{6,16}$/.test(password)) refuse("11132");
  if (!/^\d{1,2}$/.test(years) || Number(years) < 1 || Number(years) > 10) refuse("11133");
  return { userid, of, years: Number(years), password };
}

function checkYears({ suffix }: DomainName, years: number): void {
  const isHk = suffix.endsWith(".hk");
  if ((AT_MOST_FIVE_YEARS.has(suffix) || isHk) && years > 5) refuse("11040");
  if (isHk && years === 4) refuse("11041");
  if (suffix === ".tm" && years < 10) refuse("11042");
}

function checkDocuments(suffix: Suffix, contact: Contact): void {
  const name = suffix.suffix;
  if (name === ".asia" && !contact.idnumber) refuse("11110");
  if (suffix.hongKong) checkHongKong(name, contact);
  if (!suffix.domestic) return;
  if (!contact.idtype) refuse("11116");
  if (!contact.idnumber) refuse("11117", "国内域名注册时证件号码不能为空");
  if ((name === ".公司" || name === ".网络") && !PLAIN_DOCUMENTS.has(contact.idtype)) refuse("11128");
  checkForDomestic(contact);
}

function checkHongKong(suffix: string, { idtype, idnumber, usertype }: Contact): void {
  if (HK_ENTERPRISE.has(suffix) && usertype !== "O") refuse("11114");
  if (suffix === ".idv.hk" && usertype !== "I") refuse("11115");
  if (!idtype) refuse("11111");
  if (!idnumber) refuse("11112");
  if (HK_ENTERPRISE_DOCUMENTS.has(idtype)) {
    if (!/^\d{1,16}$/.test(idnumber)) refuse("11126");
  } else if (HK_INDIVIDUAL_DOCUMENTS.has(idtype)) {
    if (!/^[0-9A-Za-z]{6,8}$/.test(idnumber)) refuse("11127");
  } else if (idtype !== "HKID" || !/^[A-Z]{1,2}\d{6}(\([0-9A]\)|[0-9A])$/i.test(idnumber)) {
    refuse("11125");
  }
}

/** With `isName` the domain is its holder's own name, and the holder needs an identity card. */
function checkPersonName({ usertype, idtype, idnumber }: Contact): void {
  if (usertype !== "I" || idtype !== "SFZ" || !idnumber) refuse("11123");
}
