"use client";

import { useTranslations } from "next-intl";
import { startOwnHandoverCall } from "@/components/generated/handovers-own";
import { useMutation } from "@/components/use-mutation";
import { GiveForm } from "./give-form";

interface Props {
  id: string;
  /** Of the service, typed before it is asked for. */
  name: string;
  /** Something spends the wallet for it automatically. */
  automatic: boolean;
  /** How long the other customer can accept it. */
  days: number;
}

/** A service of the customer's goes to another account: to whom, what will happen, its name typed, then a mail that confirms it. */
export function GiveService({ id, name, automatic, days }: Props) {
  const t = useTranslations("handovers.give");
  const start = useMutation(startOwnHandoverCall, { done: t("started") });
  const steps = ["confirm", "accept", "ended", "fresh", ...(automatic ? (["automatic"] as const) : [])] as const;
  return (
    <GiveForm
      action={t("go")}
      question={(to) => t("question", { name, to })}
      steps={(to) => steps.map((step) => t(`steps.${step}`, { to, days }))}
      confirmName={() => name}
      call={start}
      onStart={async (to) => (await start.run({ id, to, confirm: name })).ok}
    />
  );
}
