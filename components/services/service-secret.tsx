"use client";

import { useReauth } from "@/components/customers/use-reauth";
import { Secret } from "@/components/ui/secret";
import { useMutation } from "@/components/use-mutation";
import { revealSecretContract } from "@/lib/controls/contract";

/** One of a service's secrets: dots until its owner has entered their own password. */
export function ServiceSecret({ id, secret, label }: { id: string; secret: string; label: string }) {
  const { run, failure } = useMutation(revealSecretContract, { refresh: false });
  const { attempt, dialog } = useReauth();
  async function show(): Promise<string | null> {
    const result = await attempt(() => run({ id, secret }));
    return result?.ok ? result.value.value : null;
  }
  return (
    <>
      <Secret label={label} reveal={show} />
      {failure && failure.code !== "reauth.required" && (
        <span className="err" role="alert">
          {failure.detail}
        </span>
      )}
      {dialog}
    </>
  );
}
