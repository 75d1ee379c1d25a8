import type { ReactNode } from "react";
import { languageOf } from "@/app/brand-metadata";
import { OpenOrderNote } from "@/components/services/page/open-order-note";
import { ServicePageHead } from "@/components/services/page/service-page-head";
import { NavPlace } from "@/components/shell/nav-place";
import { pagesOf } from "@/lib/product-lines/pages";
import { ClientMessages } from "@/messages/client-messages";
import { lineParts } from "@/messages/line-parts";
import { pageOpenOrder, pageService, pageSheet } from "./page-service";

interface Props {
  children: ReactNode;
  params: Promise<{ locale: string; id: string }>;
}

/** Layout of one service's pages: its name, its status, the tabs, and the order for it that is under way. */
export default async function ServiceLayout({ children, params }: Props) {
  const { id, locale } = await params;
  const [service, sheet, order] = await Promise.all([
    pageService(id),
    pageSheet(id, languageOf(locale)),
    pageOpenOrder(id),
  ]);
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
