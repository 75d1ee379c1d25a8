"use client";

import { useTranslations } from "next-intl";
import { typedFen } from "@/components/form/form-values";
import { useForm } from "@/components/form/use-form";
import { requestAdjustmentCall } from "@/components/generated/payments-admin";
import { Button } from "@/components/ui/button/button";
import { DialogButton } from "@/components/ui/button/dialog-button";
import { FormSummary } from "@/components/ui/field/form-summary";
import { TextInput } from "@/components/ui/field/text-input";
import { Textarea } from "@/components/ui/field/textarea";
import { toast } from "@/components/ui/toast/toast";
import { useMutation } from "@/components/use-mutation";
import { formatFen } from "@/lib/core/money";
import { requestAdjustmentContract } from "@/lib/payments/admin-contract";
import { Postings } from "../books/postings";

interface Props {
  /** The customer whose wallet is adjusted; null: the agent balance in our books. */
  customerId: string | null;
  /** The initial amount in fen. */
  suggestedFen?: string;
  label: string;
}

/** Requests an adjustment with a reason; above the limit it waits for a second person. */
export function RequestAdjustment(props: Props) {
  const t = useTranslations("adjustments");
  return (
    <DialogButton label={props.label} title={t(props.customerId === null ? "agentTitle" : "walletTitle")}>
      {(close) => <Adjust {...props} done={close} />}
    </DialogButton>
  );
}

function Adjust({ customerId, suggestedFen = "", done }: Props & { done: () => void }) {
  const t = useTranslations("adjustments");
  const ask = useMutation(requestAdjustmentCall, {
    onSuccess: ({ state }) => {
      toast(t(state === "pending" ? "waits" : "posted"));
      done();
    },
  });
  const form = useForm({
    schema: requestAdjustmentContract.input,
    initial: { amountFen: suggestedFen, reason: "" },
    kinds: { amountFen: "yuan" },
    fixed: { customerId },
    onSubmit: ask.run,
  });
  const fen = typedFen(form.typed.amountFen) ?? 0n;
  const wallet = customerId !== null;
  return (
    <form className="grid max-w-136 gap-5 staff:gap-3.5" noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <p className="text-sm">{t(wallet ? "walletLead" : "agentLead")}</p>
      <TextInput
        {...form.text("amountFen", t("amount"))}
        short
        inputMode="text"
        hint={t(wallet ? "walletSign" : "agentSign")}
      />
      <Textarea {...form.text("reason", t("reason"))} hint={t(wallet ? "walletReason" : "agentReason")} />
      <Postings
        lines={
          wallet
            ? [
                { account: t("adjustments"), kind: "adjustments", fen: -fen },
                { account: t("wallet"), kind: "wallet", fen },
              ]
            : [
                { account: t("variance"), kind: "cost_variance", fen },
                { account: t("agent"), kind: "agent", fen: -fen },
              ]
        }
      />
      <Button kind="go" type="submit" busy={form.busy}>
        {t("go", { amount: formatFen(fen, { sign: true }) })}
      </Button>
    </form>
  );
}
