import { randomUUID } from "node:crypto";
import { type Person, query, word } from "../factory";

/** A domain that a customer owns, at the sandbox and in the shop, with the records a spec asks for. */
export interface OwnedZone {
  id: string;
  name: string;
}

const SANDBOX = process.env.SANDBOX_URL ?? "";

/** Tells the sandbox's control side. */
export async function sandbox(action: string, body: object): Promise<void> {
  const answer = await fetch(`${SANDBOX}/__sandbox/${action}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${action}: ${await answer.text()}`);
}

export async function ownDomain(person: Person, name = `free${word(10)}.com`): Promise<OwnedZone> {
  await sandbox("hand-purchase", { domainname: name });
  await sandbox("domain-state", { domainname: name, state: "run" });
  const id = randomUUID();
  await query(
    `INSERT INTO services (id, customer_id, product_line, name, display_name, state, config, registered_at, expires_at, updated_at)
     VALUES ($1, $2, 'domain', $3, $3, 'active', '{}', now(), now() + interval '1 year', now())`,
    [id, person.id, name],
  );
  return { id, name };
}
