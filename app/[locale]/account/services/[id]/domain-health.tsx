import { HealthSection } from "@/components/zones/checks/health-section";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { readZoneHealth } from "@/lib/zones/checks/read-zone-health";
import { ClientMessages } from "@/messages/client-messages";

/** The health of a domain's DNS, after the page: it may ask the world first. Nothing where the records can't be read. */
export async function DomainHealth({ actor, id }: { actor: CustomerActor; id: string }) {
  try {
    const health = await readZoneHealth(actor, { id });
    return (
      <ClientMessages names={["zone-checks.health"]}>
        <HealthSection key={health.checkedAt.toISOString()} serviceId={id} health={health} />
      </ClientMessages>
    );
  } catch (error) {
    // The rest of the page says what is wrong with the domain; there is nothing to look through.
    if (error instanceof AppError) return null;
    throw error;
  }
}
