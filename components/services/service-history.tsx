import { useTranslations } from "next-intl";
import { Fold } from "@/components/ui/fold";
import { Timeline } from "@/components/ui/timeline";
import type { ServiceEvent } from "@/lib/services/contract";
import { unchecked, useUncheckedTranslations } from "@/messages/unchecked";

const TONES: Record<string, "bad" | "unsure"> = { rejected: "bad", failed: "bad", unknown: "unsure" };

/** What happened to a service, in its owner's words. */
export function ServiceHistory({ events, texts }: { events: readonly ServiceEvent[]; texts: string }) {
  const t = useTranslations("services.history");
  const own = useUncheckedTranslations(texts);
  const words = (event: ServiceEvent): string => {
    const data = event.data as Record<string, string | number>;
    if (event.kind.startsWith("control.")) {
      const control = event.kind.slice("control.".length);
      const done = `controls.${control}.done`;
      if (event.outcome === "ok" && own.has(done)) return own(done, data);
      const title = `controls.${control}.title`;
      return own.has(title) ? own(title) : control;
    }
    return unchecked(t).has(`events.${event.kind}`) ? unchecked(t)(`events.${event.kind}`, data) : event.kind;
  };
  const why = (event: ServiceEvent): string => {
    const { reason, row } = event.data;
    const said = typeof reason === "string" && own.has(`refused.${reason}`) ? own(`refused.${reason}`) : "";
    const outcome =
      event.outcome === "ok" ? "" : unchecked(t).has(event.outcome) ? unchecked(t)(event.outcome) : event.outcome;
    const parts = [
      outcome,
      said,
      typeof row === "string" && event.outcome !== "ok" ? row : "",
      event.byStaff ? t("byStaff") : "",
    ];
    return parts.filter(Boolean).join(t("comma"));
  };
  const entries = events.map((event) => ({
    id: event.id,
    at: event.at,
    text: words(event),
    detail: why(event) || undefined,
    tone: TONES[event.outcome],
  }));
  return (
    <Fold title={t("title")} lead={t("lead")}>
      {entries.length > 0 ? <Timeline label={t("title")} events={entries} /> : <p className="mute">{t("none")}</p>}
    </Fold>
  );
}
