"use client";

import { Button } from "@/components/ui/button";
import { useMutation } from "@/components/use-mutation";
import { refreshServiceContract } from "@/lib/services/contract";

/** Asks the upstream for the service now. The texts come with it: pages of domains and of services have their own. */
export function RefreshService({ id, label, done }: { id: string; label: string; done: string }) {
  const { run, busy, failure } = useMutation(refreshServiceContract, { done });
  return (
    <>
      <Button small kind="flat" icon="refresh" busy={busy} onClick={() => run({ id })}>
        {label}
      </Button>
      {failure && (
        <span className="err" role="alert">
          {failure.detail}
        </span>
      )}
    </>
  );
}
