import { Section } from "@/components/ui/section";
import { Timeline } from "@/components/ui/timeline";
import type { ServiceEvent } from "@/lib/services/contract";
import { useUncheckedTranslations } from "@/messages/unchecked";
import { ownWordsFirst } from "../own-words";

const TONES: Record<string, "bad" | "unsure"> = { rejected: "bad", failed: "bad", unknown: "unsure" };

/** The history of a service, in words for its owner. */
export function ServiceHistory({ events, texts }: { events: readonly ServiceEvent[]; texts: string }) {
  const own = useUncheckedTranslations(texts);
  const say = ownWordsFirst(own, useUncheckedTranslations("services"));
  const words = (event: ServiceEvent): string => {
    const data = event.data as Record<string, string | number>;
    if (event.kind.startsWith("control.")) {
      const control = event.kind.slice("control.".length);
      const done = `controls.${control}.done`;
      if (event.outcome === "ok" && own.has(done)) return own(done, data);
      const title = `controls.${control}.title`;
      return own.has(title) ? own(title) : control;
    }
    const happened = `history.events.${event.kind}`;
    return say.has(happened) ? say(happened, data) : event.kind;
  };
  const why = (event: ServiceEvent): string => {
    const { reason, row } = event.data;
    const said = typeof reason === "string" && own.has(`refused.${reason}`) ? own(`refused.${reason}`) : "";
    const outcome = `history.${event.outcome}`;
    const parts = [
      say.has(outcome) ? say(outcome) : event.outcome === "ok" ? "" : event.outcome,
      said,
      typeof row === "string" && event.outcome !== "ok" ? row : "",
      event.byStaff ? say("history.byStaff") : "",
    ];
    const line = parts.filter(Boolean).join(say("history.comma"));
    // Each part may stand first.
    return line.charAt(0).toUpperCase() + line.slice(1);
  };
  const entries = events.map((event) => ({
    id: event.id,
    at: event.at,
    text: words(event),
    detail: why(event) || undefined,
    tone: TONES[event.outcome],
  }));
  return (
    <Section title={say("history.title")} lead={say("history.lead")}>
      {entries.length > 0 ? (
        <Timeline label={say("history.title")} events={entries} />
      ) : (
        <p className="text-ink-2">{say("history.none")}</p>
      )}
    </Section>
  );
}
