"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Postings } from "@/components/admin/books/postings";
import { typedFen } from "@/components/form/form-values";
import { useForm } from "@/components/form/use-form";
import { confirmTopUpCall, rejectTopUpCall } from "@/components/generated/payments";
import { Button } from "@/components/ui/button/button";
import { Dialog } from "@/components/ui/dialog";
import { Checkbox } from "@/components/ui/field/checkbox";
import { FormSummary } from "@/components/ui/field/form-summary";
import { TextInput } from "@/components/ui/field/text-input";
import { toast } from "@/components/ui/toast/toast";
import { useMutation } from "@/components/use-mutation";
import { formatFen } from "@/lib/core/money";
import { confirmTopUpContract, rejectTopUpContract } from "@/lib/payments/contract";
import { OtherMoneyNote, useOtherMoney } from "./other-money";
import { TopUpComparison } from "./top-up-comparison";
import { TopUpReasonForm } from "./top-up-reason-form";

interface Props {
  id: string;
  reference: string;
  customer: string;
  amountFen: string;
  /** How many changes the page shows of it. */
  seen: number;
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
 * Confirms a top-up. A sum other than the announced one is compared with it and must be stated expressly; one above it needs the password
 * again. Where money of this sum waits in a bank statement or was booked a short time ago, that is shown and must be said to be other money.
 * Above the limits of one person it then waits for a second.
 */
function Confirm({ id, customer, amountFen, seen, done }: Props & { done: () => void }) {
  const t = useTranslations("topUps");
  const confirm = useMutation(confirmTopUpCall, {
    onSuccess: ({ waits }) => {
      toast(t(waits ? "waits" : "confirmed"));
      done();
    },
  });
  const form = useForm({
    schema: confirmTopUpContract.input,
    initial: { receivedFen: amountFen, bankSerial: "", differs: false, otherMoney: false },
    kinds: { receivedFen: "yuan" },
    fixed: { id, seen },
    onSubmit: async (input) => {
      const result = await confirm.run({ ...input, seenMoney: found.money.map((one) => one.id) });
      if (!result.ok && result.failure.status === 409) await found.look();
      return result;
    },
  });
  const fen = typedFen(form.typed.receivedFen) ?? 0n;
  const found = useOtherMoney(id, fen, () => form.set("otherMoney", false));
  const announcedFen = BigInt(amountFen);
  const sums = { received: formatFen(fen), announced: formatFen(announcedFen) };
  return (
    <form className="grid max-w-136 gap-5 staff:gap-3.5" noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <TextInput
        {...form.text("receivedFen", t("received"))}
        short
        inputMode="decimal"
        onChange={(event) => {
          form.set("receivedFen", event.target.value);
          // The ticks were for the sum that stood there before.
          form.set("differs", false);
          form.set("otherMoney", false);
        }}
      />
      <TextInput {...form.text("bankSerial", t("serial"))} mono hint={t("serialHint")} />
      {fen !== announcedFen && fen > 0n && (
        <>
          <TopUpComparison
            lines={[
              { id: "announced", label: t("announcedSum"), fen: announcedFen },
              { id: "received", label: t("receivedSum"), fen },
            ]}
            difference={t("difference")}
          />
          <Checkbox {...form.check("differs", t("differs", sums))} />
        </>
      )}
      <OtherMoneyNote
        found={found}
        serial={String(form.typed.bankSerial ?? "")}
        check={form.check("otherMoney", t("other.tick"))}
      />
      <Postings
        lines={[
          { account: t("clearing"), kind: "clearing", fen: -fen },
          { account: t("walletOf", { customer }), kind: "wallet", fen },
        ]}
      />
      <p>
        <Button kind="go" type="submit" busy={form.busy}>
          {t("confirmAmount", { amount: formatFen(fen) })}
        </Button>
      </p>
    </form>
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
    <TopUpReasonForm
      form={form}
      lead={t("rejectLead")}
      reason={t("reason")}
      reasonHint={t("reasonHint")}
      action={t("reject")}
    />
  );
}
