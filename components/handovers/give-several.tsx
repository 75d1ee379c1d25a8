"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { startOwnHandoversCall } from "@/components/generated/handovers-own";
import { useMutation } from "@/components/use-mutation";
import { GiveForm } from "./give-form";

interface Props {
  /** Of the services. */
  ids: readonly string[];
  /** Something spends the wallet for one of them automatically. */
  automatic: boolean;
  /** How long the other customer can accept them. */
  days: number;
}

/** Several services of the customer's go to another account: to whom, what will happen, the address typed again, then a mail that confirms it. */
export function GiveSeveral({ ids, automatic, days }: Props) {
  const give = useTranslations("handovers.give");
  const t = useTranslations("handovers.several");
  const router = useRouter();
  const start = useMutation(startOwnHandoversCall, { done: give("started"), refresh: false });
  const steps = ["confirm", "accept", "ended", "fresh", ...(automatic ? (["automatic"] as const) : [])] as const;
  async function ask(to: string): Promise<boolean> {
    const result = await start.run({ ids: [...ids], to, confirm: to });
    if (result.ok) router.push(`/account/handovers/${result.value.requestId}`);
    return result.ok;
  }
  const count = ids.length;
  return (
    <GiveForm
      action={t("go", { count })}
      question={(to) => t("question", { count, to })}
      steps={(to) => steps.map((step) => t(`steps.${step}`, { to, days }))}
      confirmName={(to) => to}
      call={start}
      onStart={ask}
    />
  );
}
