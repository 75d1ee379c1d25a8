import { notFound } from "next/navigation";
import { cache } from "react";
import { findForPage } from "@/app/find-for-page";
import { pageOr404 } from "@/app/page-or-404";
import { requireCustomer } from "@/lib/auth/current-actor";
import { readSheet } from "@/lib/controls/read-sheet";
import { readOpenOrder } from "@/lib/services/read-open-order";
import { readService } from "@/lib/services/read-service";
import type { Language } from "@/messages/languages";

/** The service of the page; null if it is not the customer's. Read once per request, however many components ask for it. */
export const findPageService = cache(async (id: string) => {
  const actor = await requireCustomer();
  return await findForPage(id, () => readService(actor, { id }));
});

/** The service of the page; the 404 page if it is not the customer's. */
export const pageService = async (id: string) => (await findPageService(id)) ?? notFound();

/** The order for the service that is under way; null: none, and another one may be placed. Read once per request. */
export const pageOpenOrder = cache(async (id: string) => {
  const service = await pageService(id);
  return service.ended ? null : await readOpenOrder(await requireCustomer(), service);
});

/** The service's details, panels and controls. Read once per request. */
export const pageSheet = cache(async (id: string, locale: Language) => {
  const actor = await requireCustomer();
  return await pageOr404(id, () => readSheet(actor, { id }, { locale }));
});
