"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { z } from "zod";
import { askPassword } from "./ask-password";
import { type CallTarget, callContract, type Failure, type Result } from "./call-contract";
import { intentKeys } from "./intent-key";
import { announceChange } from "./shell/visitor";
import { toast } from "./ui/toast";

interface Options<T> {
  /** After success, before the page is read again. */
  onSuccess?: (value: T) => void;
  /** A sentence to show after success. */
  done?: string;
  /** Reads the page's data again after success. @default true */
  refresh?: boolean;
}

/**
 * Calls a contract on the user's behalf: one call at a time, an Idempotency-Key where the contract wants one, the
 * page's data and the header's counts read again afterwards. `failure` is what to show when it did not work;
 * `failure.fields` belongs to useForm. What wants the password again asks for it and goes on; who gives up gets the failure
 * reauth.required. A second `run` while one is under way is the same click twice and gets its result.
 */
export function useMutation<I extends z.ZodType, O extends z.ZodType>(
  contract: CallTarget<I, O>,
  { onSuccess, done, refresh = true }: Options<z.output<O>> = {},
) {
  const router = useRouter();
  const t = useTranslations("ui.error");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | undefined>();
  const keys = useRef(intentKeys());
  const underway = useRef<Promise<Result<z.output<O>>> | undefined>(undefined);

  async function call(input: z.input<I>): Promise<Result<z.output<O>>> {
    setBusy(true);
    setFailure(undefined);
    const ask = () =>
      callContract(contract, input, {
        words: { network: t("network"), unreadable: t("unreadable") },
        idempotencyKey: contract.idempotent ? keys.current.keyFor(input) : undefined,
      });
    let result = await ask();
    if (!result.ok && result.failure.code === "reauth.required" && (await askPassword())) result = await ask();
    underway.current = undefined;
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

  function run(input: z.input<I>): Promise<Result<z.output<O>>> {
    underway.current ??= call(input);
    return underway.current;
  }

  return { run, busy, failure, reset: () => setFailure(undefined) };
}
