"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { useErrorSentence } from "@/components/form/use-error-sentence";
import { ErrorState } from "@/components/ui/error-state";

/** Shown in place of the records when they could not be read. */
export function ZoneTrouble({ title, code }: { title: string; code: string }) {
  const router = useRouter();
  const sentence = useErrorSentence();
  const [busy, start] = useTransition();
  return (
    <div className="mt-5">
      <ErrorState title={title} detail={sentence({ code })} busy={busy} onRetry={() => start(() => router.refresh())} />
    </div>
  );
}
