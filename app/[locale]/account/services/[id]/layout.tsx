import type { ReactNode } from "react";
import { languageOf } from "@/app/brand-metadata";
import { OpenOrderNote } from "@/components/services/page/open-order-note";
import { ServicePageHead } from "@/components/services/page/service-page-head";
import { NavPlace } from "@/components/shell/nav-place";
import { requireCustomer } from "@/lib/auth/current-actor";
import { pagesOf } from "@/lib/product-lines/pages";
import { readOpenOrder } from "@/lib/services/read-open-order";
import { ClientMessages } from "@/messages/client-messages";
import { lineParts } from "@/messages/line-parts";
import { pageService, pageSheet } from "./page-service";

interface Props {
  children: ReactNode;
  params: Promise<{ locale: string; id: string }>;
}

/** Layout of one service's pages: its name, its status, the tabs, and the order for it that is under way. */
export default async function ServiceLayout({ children, params }: Props) {
  const { id, locale } = await params;
  const [service, sheet] = await Promise.all([pageService(id), pageSheet(id, languageOf(locale))]);
  const order = service.ended ? null : await readOpenOrder(await requireCustomer(), service);
  const { navPlace } = pagesOf(service.productLine);
  return (
    <main id="main" className="page-width [&>nav+section]:border-t-0">
      <NavPlace segment={navPlace} />
      <ClientMessages names={lineParts(service.productLine, ["tabs"])}>
        <ServicePageHead service={service} sheet={sheet} now={new Date()} />
        {order && <OpenOrderNote {...order} />}
        {children}
      </ClientMessages>
    </main>
  );
}
