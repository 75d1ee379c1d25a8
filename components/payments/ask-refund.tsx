"use client";

import { useTranslations } from "next-intl";
import { useUnsavedChanges } from "@/components/form/unsaved-changes";
import { useForm } from "@/components/form/use-form";
import { askRefundCall } from "@/components/generated/paying-refund";
import { Button } from "@/components/ui/button/button";
import { Disclosure } from "@/components/ui/disclosure";
import { FormSummary } from "@/components/ui/field/form-summary";
import { TextInput } from "@/components/ui/field/text-input";
import { useMutation } from "@/components/use-mutation";
import { formatFen } from "@/lib/core/money";

const inputSchema = async (mostFen: bigint) => {
  const [{ askRefundContract }, { atMost }] = await Promise.all([
    import("@/lib/paying/refund-contract"),
    import("@/components/form/at-most"),
  ]);
  return atMost(askRefundContract.input, mostFen, { code: "payments.refund_too_much", param: "mostFen" });
};

/** Asks for wallet money to go back to where it came from; staff decide. */
export function AskRefund({ paymentId, mostFen }: { paymentId: string; mostFen: bigint }) {
  const t = useTranslations("payments.refund");
  const ask = useMutation(askRefundCall, { done: t("asked") });
  const form = useForm({
    schema: () => inputSchema(mostFen),
    initial: { amountFen: mostFen.toString(), reason: "" },
    kinds: { amountFen: "yuan" },
    fixed: { id: paymentId },
    onSubmit: ask.run,
  });
  useUnsavedChanges(form.dirty);
  return (
    <Disclosure summary={t("start")}>
      <form className="mt-3 grid max-w-136 gap-5" noValidate onSubmit={form.submit}>
        <FormSummary {...form.summary} />
        <TextInput
          {...form.text("amountFen", t("amount"))}
          short
          inputMode="decimal"
          autoComplete="off"
          hint={t("most", { amount: formatFen(mostFen) })}
        />
        <TextInput {...form.text("reason", t("reason"))} />
        <p>
          <Button type="submit" busy={form.busy}>
            {t("go")}
          </Button>
        </p>
      </form>
    </Disclosure>
  );
}
