import { notFound } from "next/navigation";
import { cache } from "react";
import { findForPage } from "@/app/find-for-page";
import { requireCustomer } from "@/lib/auth/current-actor";
import { readRegistrant } from "@/lib/registrants/read-registrant";

/** The registrant of the page; null if it is not the customer's. Read once per request, for the title and the page. */
export const findPageRegistrant = cache(async (id: string) => {
  const actor = await requireCustomer();
  return await findForPage(id, () => readRegistrant(actor, { id }));
});

/** The registrant of the page; the 404 page if it is not the customer's. */
export const pageRegistrant = async (id: string) => (await findPageRegistrant(id)) ?? notFound();
