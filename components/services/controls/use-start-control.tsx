"use client";

import { lazy, type ReactNode, Suspense, useState } from "react";
import type { z } from "zod";
import type { Result } from "@/components/call-contract";
import { readRecordPlanCall, startControlCall } from "@/components/generated/controls";
import { useMutation } from "@/components/use-mutation";
import type { ControlView, RecordPlan, startControlContract } from "@/lib/controls/contract";
import type { Config } from "@/lib/product-lines/form";
import { useActingCall, useActor } from "./acting-as";

// With the rules of DNS records and zod it is 50 kB, and most controls change no record.
const RecordReview = lazy(() => import("./record-review").then((module) => ({ default: module.RecordReview })));

type Started = z.output<typeof startControlContract.output>;

interface Ask {
  input: Config;
  row?: string;
  confirm?: string;
}

interface Review {
  plan: RecordPlan;
  /** The zones have changed since they were shown. */
  changed: boolean;
  answer: (agreed: boolean) => void;
}

/** The code of the failure when the zones have changed since the user agreed. */
const REVIEW_AGAIN = "controls.records_review";

/** The code of the failure when the domain has expired, so that its records can't be changed. */
const EXPIRED = "zones.expired";

const changesSomething = ({ zones }: RecordPlan) => zones.some(({ edits }) => edits.length > 0);

/**
 * Starts a control. One that changes DNS records shows the changes first, in a dialog that the caller renders (`review`), and starts
 * when the user agrees to them; if the zones have changed meanwhile, it shows them again. `run` gives undefined if the user does not
 * agree.
 */
export function useStartControl(id: string, { id: control, setsRecords }: Pick<ControlView, "id" | "setsRecords">) {
  const acting = useActingCall();
  const actor = useActor();
  const planning = useMutation(acting(readRecordPlanCall), { refresh: false });
  const starting = useMutation(acting(startControlCall));
  const [shown, setShown] = useState<Review | null>(null);

  const agree = (plan: RecordPlan, changed: boolean) =>
    new Promise<boolean>((resolve) =>
      setShown({
        plan,
        changed,
        answer: (agreed) => {
          setShown(null);
          resolve(agreed);
        },
      }),
    );

  async function run(ask: Ask): Promise<Result<Started> | undefined> {
    if (!setsRecords) return starting.run({ id, control, ...ask });
    for (let round = 0; ; round++) {
      const { confirm: _confirm, ...asked } = ask;
      const plan = await planning.run({ id, control, ...asked });
      if (!plan.ok) return plan;
      if (changesSomething(plan.value) && !(await agree(plan.value, round > 0))) return undefined;
      const zones = plan.value.zones.map(({ serviceId, version }) => ({ serviceId, version }));
      const result = await starting.run({ id, control, ...ask, zones });
      if (result.ok || result.failure.code !== REVIEW_AGAIN) return result;
    }
  }

  const review: ReactNode = shown && (
    <Suspense fallback={null}>
      <RecordReview {...shown} />
    </Suspense>
  );
  const failure = planning.failure ?? (starting.failure?.code === REVIEW_AGAIN ? undefined : starting.failure);
  return {
    run,
    busy: planning.busy || starting.busy,
    failure,
    /** Where the owner renews the domain whose expiry was the reason of the failure. */
    renewal: failure?.code === EXPIRED && actor === "owner" ? `/account/services/${failure.params.id}/renew` : null,
    review,
  };
}
