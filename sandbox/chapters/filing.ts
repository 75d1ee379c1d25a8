import { hasDemoWord } from "../control/demo-words";
import { type Call, refuse } from "../http/call";

const DETAILS: readonly (readonly [name: string, code: string, rule: RegExp])[] = [
  ["domaintype", "13150", /^[01OI]$/],
  ["domainowner", "13151", /^.{2,60}$/],
  ["address", "13153", /^.{4,120}$/],
  ["telephone", "13154", /^0\d{9,11}$/],
  ["webdesc", "13155", /^.{1,60}$/],
  ["ownerid", "13156", /^\d{17}[\dXx]$/],
  ["contact", "13157", /^.{2,30}$/],
  ["contactid", "13158", /^\d{17}[\dXx]$/],
  ["connecttele", "13159", /^0\d{9,11}$/],
  ["connectmobile", "13160", /^1\d{10}$/],
  ["email", "13161", /^\S+@\S+\.\S+$/],
];

/**
 * Refuses a domain that can't be bound because it has no ICP filing. Names without a demonstration word are filed
 * under CNDNS.
 * @param notFiled the code of this endpoint for a name that was never filed.
 */
export function checkFiling(call: Call, domain: string, notFiled: string): void {
  if (hasDemoWord(domain, "icp-none")) refuse(notFiled);
  if (hasDemoWord(domain, "icp-pending")) refuse("13164");
  if (hasDemoWord(domain, "icp-revoked")) refuse("13165");
  if (hasDemoWord(domain, "icp-error")) refuse("13163");
  const elsewhere = hasDemoWord(domain, "icp-elsewhere");
  const given = DETAILS.some(([name]) => call.params.text(name) !== "") || call.params.text("orgcode") !== "";
  if (!given && (!elsewhere || call.world.filings.get(domain))) return;
  checkDetails(call);
  if (hasDemoWord(domain, "icp-refused")) refuse("13166");
  const ownerKind = call.params.text("domaintype");
  call.world.filings.put(domain, { domain, ownerKind, submittedAtMs: call.nowMs });
}

/** Refuses the first wrong detail with its own code, in the order of the manual's table. */
function checkDetails({ params }: Call): void {
  const isCompany = /^[0O]$/.test(params.text("domaintype"));
  for (const [name, code, rule] of DETAILS) {
    if (name === "address" && isCompany && !/^\d{9}$/.test(params.text("orgcode"))) refuse("13152");
    if (!rule.test(params.text(name))) refuse(code);
  }
}
