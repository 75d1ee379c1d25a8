"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { asTextInput, useForm } from "@/components/form/use-form";
import { startOwnHandoversCall } from "@/components/generated/handovers-own";
import { Button } from "@/components/ui/button/button";
import { DangerDialog } from "@/components/ui/danger-dialog";
import { FormSummary } from "@/components/ui/field/form-summary";
import { TextInput } from "@/components/ui/field/text-input";
import { useMutation } from "@/components/use-mutation";

interface Props {
  /** Of the services. */
  ids: readonly string[];
  /** Something spends the wallet for one of them automatically. */
  automatic: boolean;
  /** How long the other customer can accept them. */
  days: number;
}

const whom = () =>
  import("@/lib/handovers/own-contract").then(({ startOwnHandoversContract }) =>
    startOwnHandoversContract.input.pick({ to: true }),
  );

/** Several services of the customer's go to another account: to whom, what will happen, the address typed again, then a mail that confirms it. */
export function GiveSeveral({ ids, automatic, days }: Props) {
  const words = useTranslations("handovers.give");
  const t = useTranslations("handovers.several");
  const router = useRouter();
  const [to, setTo] = useState<string | null>(null);
  const start = useMutation(startOwnHandoversCall, { done: words("started"), refresh: false });
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
  const count = ids.length;
  async function go() {
    const result = await start.run({ ids: [...ids], to: to ?? "", confirm: to ?? "" });
    if (!result.ok) return;
    close();
    router.push(`/account/handovers/${result.value.requestId}`);
  }
  const steps = ["confirm", "accept", "ended", "fresh", ...(automatic ? (["automatic"] as const) : [])] as const;
  const { failure } = start;
  return (
    <form noValidate onSubmit={form.submit} className="max-w-136 space-y-4">
      <FormSummary {...form.summary} />
      <TextInput
        {...asTextInput(form.field("to", words("to")))}
        hint={words("toHint")}
        type="email"
        autoComplete="off"
      />
      <div>
        <Button type="submit" kind="danger">
          {t("go", { count })}
        </Button>
      </div>
      <DangerDialog
        open={to !== null}
        onClose={close}
        title={t("question", { count, to: to ?? "" })}
        confirmName={to ?? ""}
        action={words("start")}
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
