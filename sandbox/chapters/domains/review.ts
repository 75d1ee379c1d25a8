import { hasDemoWord } from "../../control/demo-words";
import type { Audit, AuditState, Contact } from "../../world/rows";
import type { World } from "../../world/world";

const REASON = "证件图片不清晰，请重新上传原件照片";

/**
 * Moves a review one step on when nobody decides by hand: waiting, pending, then the result that a word in the name
 * asks for.
 */
export function stepReview(world: World, key: string): void {
  const audit = world.audits.get(key);
  if (!audit || world.settings.audits === "manual") return;
  if (audit.state === "waiting") {
    decideReview(world, audit, "pending", "");
    world.later("audit", key, world.now() + world.settings.auditStepMs);
  } else if (audit.state === "pending") {
    const fails =
      hasDemoWord(audit.domain, "fail-audit") || world.contacts.get(audit.contactId)?.cn.company.includes("审核失败");
    decideReview(world, audit, fails ? "unpass" : "pass", fails ? REASON : "");
  }
}

const CHECKED: Readonly<Record<AuditState, Contact["ischecked"]>> = {
  waiting: "1",
  pending: "1",
  pass: "2",
  unpass: "3",
};

/**
 * Sets the outcome. By the manual a domain that passes is set to running, and with it every other domain of that
 * holder.
 */
export function decideReview(world: World, audit: Audit, state: AuditState, memo: string): void {
  world.audits.put(audit.key, { ...audit, state, memo });
  const contact = world.contacts.get(audit.contactId);
  if (contact) world.contacts.put(contact.userid, { ...contact, ischecked: CHECKED[state] });
  if (state !== "pass") return;
  for (const domain of world.domains.inGroup(audit.contactId)) {
    if (domain.state !== "Not certified") continue;
    world.domains.put(domain.name, { ...domain, state: "run", updatedAtMs: world.now() });
  }
}
