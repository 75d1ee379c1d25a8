import { type Call, type Handler, refuse } from "../../http/call";
import { isHeld } from "../../world/availability";
import { readName } from "../../world/names";
import type { Audit } from "../../world/rows";
import { findSuffix } from "../../world/suffixes";
import { faultOfJpeg } from "../pictures/check-jpeg";
import { fetchPicture } from "../pictures/fetch-picture";
import { decideReview } from "./review";

const PICTURES = ["ownerpic", "contactidcardpic", "govpic"] as const;
type Picture = (typeof PICTURES)[number];

/** The code for a picture that can't be fetched. */
const UNFETCHED: Readonly<Record<Picture, string>> = { ownerpic: "11712", contactidcardpic: "11713", govpic: "11714" };

/** 十一, 1: submits documents of a domain or of a contact for the real-name review. */
export const domainAudit: Handler = {
  /** Addresses are given without http://; only pictures on this machine are really fetched. */
  async prepare(call) {
    for (const picture of PICTURES) {
      const link = call.params.text(`${picture}link`);
      if (link) call.pictures.set(picture, await fetchPicture(link));
    }
  },

  handle(call) {
    const { params, world } = call;
    const target = readTarget(call);
    const ownerType = params.text("ownertype");
    if (ownerType !== "E" && ownerType !== "I") return refuse("11704");
    const orgType = params.text("orgtype");
    if (orgType ? orgType !== "PR" && orgType !== "PU" : ownerType === "E") refuse("11705");
    const document = Number(params.text("ownerpictype"));
    if (!Number.isInteger(document) || document < 1 || document > (ownerType === "E" ? 16 : 6)) refuse("11706");
    const pictureBytes = checkMaterial(call, ownerType, document, target.domain.endsWith(".gov.cn"));
    const audit: Audit = {
      ...target,
      state: "waiting",
      memo: "",
      submittedAtMs: call.nowMs,
      ownerType,
      pictureBytes,
    };
    decideReview(world, audit, "waiting", "");
    world.later("audit", audit.key, call.nowMs + call.settings.auditStepMs);
    return "";
  },
};

function readTarget(call: Call): Pick<Audit, "key" | "domain" | "contactId"> {
  const { params, world, nowMs } = call;
  const userid = params.text("userid");
  const of = readName(params.text("domainname"));
  if (!of && userid) {
    const contact = world.contacts.get(userid);
    if (!contact) return refuse("11701");
    if (contact.ischecked === "1" || contact.ischecked === "2") refuse("11716");
    return { key: `contact:${userid}`, domain: "", contactId: userid };
  }
  const domain = of ? world.domains.get(of.name) : undefined;
  if (!of || !isHeld(domain, nowMs)) return refuse("11701");
  if (!findSuffix(world, domain.suffix)?.review) refuse("11702");
  const before = world.audits.get(`domain:${of.name}`);
  if (before && before.state !== "unpass") refuse("11716");
  if (domain.state !== "Not certified") refuse("11703");
  if (world.contacts.get(domain.contactId)?.ischecked === "1") refuse("11716");
  return { key: `domain:${of.name}`, domain: of.name, contactId: domain.contactId };
}

/** @returns the size of all pictures together. */
function checkMaterial(call: Call, ownerType: "E" | "I", document: number, gov: boolean): number {
  const { params } = call;
  const given = (picture: Picture) => params.text(`${picture}link`) !== "" || params.whole(`${picture}str`) !== "";
  if (ownerType === "E" && !given("ownerpic")) refuse("11707");
  if (ownerType === "E" && !params.text("ownernumber")) refuse("11708");
  if (ownerType === "I" && !given("contactidcardpic")) refuse("11709");
  if (gov && !given("govpic")) refuse("11714");
  const card = params.text("contactidcard");
  const isCard = document === 1 || ownerType === "E";
  if (ownerType === "I" && !card) refuse("11715");
  if (card && isCard && !/^(\d{15}|\d{17}[\dXx])$/.test(card)) refuse("11715");
  return PICTURES.filter(given).reduce((sum, picture) => sum + readPicture(call, picture).length, 0);
}

function readPicture(call: Call, picture: Picture): Buffer {
  const { params } = call;
  const link = params.text(`${picture}link`);
  if (link) {
    if (/^https?:/i.test(link) || !/^[^\s/]+\/\S+$/.test(link)) refuse("11710");
    const fetched = call.pictures.get(picture);
    if (!fetched) return refuse(UNFETCHED[picture]);
    const fault = faultOfJpeg(fetched);
    if (fault) refuse(fault === "size" ? "11720" : UNFETCHED[picture]);
    return fetched;
  }
  if (call.method !== "POST") refuse("11717", "图片字符串必须通过 POST 方式提交");
  const text = params.whole(`${picture}str`).replaceAll(" ", "+").replace(/\s/g, "");
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) refuse("11717");
  const bytes = Buffer.from(text, "base64");
  const fault = faultOfJpeg(bytes);
  if (fault) refuse(fault === "size" ? "11720" : "11717");
  return bytes;
}

/** 十一, 2: answers only what was submitted; memo is URL-encoded. */
export const checkAuditResult: Handler = {
  handle({ params, world, nowMs, warts }) {
    const names = params.list("domainname");
    const userid = params.text("userid");
    if (names.length === 0 && !userid) refuse("10012");
    const rows = names.length === 0 ? byContact() : names.flatMap(byName);
    return rows.map(({ domain, state, memo }) => ({
      domainname: domain,
      checkstate: state,
      memo: warts ? encodeURIComponent(memo).replaceAll("%20", "+") : memo,
    }));

    function byName(text: string): Pick<Audit, "domain" | "state" | "memo">[] {
      const of = readName(text);
      const domain = of ? world.domains.seen(of.name, nowMs) : undefined;
      if (!of || !domain) return [];
      const audit =
        world.audits.seen(`domain:${of.name}`, nowMs) ?? world.audits.seen(`contact:${domain.contactId}`, nowMs);
      return audit ? [{ ...audit, domain: of.name }] : [];
    }

    function byContact(): Pick<Audit, "domain" | "state" | "memo">[] {
      const audit = world.audits.seen(`contact:${userid}`, nowMs);
      if (audit) return [audit];
      return world.contacts.seen(userid, nowMs) ? [{ domain: "", state: "No data" as Audit["state"], memo: "" }] : [];
    }
  },
};
