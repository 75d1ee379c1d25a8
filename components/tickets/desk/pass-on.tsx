import { useTranslations } from "next-intl";
import type { StaffTicketDetail } from "@/lib/tickets/admin-contract";
import { MOST_RELAY_CHARACTERS } from "@/lib/tickets/relay-contract";
import { AskUpstream } from "./ask-upstream";

/** Passes a ticket on to the upstream's staff: a new question, or an addition to one that they have. One is under way at a time. */
export function PassOn({ ticket }: { ticket: StaffTicketDetail }) {
  const t = useTranslations("desk.relay");
  const { id, messages, relays, pictures, about } = ticket;
  if (ticket.state === "closed") return null;
  const underWay = relays.some(({ state }) => state === "queued" || state === "sending" || state === "unknown");
  const open = relays.findLast(({ canAdd }) => canAdd);
  const asked = messages.findLast(({ by }) => by === "customer")?.body ?? "";
  const question = {
    ticketId: id,
    text: [...asked].slice(0, MOST_RELAY_CHARACTERS).join(""),
    product: about?.kind === "service" ? about.name : "",
    category: "",
    pictures,
  };
  return (
    <section aria-label={t("title")} className="mt-6 border-t border-rule pt-4">
      <h2 className="text-body">{t("title")}</h2>
      <p className="mb-2 max-w-text text-sm text-ink-2">{t(underWay ? "underWay" : "lead")}</p>
      {!underWay && (
        <div className="flex flex-wrap gap-2">
          {open && <AskUpstream {...question} relayId={open.id} label={t("add")} />}
          <AskUpstream {...question} label={t(relays.length > 0 ? "askAgain" : "ask")} />
        </div>
      )}
    </section>
  );
}
