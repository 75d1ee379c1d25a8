"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { decideItemCall } from "@/components/generated/orders-admin";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import { useMutation } from "@/components/use-mutation";
import type { AdminOrderView, Decision } from "@/lib/orders/admin-contract";

type Item = AdminOrderView["items"][number];

/** A button for each possible decision with the postings that it writes. A reason is required. */
export function DecideItem({ item }: { item: Pick<Item, "id" | "state" | "stateAt" | "decisions" | "wantsName"> }) {
  const t = useTranslations("admin-orders");
  const [note, setNote] = useState("");
  const [name, setName] = useState("");
  const { run, busy, failure } = useMutation(decideItemCall, { done: t("page.decided") });
  const decide = (decision: Decision) =>
    run({
      id: item.id,
      decision,
      seenState: item.state,
      seenSince: item.stateAt.toISOString(),
      note,
      ...(name ? { upstreamName: name } : {}),
    });
  return (
    <div className="space-y-4">
      {item.wantsName && (
        <TextInput
          label={t("page.upstreamName")}
          hint={t("page.upstreamNameHint")}
          mono
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={failure?.fields.upstreamName}
        />
      )}
      <TextInput
        label={t("page.note")}
        hint={t("page.noteHint")}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        error={failure?.fields.note ?? (failure?.fields.upstreamName ? undefined : failure?.detail)}
      />
      <ul className="grid gap-2">
        {item.decisions.map((decision) => (
          <li key={decision} className="flex flex-wrap items-center gap-3">
            <Button busy={busy} onClick={() => decide(decision)}>
              {t(`decision.${decision}`)}
            </Button>
            <span className="text-sm text-ink-3 staff:text-xs">{t(`postings.${decision}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
