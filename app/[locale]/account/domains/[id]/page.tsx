import type { Metadata } from "next";
import { DomainOverview } from "@/components/services/domain-overview";
import { requireCustomer } from "@/lib/auth/current-actor";
import { orNotFound } from "@/lib/http/or-not-found";
import { listServiceEvents } from "@/lib/services/list-service-events";
import { readService } from "@/lib/services/read-service";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await requireCustomer();
  const service = await orNotFound(readService(actor, await params));
  return { title: service.displayName };
}

export default async function DomainPage({ params }: Props) {
  const { id } = await params;
  const actor = await requireCustomer();
  const [service, events] = await Promise.all([
    orNotFound(readService(actor, { id })),
    orNotFound(listServiceEvents(actor, { id, take: 20 })),
  ]);
  return <DomainOverview service={service} events={events.rows} />;
}
