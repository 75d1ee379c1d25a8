"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { asTextInput, useForm } from "@/components/form/use-form";
import { startOwnHandoverCall } from "@/components/generated/handovers-own";
import { Button } from "@/components/ui/button/button";
import { DangerDialog } from "@/components/ui/danger-dialog";
import { FormSummary } from "@/components/ui/field/form-summary";
import { TextInput } from "@/components/ui/field/text-input";
import { useMutation } from "@/components/use-mutation";

interface Props {
  id: string;
  /** Of the service, typed before it is asked for. */
  name: string;
  /** Something spends the wallet for it automatically. */
  automatic: boolean;
  /** How long the other customer can accept it. */
  days: number;
}

const whom = () =>
  import("@/lib/handovers/own-contract").then(({ startOwnHandoverContract }) =>
    startOwnHandoverContract.input.pick({ to: true }),
  );

/** A service of the customer's goes to another account: to whom, what will happen, its name typed, then a mail that confirms it. */
export function GiveService({ id, name, automatic, days }: Props) {
  const t = useTranslations("handovers.give");
  const [to, setTo] = useState<string | null>(null);
  const start = useMutation(startOwnHandoverCall, { done: t("started") });
  const form = useForm({
    schema: whom,
    initial: { to: "" },
    onSubmit: async (input) => {
      setTo(input.to);
      return undefined;
    },
  });
  const close = () => {
    setTo(null);
    start.reset();
  };
  async function go() {
    const result = await start.run({ id, to: to ?? "", confirm: name });
    if (result.ok) close();
  }
  const steps = ["confirm", "accept", "ended", "fresh", ...(automatic ? (["automatic"] as const) : [])] as const;
  const { failure } = start;
  return (
    <form noValidate onSubmit={form.submit} className="max-w-136 space-y-4">
      <FormSummary {...form.summary} />
      <TextInput {...asTextInput(form.field("to", t("to")))} hint={t("toHint")} type="email" autoComplete="off" />
      <div>
        <Button type="submit" kind="danger">
          {t("go")}
        </Button>
      </div>
      <DangerDialog
        open={to !== null}
        onClose={close}
        title={t("question", { name, to: to ?? "" })}
        confirmName={name}
        action={t("start")}
        onConfirm={() => void go()}
        busy={start.busy}
        error={failure && (Object.values(failure.fields)[0] ?? failure.detail)}
      >
        <ul className="list-disc space-y-1 pl-5">
          {steps.map((step) => (
            <li key={step}>{t(`steps.${step}`, { to: to ?? "", days })}</li>
          ))}
        </ul>
      </DangerDialog>
    </form>
  );
}
