"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { Contract } from "@/lib/http/contract";
import { askPassword } from "./ask-password";
import {
  type CallInput,
  type CallOutput,
  type ContractCall,
  callContract,
  type RequestFailure,
  type Result,
} from "./call-contract";
import { intentKeys } from "./intent-key";
import { announceChange } from "./shell/visitor";
import { toast } from "./ui/toast/toast";

interface Options<T> {
  /** Called after success, before the page is read again. */
  onSuccess?: (value: T) => void;
  /** A sentence for a toast after success. */
  done?: string;
  /** Reads the page's data again after success. @default true */
  refresh?: boolean;
}

/**
 * Calls a contract for the user, one call at a time, with an Idempotency-Key if the contract requires one. Afterwards the data of
 * the page and the counts in the header are read again. `failure` is what to show after an error; useForm uses `failure.fields`. If
 * the server requires the password again, asks for it and repeats the call; if the user cancels that, the failure is
 * reauth.required. A second `run` during a call is a double click, and gets the result of the first.
 */
export function useMutation<C extends Contract>(
  contract: ContractCall<C>,
  { onSuccess, done, refresh = true }: Options<CallOutput<C>> = {},
) {
  const router = useRouter();
  const t = useTranslations("ui.error");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<RequestFailure | undefined>();
  const keys = useRef(intentKeys());
  const pending = useRef<Promise<Result<CallOutput<C>>> | undefined>(undefined);

  async function call(input: CallInput<C>): Promise<Result<CallOutput<C>>> {
    setBusy(true);
    setFailure(undefined);
    const ask = () =>
      callContract(contract, input, {
        words: { network: t("network"), unreadable: t("unreadable") },
        idempotencyKey: contract.idempotent ? keys.current.keyFor(input) : undefined,
      });
    let result = await ask();
    if (!result.ok && result.failure.code === "reauth.required" && (await askPassword())) result = await ask();
    pending.current = undefined;
    setBusy(false);
    if (!result.ok) {
      setFailure(result.failure);
      return result;
    }
    keys.current.succeeded();
    if (done) toast(done);
    onSuccess?.(result.value);
    if (contract.method !== "GET") announceChange();
    if (refresh) router.refresh();
    return result;
  }

  function run(input: CallInput<C>): Promise<Result<CallOutput<C>>> {
    pending.current ??= call(input);
    return pending.current;
  }

  return { run, busy, failure, reset: () => setFailure(undefined) };
}
