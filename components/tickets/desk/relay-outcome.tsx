"use client";

import { useTranslations } from "next-intl";
import { checkQuestionCall } from "@/components/generated/tickets-relay";
import { timeText } from "@/components/text/time";
import { ActionError } from "@/components/ui/action-error";
import { Button } from "@/components/ui/button/button";
import { type ItemStatus, Status } from "@/components/ui/status";
import { useMutation } from "@/components/use-mutation";
import type { RelayState, RelayView } from "@/lib/tickets/relay-contract";
import { unchecked } from "@/messages/unchecked";
import { SettleRelay } from "./settle-relay";
import { useCategoryText } from "./use-category-text";

interface Props {
  ticketId: string;
  relay: RelayView;
  mayAct: boolean;
}

const glyphs: Record<RelayState, ItemStatus> = {
  queued: "placed",
  sending: "buying",
  sent: "accepted",
  failed: "refused",
  unknown: "unsure",
};

/** What has become of a question to the upstream, and what can be done about it. */
export function RelayOutcome({ ticketId, relay, mayAct }: Props) {
  const t = useTranslations("desk.relay");
  const sentence = unchecked(t);
  const category = useCategoryText();
  const why = useRelayReason();
  const check = useMutation(checkQuestionCall, { done: t("checkedNow") });
  const { state, upstreamState, upstreamId, checkedAt, nextCheckAt } = relay;
  const over = upstreamState === "finished" || upstreamState === "closed";
  const facts = [
    ...(relay.category ? [category(relay.category)] : []),
    ...(relay.product ? [relay.product] : []),
    ...(upstreamId ? [t("number", { number: upstreamId })] : []),
    ...(checkedAt ? [t("checked", { at: timeText(new Date(checkedAt), "minute", "") })] : []),
    ...(nextCheckAt ? [t("next", { at: timeText(new Date(nextCheckAt), "minute", "") })] : []),
  ];
  return (
    <div className="mt-2 grid gap-1">
      <Status
        state={state === "sent" && over ? "done" : glyphs[state]}
        word={t(`state.${state}`)}
        detail={state === "sent" && upstreamState ? sentence(`upstreamState.${upstreamState}`) : why(relay)}
        small
      />
      {facts.length > 0 && (
        <p className="flex flex-wrap gap-x-4 text-xs text-ink-3">
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      )}
      {relay.reply && <p className="text-sm text-ink-2">{t("said", { text: relay.reply })}</p>}
      {state === "failed" && <p className="text-sm text-ink-2">{t("failedWhat")}</p>}
      {state === "unknown" && (
        <>
          <p className="max-w-text text-sm">{t("unknownWhat")}</p>
          {mayAct && <SettleRelay ticketId={ticketId} relayId={relay.id} />}
        </>
      )}
      {mayAct && state === "sent" && !relay.questionId && upstreamState !== "closed" && (
        <p className="flex flex-wrap items-center gap-2">
          <Button small icon="refresh" busy={check.busy} onClick={() => check.run({ id: ticketId, relayId: relay.id })}>
            {t("check")}
          </Button>
          {check.failure && <ActionError inline>{check.failure.detail}</ActionError>}
        </p>
      )}
    </div>
  );
}

/** Why a question was not sent, or is unknown, in words; trouble of the account is said as where its credentials are tested. */
function useRelayReason(): (relay: Pick<RelayView, "state" | "reason">) => string | undefined {
  const t = unchecked(useTranslations("desk.reason"));
  const account = unchecked(useTranslations("reports.test.result"));
  return ({ state, reason }) => {
    if (reason === null) return undefined;
    if (t.has(reason)) return t(reason);
    if (state === "unknown") return t("unclear");
    return account.has(reason) ? account(reason) : t("other", { code: reason });
  };
}
