"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { Contract } from "@/lib/http/contract";
import type { CallInput, CallOutput, ContractCall, RequestFailure, Result } from "./call-contract";
import { intentKeys } from "./intent-key";
import type { Send } from "./send-with-progress";
import { announceChange } from "./shell/visitor";
import { toast } from "./ui/toast/toast";
import { useCall } from "./use-call";

interface Options<T> {
  /** Called after success, before the page is read again. */
  onSuccess?: (value: T) => void;
  /** A sentence for a toast after success. */
  done?: string;
  /** Reads the page's data again after success. @default true */
  refresh?: boolean;
  /** Codes of failures that end what was begun: the next press begins another, instead of getting the first again. */
  endedBy?: readonly string[];
  /** Instead of fetch: sendWithProgress, for what takes a while to send. */
  send?: Send;
}

/**
 * Calls a contract for the user, one call at a time, with an Idempotency-Key if the contract requires one. Afterwards the data of
 * the page and the counts in the header are read again. `failure` is what to show after an error; useForm uses `failure.fields`. A
 * session that has ended and a password that is required again are asked for on the way (useCall). A second `run` during a call is a
 * double click, and gets the result of the first.
 */
export function useMutation<C extends Contract>(
  contract: ContractCall<C>,
  { onSuccess, done, refresh = true, endedBy = [], send }: Options<CallOutput<C>> = {},
) {
  const router = useRouter();
  const call = useCall();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<RequestFailure | undefined>();
  const keys = useRef(intentKeys());
  const pending = useRef<Promise<Result<CallOutput<C>>> | undefined>(undefined);

  async function make(input: CallInput<C>): Promise<Result<CallOutput<C>>> {
    setBusy(true);
    setFailure(undefined);
    const idempotencyKey = contract.idempotent ? keys.current.keyFor(input) : undefined;
    const result = await call(contract, input, { idempotencyKey, send });
    pending.current = undefined;
    setBusy(false);
    if (!result.ok) {
      if (endedBy.includes(result.failure.code)) keys.current.forget();
      setFailure(result.failure);
      return result;
    }
    keys.current.forget();
    if (done) toast(done);
    onSuccess?.(result.value);
    if (contract.method !== "GET") announceChange();
    if (refresh) router.refresh();
    return result;
  }

  function run(input: CallInput<C>): Promise<Result<CallOutput<C>>> {
    pending.current ??= make(input);
    return pending.current;
  }

  return { run, busy, failure, reset: () => setFailure(undefined) };
}
