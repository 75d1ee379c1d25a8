import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { authenticate } from "@/lib/auth/authenticate";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";

/** Who looks at a page of the account; a visitor goes to sign in first and comes back. */
export async function requireSignedIn(): Promise<CustomerActor | StaffActor> {
  const sent = await headers();
  const actor = await authenticate(sent);
  if (actor.kind === "visitor")
    redirect(`/sign-in?next=${encodeURIComponent(sent.get("x-path") ?? "/account/domains")}`);
  return actor;
}

/** Who looks at a page of the staff's; for customers there is no such page. */
export async function requireStaff(): Promise<StaffActor> {
  const actor = await requireSignedIn();
  if (actor.kind !== "staff") notFound();
  return actor;
}
