import { hasDemoWord } from "../../control/demo-words";
import { type Call, type Handler, refuse } from "../../http/call";
import { fraction, isHeld, isRegistered } from "../../world/availability";
import { isLabel, readName, toPunycode } from "../../world/names";
import { findSuffix } from "../../world/suffixes";
import { dashTime } from "../../world/write-dates";

const FORBIDDEN = /<script|union\s+select|;\s*drop\s|'\s*or\s/i;
const YEAR_MS = 365 * 86_400_000;

/** 10011: the manual does not say which keywords; these are typical ones. */
export function refuseForbiddenWords(call: Call): void {
  for (const [, value] of call.params.entries()) {
    if (FORBIDDEN.test(value)) refuse("10011");
  }
}

/** 二、域名, 1: one name under one suffix. */
export const check: Handler = {
  handle(call) {
    const { params, world } = call;
    refuseForbiddenWords(call);
    const label = params.text("domain-name").normalize("NFC").toLowerCase();
    const tld = params.text("tld").toLowerCase();
    if (!label) refuse("11101");
    if (!/^[0-9a-z\p{Script=Han}-]+$/u.test(label) || !isLabel(label)) refuse("11104");
    if (!tld) refuse("11102");
    if (!/^[a-z\p{Script=Han}.]+$/u.test(tld)) refuse("11105");
    const suffix = tld.startsWith(".") ? tld : `.${tld}`;
    const asked = readName(label + suffix);
    if (!asked || !findSuffix(world, suffix)) return refuse("11107");
    const key = label + suffix;
    if (hasDemoWord(asked.label, "check-error")) return [{ [key]: "error" }];
    const taken = isRegistered(world, asked, world.domains.seen(asked.name, call.nowMs), call.nowMs);
    return [{ [key]: taken ? "unavailable" : "available" }];
  },
};

/** Not in the manual: WHOIS text, lines split by <br/>. */
export const whois: Handler = {
  handle({ params, world, nowMs, warts }) {
    const asked = readName(params.text("domain"));
    if (!asked) return refuse("11104");
    const mine = world.domains.seen(asked.name, nowMs);
    if (!isRegistered(world, asked, mine, nowMs)) {
      return [{ detailInfo: `No match for "${toPunycode(asked.name).toUpperCase()}".` }];
    }
    const age = fraction(`whois|${asked.name}`);
    const held = isHeld(mine, nowMs);
    const createdMs = held ? mine.registeredAtMs : Date.UTC(2005 + Math.floor(age * 15), 3, 1 + Math.floor(age * 27));
    const expiresMs = held ? mine.expiresAtMs : Math.ceil((nowMs - createdMs) / YEAR_MS) * YEAR_MS + createdMs;
    const lines = [
      `Domain Name: ${asked.punycode}`,
      `Registrar: ${held ? "Shanghai Meicheng Technology Information Development Co., Ltd." : "Another Registrar, Inc."}`,
      `Creation Date: ${dashTime(createdMs, warts)}`,
      `Registry Expiry Date: ${dashTime(expiresMs, warts)}`,
      "Domain Status: ok",
      ...(held ? mine.dns : ["ns1.another-registrar.example", "ns2.another-registrar.example"]).map(
        (host) => `Name Server: ${host}`,
      ),
    ];
    return [{ detailInfo: lines.join("<br/>") }];
  },
};
