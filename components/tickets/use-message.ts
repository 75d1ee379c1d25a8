"use client";

import { useState } from "react";
import type { Contract } from "@/lib/http/contract";
import type { CallInput, CallOutput, ContractCall, Result } from "../call-contract";
import { sendWithProgress } from "../send-with-progress";
import { useMutation } from "../use-mutation";
import type { Files } from "./use-files";

type Options<C extends Contract> = Parameters<typeof useMutation<C>>[1];

/**
 * Sends what a form holds with the chosen files, and reports how much of them is sent; afterwards none is chosen any more. A file that
 * can't be read is a failure like any other, and nothing is sent.
 */
export function useMessage<C extends Contract>(call: ContractCall<C>, files: Files, options: Options<C> = {}) {
  const [share, setShare] = useState<number>();
  const withFiles = files.files.length > 0;
  const { run } = useMutation(call, { ...options, send: withFiles ? sendWithProgress(setShare) : undefined });

  /** @param input all but the files. */
  async function send(input: object): Promise<Result<CallOutput<C>>> {
    const read = await files.read();
    if (typeof read === "string") {
      return { ok: false, failure: { code: "file", status: 0, detail: read, fields: {}, params: {} } };
    }
    if (withFiles) setShare(0);
    const result = await run({ ...input, files: read } as CallInput<C>);
    setShare(undefined);
    if (!result.ok) {
      return { ok: false, failure: { ...result.failure, fields: files.refuse(result.failure.fields) } };
    }
    files.clear();
    return result;
  }

  return { send, share };
}
