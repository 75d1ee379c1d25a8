"use client";

import { revealSecretCall } from "@/components/generated/controls";
import { ActionError } from "@/components/ui/action-error";
import { Secret } from "@/components/ui/secret";
import { useMutation } from "@/components/use-mutation";

/** One secret of a service: hidden until its owner has typed their own password. */
export function ServiceSecret({ id, secret, label }: { id: string; secret: string; label: string }) {
  const { run, failure } = useMutation(revealSecretCall, { refresh: false });
  async function show(): Promise<string | null> {
    const result = await run({ id, secret });
    return result.ok ? result.value.value : null;
  }
  return (
    <>
      <Secret className="flex justify-between gap-2" label={label} reveal={show} />
      {failure && <ActionError inline>{failure.detail}</ActionError>}
    </>
  );
}
