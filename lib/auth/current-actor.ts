import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { CustomerActor, StaffActor, StaffRole } from "@/lib/core/actor";
import { authenticate } from "./authenticate";

/** Who asks for this page; looked up once per request, however many components call it. */
export const currentActor = cache(async () => authenticate(await headers()));

async function toSignIn(): Promise<never> {
  // Set by the web process, because a server component does not know its own address.
  const path = (await headers()).get("x-path");
  redirect(path && path !== "/" ? `/sign-in?next=${encodeURIComponent(path)}` : "/sign-in");
}

/** Anybody who is signed in; a visitor goes to the sign-in page and comes back afterwards. */
export async function requirePerson(): Promise<CustomerActor | StaffActor> {
  const actor = await currentActor();
  return actor.kind === "visitor" ? toSignIn() : actor;
}

/** A customer; for staff the page does not exist. */
export async function requireCustomer(): Promise<CustomerActor> {
  const actor = await requirePerson();
  return actor.kind === "customer" ? actor : notFound();
}

/**
 * One of the staff, with one of these roles; for anybody else the page does not exist. On the real upstream staff set up
 * their second factor before anything else.
 */
export async function requireStaff(roles?: readonly StaffRole[]): Promise<StaffActor> {
  const actor = await requirePerson();
  if (actor.kind !== "staff" || (roles && !roles.includes(actor.role))) return notFound();
  if (actor.secondFactorMissing) redirect("/account/security?second-factor=required");
  return actor;
}
