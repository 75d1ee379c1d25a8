import { type Call, type Handler, Raw, refuse } from "../../http/call";
import { isHeld } from "../../world/availability";
import { readName } from "../../world/names";
import type { Contact, Domain } from "../../world/rows";
import { findSuffix } from "../../world/suffixes";
import { dashTime } from "../../world/write-dates";
import { refuseForbiddenWords } from "./check";
import { readContact } from "./contact-rules";

/** 二、域名, 2.a */
export const createContact: Handler = {
  handle(call) {
    refuseForbiddenWords(call);
    const data = readContact(call, "10012", "11045");
    const userid = call.world.nextNumber("nextContactId");
    call.world.contacts.put(userid, {
      ...data,
      userid,
      createdAtMs: call.nowMs,
      ischecked: "0",
      isforbidden: "1",
      whiteid: "2",
      fromcnnic: "0",
    });
    return userid;
  },
};

/** 二、域名, 2.b: a contact without domains can be changed; one with domains only through an international domain. */
export const modifyContact: Handler = {
  handle(call) {
    const { params, world } = call;
    const userid = params.text("userid");
    const domainname = params.text("domainname");
    if (!userid && !domainname) refuse("11035");
    const data = readContact(call, "10012", "11047");
    const domain = domainname ? heldDomain(call, domainname, "11047") : undefined;
    const contact = world.contacts.get(domain?.contactId ?? userid);
    if (!contact || (userid && contact.userid !== userid)) return refuse("11047");
    if (contact.ischecked === "2") refuse("11037");
    if (contact.whiteid === "1") refuse("11038");
    if (contact.fromcnnic === "1" && contact.ischecked === "1") refuse("11039");
    if (contact.isforbidden === "2" || contact.ischecked === "1") refuse("11057");
    const owned = heldBy(call, contact.userid);
    if (owned.some((row) => findSuffix(world, row.suffix)?.domestic)) refuse("11057");
    if (owned.length > 0 && !domain) refuse("11057");
    world.contacts.put(contact.userid, { ...contact, ...data });
    return "";
  },
};

/** 二、域名, 2.c */
export const deleteContact: Handler = {
  handle(call) {
    const userid = call.params.text("userid");
    if (!userid) refuse("11033");
    const contact = call.world.contacts.get(userid);
    if (!contact) return refuse("11046");
    if (contact.whiteid === "1") refuse("11043");
    if (contact.ischecked === "1") refuse("11055");
    if (call.world.domains.groupSize(userid) > 0) refuse("11056");
    call.world.contacts.remove(userid);
    return call.warts ? " " : "";
  },
};

/** 二、域名, 2.d */
export const contactList: Handler = {
  handle({ params, world, nowMs, warts, settings }) {
    const userid = params.text("userid");
    const one = userid ? world.contacts.seen(userid, nowMs) : undefined;
    const rows = userid ? (one ? [one] : []) : world.contacts.seenAll(nowMs);
    const list = rows.map((row) => ({
      ...shared(row, warts),
      domcn: "0",
      fromcnnic: row.fromcnnic,
      whiteid: row.whiteid,
      regtime: dashTime(row.createdAtMs, warts),
      ischecked: row.ischecked,
      isforbidden: row.isforbidden,
    }));
    // A quotation mark is missing in the printed example.
    if (settings.warts === "misprints") return new Raw(JSON.stringify(list).replaceAll(',"ownername"', ',ownername"'));
    return list;
  },
};

/** 二、域名, 2.e: four rows, one per role, of which only the owner's has an id. */
export const contactInfo: Handler = {
  handle(call) {
    const { params, world, nowMs, warts } = call;
    const userid = params.text("userid");
    const domainname = params.text("domainname");
    if (!userid && !domainname) refuse("11305");
    const domain = domainname ? ownedDomain(call, domainname, "11302") : undefined;
    const contact = world.contacts.seen(domain?.contactId ?? userid, nowMs);
    if (!contact) return [];
    return ["1", "2", "3", "4"].map((role) => ({
      ...shared(contact, warts),
      userid: role === "1" ? contact.userid : "",
      domaintype: contact.usertype,
      domainownertype: role,
    }));
  },
};

function shared(row: Contact, warts: boolean): Record<string, string> {
  return {
    userid: row.userid,
    ownername: row.en.company,
    firstname: warts ? ` ${row.en.firstname}` : row.en.firstname,
    lastname: warts ? ` ${row.en.lastname}` : row.en.lastname,
    country: row.en.country,
    province: row.en.state,
    city: row.en.city,
    address: row.en.address,
    postcode: row.zipcode,
    phone: row.phone,
    fax: row.fax,
    email: row.email,
    ownername_cn: row.cn.company,
    firstname_cn: row.cn.firstname,
    country_cn: row.cn.country,
    province_cn: row.cn.state,
    city_cn: row.cn.city,
    address_cn: row.cn.address,
    lastname_cn: row.cn.lastname,
    domainid: "",
    domaintype: row.usertype,
    licencetype: row.idtype,
    licencenumber: row.idnumber,
  };
}

function heldBy(call: Call, contactId: string): Domain[] {
  return call.world.domains.inGroup(contactId).filter((row) => isHeld(row, call.nowMs));
}

/** The account's domain of that name as a read shows it; refuses with `missing` when there is none. */
export function ownedDomain(call: Call, text: string, missing: string): Domain {
  const asked = readName(text);
  const domain = asked ? call.world.domains.seen(asked.name, call.nowMs) : undefined;
  return domain ?? refuse(missing);
}

/** The current row of the account's domain: for calls that change it. */
export function heldDomain(call: Call, text: string, missing: string): Domain {
  const asked = readName(text);
  const domain = asked ? call.world.domains.get(asked.name) : undefined;
  return isHeld(domain, call.nowMs) ? domain : refuse(missing);
}
