import { cache } from "react";
import { pageOr404 } from "@/app/page-or-404";
import { requireCustomer } from "@/lib/auth/current-actor";
import { readSheet } from "@/lib/controls/read-sheet";
import { readService } from "@/lib/services/read-service";
import type { Language } from "@/messages/languages";

/** The customer's service whose page this is; somebody else's is the 404 page. Read once a request, however many parts ask. */
export const pageService = cache(async (id: string) => {
  const actor = await requireCustomer();
  return await pageOr404(id, () => readService(actor, { id }));
});

/** What there is to see and do of it. */
export const pageSheet = cache(async (id: string, locale: Language) => {
  const actor = await requireCustomer();
  return await pageOr404(id, () => readSheet(actor, { id }, { locale }));
});
