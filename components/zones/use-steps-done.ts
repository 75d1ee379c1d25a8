"use client";

import { useEffect, useState } from "react";
import { listZoneChangesCall } from "@/components/generated/zones";
import { useActingCall } from "@/components/services/controls/acting-as";
import { useCall } from "@/components/use-call";
import type { ZoneChangeView } from "@/lib/zones/contract";

const ASK_EVERY_MS = 1_000;

/**
 * How many calls of the change that is being made are done, as the shop has written them down; asked every second while `busy`. Null
 * before the first answer.
 */
export function useStepsDone(serviceId: string, busy: boolean): { done: number; total: number } | null {
  const [steps, setSteps] = useState<ReturnType<typeof stepsDone>>(null);
  const call = useCall();
  const changes = useActingCall()(listZoneChangesCall);
  const { path } = changes;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the call is another object with each render, its path says which it is
  useEffect(() => {
    if (!busy) return;
    let ended = false;
    const timer = setInterval(async () => {
      const read = await call(changes, { id: serviceId, take: 1 }, { quiet: true });
      if (!ended && read.ok) setSteps(stepsDone(read.value.rows));
    }, ASK_EVERY_MS);
    return () => {
      ended = true;
      clearInterval(timer);
      setSteps(null);
    };
  }, [busy, serviceId, path, call]);
  return steps;
}

/** Of the newest change, while it is running. */
export function stepsDone([newest]: readonly Pick<ZoneChangeView, "state" | "steps">[]) {
  if (newest?.state !== "running") return null;
  const waiting = newest.steps.filter(({ state }) => state === "planned" || state === "running").length;
  return { done: newest.steps.length - waiting, total: newest.steps.length };
}
