import type { Metadata } from "next";
import { pageOr404 } from "@/app/page-or-404";
import { TransferProgress } from "@/components/orders/transfer-progress";
import { DomainOverview } from "@/components/services/domain/domain-overview";
import { requireCustomer } from "@/lib/auth/current-actor";
import { readAutoRenew } from "@/lib/controls/read-auto-renew";
import { readTransfer } from "@/lib/orders/read-transfer";
import { listRegistrants } from "@/lib/registrants/list-registrants";
import { listServiceEvents } from "@/lib/services/list-service-events";
import { readService } from "@/lib/services/read-service";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await requireCustomer();
  const { id } = await params;
  const service = await pageOr404(id, () => readService(actor, { id }));
  return { title: service.displayName };
}

export default async function DomainPage({ params }: Props) {
  const { id } = await params;
  const actor = await requireCustomer();
  const [service, events, renewal, registrants, transfer] = await Promise.all([
    pageOr404(id, () => readService(actor, { id })),
    pageOr404(id, () => listServiceEvents(actor, { id, take: 20 })),
    pageOr404(id, () => readAutoRenew(actor, { id })),
    listRegistrants(actor, { archived: "0" }),
    readTransfer(actor, { serviceId: id }),
  ]);
  return (
    <ClientMessages names={["services.autoRenew", "order-pages.transfer"]}>
      {transfer && <TransferProgress {...transfer} />}
      <DomainOverview
        service={service}
        events={events.rows}
        renewal={renewal}
        registrants={registrants.rows}
        transferring={transfer !== null}
      />
    </ClientMessages>
  );
}
