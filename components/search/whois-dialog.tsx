"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { whoisCall } from "@/components/generated/search";
import { useCall } from "@/components/use-call";
import type { whoisContract } from "@/lib/search/contract";
import type { CallOutput, Result } from "../call-contract";
import { Dialog } from "../ui/dialog";
import { ErrorState } from "../ui/error-state";
import { SkeletonRows } from "../ui/skeleton-rows";
import { DialogFact } from "./dialog-fact";
import type { SearchRow } from "./search-state";

type Answer = { round: number; result: Result<CallOutput<typeof whoisContract>> };

/** The WHOIS answer for a taken name. */
export function WhoisDialog({ row, onClose }: { row: SearchRow | null; onClose: () => void }) {
  const t = useTranslations("search.whois");
  return (
    <Dialog open={row !== null} onClose={onClose} title={t("title", { name: row?.shown ?? "" })}>
      {row && <WhoisText key={row.name} name={row.name} />}
    </Dialog>
  );
}

function WhoisText({ name }: { name: string }) {
  const t = useTranslations("search.whois");
  const call = useCall();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [round, setRound] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks again
  useEffect(() => {
    const controller = new AbortController();
    call(whoisCall, { name }, { signal: controller.signal }).then((result) => {
      if (!controller.signal.aborted) setAnswer({ round, result });
    });
    return () => controller.abort();
  }, [name, round]);

  if (!answer) return <SkeletonRows rows={5} label={t("asking")} />;
  const { result } = answer;
  if (!result.ok) {
    const again = () => setRound((now) => now + 1);
    return <ErrorState detail={result.failure.detail} busy={answer.round !== round} onRetry={again} />;
  }
  const { known, facts, text } = result.value;
  if (!known) return <p>{t("unknown")}</p>;
  if (facts.length === 0) return <pre className="my-3 text-xs/[inherit] wrap-anywhere whitespace-pre-wrap">{text}</pre>;
  return (
    <dl>
      {facts.map(({ key, value }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a registry repeats keys (name servers), and the list never changes
        <DialogFact key={place} label={key}>
          {value}
        </DialogFact>
      ))}
    </dl>
  );
}
