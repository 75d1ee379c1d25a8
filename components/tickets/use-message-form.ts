"use client";

import { useRouter } from "next/navigation";
import type { z } from "zod";
import type { Contract } from "@/lib/http/contract";
import type { ContractCall, RequestFailure } from "../call-contract";
import { useUnsavedChanges } from "../form/unsaved-changes";
import { useForm } from "../form/use-form";
import type { FileLimits } from "./check-files";
import { useFiles } from "./use-files";
import { useMessage } from "./use-message";

interface Options<S extends z.ZodType> {
  /** The ticket's. */
  id: string;
  limits: FileLimits;
  /** A sentence for a toast once it is sent. */
  done: string;
  /** Of what is typed: the contract's input without id and files. */
  schema: S | (() => Promise<S>);
  initial: object;
  /** What is sent and not typed, as it is when it is sent. */
  beside?: () => object;
  /** The ticket is no longer as the page shows it; the page is read again. */
  onConflict?: (failure: RequestFailure) => void;
}

/**
 * The form of a message in a ticket, with files. What is written is not lost by leaving the page, nor when the ticket has changed
 * meanwhile: then the page shows it as it is now, beside what was written. Once it is sent, the form is empty.
 */
export function useMessageForm<C extends Contract, S extends z.ZodType>(
  call: ContractCall<C>,
  { id, limits, done, schema, initial, beside, onConflict }: Options<S>,
) {
  const router = useRouter();
  const files = useFiles(limits);
  const message = useMessage(call, files, { done });
  const form = useForm({
    schema,
    initial,
    onSubmit: async (input) => {
      const sent = JSON.stringify(form.current());
      const result = await message.send({ ...(input as object), id, ...beside?.() });
      // What was typed meanwhile is another message.
      if (result.ok && JSON.stringify(form.current()) === sent) form.reset();
      if (!result.ok && result.failure.status === 409) {
        onConflict?.(result.failure);
        router.refresh();
      }
      return result;
    },
  });
  useUnsavedChanges(form.dirty || files.files.length > 0);
  return { form, files, share: message.share };
}
