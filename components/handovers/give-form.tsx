"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { RequestFailure } from "@/components/call-contract";
import { asTextInput, useForm } from "@/components/form/use-form";
import { Button } from "@/components/ui/button/button";
import { DangerDialog } from "@/components/ui/danger-dialog";
import { FormSummary } from "@/components/ui/field/form-summary";
import { TextInput } from "@/components/ui/field/text-input";

interface Props {
  /** The button's words. */
  action: string;
  /** The last question, and what follows, by the address that was typed. */
  question: (to: string) => string;
  steps: (to: string) => readonly string[];
  /** What is typed before it is asked for. */
  confirmName: (to: string) => string;
  /** The call that asks for it. */
  call: { busy: boolean; failure: RequestFailure | undefined; reset: () => void };
  /** @returns whether it was asked for */
  onStart: (to: string) => Promise<boolean>;
}

const whom = () =>
  import("@/lib/handovers/own-contract").then(({ startOwnHandoverContract }) =>
    startOwnHandoverContract.input.pick({ to: true }),
  );

/** To whom something of the customer's goes, what will happen, and a name typed, before it is asked for. */
export function GiveForm({ action, question, steps, confirmName, call, onStart }: Props) {
  const t = useTranslations("handovers.give");
  const [to, setTo] = useState<string | null>(null);
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
    call.reset();
  };
  async function go() {
    if (await onStart(to ?? "")) close();
  }
  const { failure } = call;
  return (
    <form noValidate onSubmit={form.submit} className="max-w-136 space-y-4">
      <FormSummary {...form.summary} />
      <TextInput {...asTextInput(form.field("to", t("to")))} hint={t("toHint")} type="email" autoComplete="off" />
      <div>
        <Button type="submit" kind="danger">
          {action}
        </Button>
      </div>
      <DangerDialog
        open={to !== null}
        onClose={close}
        title={question(to ?? "")}
        confirmName={confirmName(to ?? "")}
        action={t("start")}
        onConfirm={() => void go()}
        busy={call.busy}
        error={failure && (Object.values(failure.fields)[0] ?? failure.detail)}
      >
        <ul className="list-disc space-y-1 pl-5">
          {steps(to ?? "").map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
      </DangerDialog>
    </form>
  );
}
