"use client";

import { useTranslations } from "next-intl";
import { Timeline, type TimelineEvent } from "@/components/ui/timeline";
import { formatFen } from "@/lib/core/money";
import { shanghaiSecond } from "@/lib/core/time";
import type { TimelineEntry } from "@/lib/orders/admin-contract";
import type { ItemView } from "@/lib/orders/contract";
import type { Reason } from "@/lib/purchasing/contract";
import { unchecked } from "@/messages/unchecked";
import { RawJson } from "../raw-json";
import { StoredFacts } from "../stored-facts";
import { useStaffReason } from "../use-staff-reason";
import { type CollapsedEntry, collapseReads } from "./collapse-reads";

const OUTCOMES = new Set(["ok", "rejected", "ours", "unreached", "unknown"]);
const TONES: Record<string, TimelineEvent["tone"]> = { ok: "ok", rejected: "bad", ours: "bad", unknown: "unsure" };

interface Props {
  entries: readonly TimelineEntry[];
  items: readonly ItemView[];
  /** All entries are about one item, which the page names. */
  ofOne: boolean;
}

/** What happened to an order or to one of its items, oldest first. It is shown as stored, because secrets were masked before. */
export function OrderTimeline({ entries, items, ofOne }: Props) {
  const t = useTranslations("admin-orders");
  const shown = useEntry(items);
  const names = new Map(ofOne ? [] : items.map(({ id, displayName }) => [id, displayName]));
  const events = collapseReads(entries).map((entry, index) => {
    const { detail, ...rest } = shown(entry);
    const of = entry.itemId === null ? undefined : names.get(entry.itemId);
    return {
      id: `${entry.kind}-${index}`,
      at: entry.at,
      ...rest,
      detail: of && typeof detail === "string" ? [of, detail].filter(Boolean).join(t("comma")) : detail,
    };
  });
  return <Timeline label={t("page.timeline")} events={events} as="second" />;
}

function useEntry(items: readonly ItemView[]): (entry: CollapsedEntry) => Omit<TimelineEvent, "id" | "at"> {
  const t = useTranslations("admin-orders");
  const byData = unchecked(t);
  const sentence = useStaffReason();
  const lines = new Map(items.map(({ id, productLine }) => [id, productLine]));
  const why = (itemId: string | null, code: string | null, data: Record<string, unknown> | null) => {
    const params = (data?.params ?? {}) as Reason["params"];
    return sentence(code === null ? null : { code, params }, lines.get(itemId ?? "") ?? null) ?? "";
  };
  const outcome = (name: string | null) =>
    name === null ? t("outcome.open") : OUTCOMES.has(name) ? byData(`outcome.${name}`) : name;
  const facts = (data: Record<string, unknown> | null) => {
    // The parameters of the reason are in its sentence.
    const { params: _, ...rest } = data ?? {};
    return Object.keys(rest).length > 0
      ? { summary: t("page.details"), body: <StoredFacts value={rest} /> }
      : undefined;
  };
  // Parameters stay as they were sent, so that they can be compared with the upstream's manual.
  const details = (sent: Record<string, unknown> | null, money: Record<string, unknown> | null = null) =>
    sent
      ? {
          summary: t("page.details"),
          body: (
            <>
              <RawJson value={sent} />
              {money && <StoredFacts value={money} />}
            </>
          ),
        }
      : undefined;
  return (entry) => {
    switch (entry.kind) {
      case "event": {
        const who =
          entry.actorName ??
          (["system", "staff", "customer"].includes(entry.actorKind)
            ? byData(`entry.${entry.actorKind}`)
            : entry.actorKind);
        return {
          text: entry.to
            ? t(`step.${entry.to}`)
            : byData.has(`event.${entry.what}`)
              ? byData(`event.${entry.what}`)
              : entry.what,
          detail: [who, why(entry.itemId, entry.reason, entry.data)].filter(Boolean).join(t("comma")),
          tone:
            entry.to === "done" ? "ok" : entry.to === "unsure" ? "unsure" : entry.to === "refunded" ? "bad" : undefined,
          more: facts(entry.data),
        };
      }
      case "attempt":
        return {
          text: (
            <>
              <strong>{t("entry.attempt", { otime: entry.otime })}</strong>
              {t("comma")}
              {outcome(entry.outcome)}
            </>
          ),
          detail: [
            entry.endpoint,
            entry.code ?? "",
            entry.text ?? "",
            entry.givenName === null ? "" : t("entry.given", { name: entry.givenName }),
            entry.expectedChargeFen === null ? "" : formatFen(entry.expectedChargeFen),
          ]
            .filter(Boolean)
            .join(t("comma")),
          tone: entry.outcome ? TONES[entry.outcome] : "unsure",
          more: details(entry.input, entry.money),
        };
      case "call":
        return {
          text: `${entry.endpoint}${t("comma")}${outcome(entry.outcome)}`,
          detail: [
            entry.code ?? "",
            entry.text ?? "",
            t("entry.ms", { ms: entry.ms }),
            entry.times > 1 ? t("entry.again", { count: entry.times, at: shanghaiSecond(entry.lastAt) }) : "",
          ]
            .filter(Boolean)
            .join(t("comma")),
          // A refused read ("not in the account") is an answer, not a failure.
          tone: entry.effect === "read" || entry.outcome === "ok" ? undefined : TONES[entry.outcome],
          more: details(entry.input),
        };
      case "posting": {
        const account = entry.account.replace(/:[0-9a-f-]{36}$/, "");
        return {
          text: (
            <>
              {byData.has(`account.${account}`) ? byData(`account.${account}`) : account}{" "}
              {formatFen(entry.amountFen, { sign: true })}
            </>
          ),
          detail: byData.has(`postingKind.${entry.what}`) ? byData(`postingKind.${entry.what}`) : entry.what,
        };
      }
    }
  };
}
