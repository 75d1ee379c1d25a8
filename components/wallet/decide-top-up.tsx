"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "@/components/form/use-form";
import { confirmTopUpCall, rejectTopUpCall } from "@/components/generated/payments";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { labelClass } from "@/components/ui/field";
import { FormSummary } from "@/components/ui/form-summary";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast/toast";
import { useMutation } from "@/components/use-mutation";
import { type Fen, formatFen, parseYuan } from "@/lib/core/money";
import { confirmTopUpContract, rejectTopUpContract } from "@/lib/payments/contract";

interface Props {
  id: string;
  reference: string;
  customer: string;
  amountFen: string;
  /** It was confirmed and waits for a second person. */
  waits: boolean;
}

/** The two decisions of staff on an announced transfer; each dialog shows the consequence before its button. */
export function DecideTopUp(props: Props) {
  const t = useTranslations("topUps");
  const [decision, setDecision] = useState<"confirm" | "reject">();
  const close = () => setDecision(undefined);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      {!props.waits && (
        <Button small onClick={() => setDecision("confirm")}>
          {t("confirm")}
        </Button>
      )}
      <Button small kind="flat" onClick={() => setDecision("reject")}>
        {t("reject")}
      </Button>
      <Dialog open={decision === "confirm"} onClose={close} title={t("confirmTitle", { reference: props.reference })}>
        <Confirm {...props} done={close} />
      </Dialog>
      <Dialog open={decision === "reject"} onClose={close} title={t("rejectTitle", { reference: props.reference })}>
        <Reject {...props} done={close} />
      </Dialog>
    </div>
  );
}

/**
 * Confirms a top-up. An amount above the announced one needs the password again; above the limit of one person it then waits for a
 * second.
 */
function Confirm({ id, customer, amountFen, done }: Props & { done: () => void }) {
  const t = useTranslations("topUps");
  const confirm = useMutation(confirmTopUpCall, {
    onSuccess: ({ waits }) => {
      toast(t(waits ? "waits" : "confirmed"));
      done();
    },
  });
  const form = useForm({
    schema: confirmTopUpContract.input,
    initial: { receivedFen: amountFen, bankSerial: "" },
    kinds: { receivedFen: "yuan" },
    fixed: { id },
    onSubmit: confirm.run,
  });
  const fen = parseYuan(String(form.typed.receivedFen ?? "").replaceAll(",", "")) ?? 0n;
  return (
    <form className="grid max-w-136 gap-5 staff:gap-3.5" noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <TextInput
        {...form.text("receivedFen", t("received"))}
        short
        inputMode="decimal"
        hint={fen === BigInt(amountFen) ? undefined : t("differs", { amount: formatFen(BigInt(amountFen)) })}
      />
      <TextInput {...form.text("bankSerial", t("serial"))} mono hint={t("serialHint")} />
      <Postings fen={fen} customer={customer} />
      <Button kind="go" type="submit" busy={form.busy}>
        {t("confirmAmount", { amount: formatFen(fen) })}
      </Button>
    </form>
  );
}

/** The two postings that the confirmation will write. */
function Postings({ fen, customer }: { fen: Fen; customer: string }) {
  const t = useTranslations("topUps");
  return (
    <table className="w-full border-collapse text-sm">
      <caption className={labelClass}>{t("postings")}</caption>
      <tbody>
        <tr>
          <td className="border-t border-rule px-0 py-1.5">{t("clearing")}</td>
          <td className="border-t border-rule px-0 py-1.5 text-right figures">{formatFen(-fen)}</td>
        </tr>
        <tr className="*:[border-bottom:3px_double_var(--color-edge)]">
          <td className="border-t border-rule px-0 py-1.5">{t("walletOf", { customer })}</td>
          <td className="border-t border-rule px-0 py-1.5 text-right figures">{formatFen(fen, { sign: true })}</td>
        </tr>
      </tbody>
    </table>
  );
}

function Reject({ id, done }: Props & { done: () => void }) {
  const t = useTranslations("topUps");
  const reject = useMutation(rejectTopUpCall, { done: t("rejected"), onSuccess: done });
  const form = useForm({
    schema: rejectTopUpContract.input,
    initial: { reason: "" },
    fixed: { id },
    onSubmit: reject.run,
  });
  return (
    <form className="grid max-w-136 gap-5 staff:gap-3.5" noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <p className="text-sm">{t("rejectLead")}</p>
      <Textarea {...form.text("reason", t("reason"))} hint={t("reasonHint")} />
      <Button kind="danger-fill" type="submit" busy={form.busy}>
        {t("reject")}
      </Button>
    </form>
  );
}
