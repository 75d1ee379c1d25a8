import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { Facts } from "@/components/ui/facts";
import { formatFen } from "@/lib/core/money";
import { shanghaiMinute, shanghaiSecond } from "@/lib/core/time";
import type { AttemptEntry, AttentionRow, CallEntry } from "@/lib/orders/admin-contract";
import { unchecked } from "@/messages/unchecked";
import { StoredFacts } from "../stored-facts";

const OUTCOMES = new Set(["ok", "rejected", "ours", "unreached", "unknown"]);

/** What is known about an item that waits for a decision: attempts, readings, and the last answers of the upstream. */
export function ItemEvidence({
  row,
}: {
  row: Pick<AttentionRow, "attempts" | "calls" | "absentReads" | "lastReadAt">;
}) {
  const t = useTranslations("admin-orders");
  const outcome = (name: string | null) =>
    name === null ? t("outcome.open") : OUTCOMES.has(name) ? unchecked(t)(`outcome.${name}`) : name;
  const facts: { id: string; label: ReactNode; value: ReactNode }[] = [
    ...row.attempts.map((attempt) => ({
      id: attempt.attemptId,
      label: t("attention.attempt"),
      value: <Attempt attempt={attempt} outcome={outcome(attempt.outcome)} />,
    })),
    ...(row.lastReadAt
      ? [
          {
            id: "reads",
            label: t("attention.reads"),
            value: t("attention.readsValue", { count: row.absentReads, at: shanghaiMinute(row.lastReadAt) }),
          },
        ]
      : []),
    ...row.calls.map((call) => ({
      id: `${call.endpoint}${call.at.getTime()}`,
      label: t("attention.call"),
      value: <Call call={call} outcome={outcome(call.outcome)} />,
    })),
  ];
  return facts.length > 0 ? <Facts facts={facts} /> : null;
}

function Attempt({ attempt, outcome }: { attempt: AttemptEntry; outcome: string }) {
  const t = useTranslations("admin-orders");
  return (
    <>
      <p>
        {shanghaiSecond(attempt.at)} {outcome}{" "}
        <span className="mono-value text-sm text-ink-3 staff:text-xs">
          {[attempt.code, attempt.text].filter(Boolean).join(" ")}
        </span>
      </p>
      <p className="text-sm text-ink-3 staff:text-xs">
        <span className="mono-value">{attempt.endpoint}</span> <span className="mono-value">{attempt.otime}</span>{" "}
        {attempt.expectedChargeFen !== null &&
          t("attention.expected", { amount: formatFen(attempt.expectedChargeFen) })}
        {attempt.absentBefore !== null &&
          ` ${t(attempt.absentBefore ? "attention.absentBefore" : "attention.presentBefore")}`}
        {attempt.givenName !== null && ` ${t("entry.given", { name: attempt.givenName })}`}
      </p>
      {attempt.money && (
        <Disclosure summary={t("attention.money")} summaryClassName="text-sm text-ink-3">
          <StoredFacts value={attempt.money} />
        </Disclosure>
      )}
    </>
  );
}

function Call({ call, outcome }: { call: CallEntry; outcome: string }) {
  return (
    <>
      {shanghaiSecond(call.at)} <span className="mono-value">{call.endpoint}</span> {outcome}{" "}
      <span className="mono-value text-sm text-ink-3 staff:text-xs">
        {[call.code, call.text].filter(Boolean).join(" ")}
      </span>
    </>
  );
}
