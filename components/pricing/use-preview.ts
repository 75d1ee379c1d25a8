import { useEffect, useState } from "react";
import type { z } from "zod";
import { useCall } from "@/components/use-call";
import type { Contract } from "@/lib/http/contract";
import { type ContractCall, type RequestFailure, wireText } from "../call-contract";
import { type RuleDraft, readDraft } from "./rule-draft";

const PAUSE_MS = 250;

/**
 * The prices that would follow from a draft, requested when typing pauses. While the draft is not valid the last prices stay; null
 * without a draft.
 */
export function usePreview<Row>(
  contract: ContractCall<Contract<z.ZodType, z.ZodType<{ rows: Row[] }>>>,
  draft: RuleDraft | null,
  beside: Readonly<Record<string, string>> = {},
) {
  const call = useCall();
  const [rows, setRows] = useState<readonly Row[] | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  const [failure, setFailure] = useState<RequestFailure | undefined>();
  const wire = draft ? wireText({ ...beside, id: draft.id, draft: readDraft(draft).fields }) : null;

  useEffect(() => {
    setFailure(undefined);
    if (wire === null) {
      setRows(null);
      setShown(null);
      return;
    }
    const input = JSON.parse(wire);
    if (input.draft === null) return;
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      const result = await call(contract, input, { signal: controller.signal, quiet: true });
      if (controller.signal.aborted) return;
      if (result.ok) {
        setRows(result.value.rows);
        setShown(wire);
      } else setFailure(result.failure);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [wire, contract, call]);

  /** `settled`: the rows are those of the draft as it is typed now. */
  return { rows, failure, settled: shown === wire };
}

/** What a failed preview says, in one sentence. */
export function firstSentence(failure: RequestFailure | undefined): string | undefined {
  return failure && (Object.values(failure.fields)[0] ?? failure.detail);
}
