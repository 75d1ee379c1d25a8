"use client";

import { useTranslations } from "next-intl";
import { useCallback, useRef } from "react";
import type { Contract } from "@/lib/http/contract";
import {
  type CallInput,
  type CallOutput,
  type CallWords,
  type ContractCall,
  callContract,
  type Result,
} from "./call-contract";
import { focusedNow, keepFocus } from "./keep-focus";
import { press } from "./press";
import { passwordQuestion, signInQuestion } from "./questions";
import type { Send } from "./send-with-progress";

interface CallOptions {
  idempotencyKey?: string;
  signal?: AbortSignal;
  send?: Send;
  /** Never asks the user for anything: for calls that nobody waits for, such as polling. */
  quiet?: boolean;
}

type Call = <C extends Contract>(
  contract: ContractCall<C>,
  input: CallInput<C>,
  options?: CallOptions,
) => Promise<Result<CallOutput<C>>>;

/**
 * Calls contracts for the user: callContract with sentences in the page's language. If the session has ended, it asks the user to sign
 * in, and if the server wants the password again, it asks for that; then it repeats the call with the same Idempotency-Key. If the
 * user cancels, the failure is `unauthenticated` or `reauth.required`. An answer that comes while a pointer is pressed is given after the
 * click: what it shows moves what stands below it, and the click would be lost. The function stays the same between renders. For a change
 * that a button makes there is useMutation.
 */
export function useCall(): Call {
  const words = useRef(useCallWords());
  return useCallback((contract, input, { quiet = false, ...options } = {}) => {
    const call = () =>
      callContract(contract, input, { words: words.current, ...options }).then(
        (answer) => press.hold?.(answer) ?? answer,
      );
    if (quiet) return call();
    const pressed = focusedNow();
    return repeatAfterAsking(call).then((result) => {
      if (result.ok && contract.method !== "GET") keepFocus(pressed);
      return result;
    });
  }, []);
}

/** The sentences for calls without an answer, in the page's language. */
export function useCallWords(): CallWords {
  const t = useTranslations("ui.error");
  return { network: t("network"), unreadable: t("unreadable") };
}

/** Makes the call again after the user has signed in or given the password, if that is what it failed for. */
export async function repeatAfterAsking<T>(call: () => Promise<Result<T>>): Promise<Result<T>> {
  let result = await call();
  if (failedFor(result, "unauthenticated") && (await signInQuestion.ask())) result = await call();
  if (failedFor(result, "reauth.required") && (await passwordQuestion.ask())) result = await call();
  return result;
}

const failedFor = (result: Result<unknown>, code: string) => !result.ok && result.failure.code === code;
