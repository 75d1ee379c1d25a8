"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { atMost } from "@/components/form/at-most";
import { typedFen } from "@/components/form/form-values";
import { useForm } from "@/components/form/use-form";
import { giveRefundCall } from "@/components/generated/orders-admin";
import { Button } from "@/components/ui/button/button";
import { DialogButton } from "@/components/ui/button/dialog-button";
import { FormSummary } from "@/components/ui/field/form-summary";
import { TextInput } from "@/components/ui/field/text-input";
import { Textarea } from "@/components/ui/field/textarea";
import { toast } from "@/components/ui/toast/toast";
import { useMutation } from "@/components/use-mutation";
import { type Fen, formatFen } from "@/lib/core/money";
import { type AdminOrderView, giveRefundContract } from "@/lib/orders/admin-contract";
import { Postings } from "../books/postings";
import { RefundAndFapiao } from "./refund-and-fapiao";

interface Props {
  itemId: string;
  name: string;
  priceFen: Fen;
  /** What was refunded of it before. */
  refundedFen: Fen;
  /** The request for a tax invoice that it is on. */
  fapiao: AdminOrderView["items"][number]["fapiao"];
}

/** Refunds a finished item to the wallet, in full or in part, and shows the postings before the button. */
export function GiveRefund(props: Props) {
  const t = useTranslations("admin-orders.refund");
  return (
    <div>
      <DialogButton kind="danger" label={t("start")} title={t("title", { name: props.name })}>
        {(close) => <Refund {...props} done={close} />}
      </DialogButton>
    </div>
  );
}

function Refund({ itemId, priceFen, refundedFen, fapiao, done }: Props & { done: () => void }) {
  const t = useTranslations("admin-orders.refund");
  const router = useRouter();
  // As it was when the dialog opened: a page that is read again below it must not change what was decided from.
  const [seenFen, setSeenFen] = useState(refundedFen);
  const leftFen = priceFen - seenFen;
  const give = useMutation(giveRefundCall, { done: t("done"), onSuccess: done });
  async function submit(input: Parameters<typeof give.run>[0]) {
    const result = await give.run(input);
    if (result.ok || result.failure.code !== "money.refunded_meanwhile") return result;
    const nowFen = BigInt(result.failure.params.refundedFen ?? seenFen);
    // With nothing left the page has no dialog any more, and the sentence would go with it.
    if (nowFen >= priceFen) toast(result.failure.detail, "bad");
    setSeenFen(nowFen);
    router.refresh();
    return result;
  }
  const form = useForm({
    schema: atMost(giveRefundContract.input, leftFen, { code: "money.refund_too_much", param: "leftFen" }),
    initial: { amountFen: leftFen.toString(), reason: "" },
    kinds: { amountFen: "yuan" },
    fixed: { id: itemId, seenRefundedFen: seenFen.toString() },
    onSubmit: submit,
  });
  const fen = typedFen(form.typed.amountFen) ?? 0n;
  return (
    <form className="grid max-w-136 gap-5 staff:gap-3.5" noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <p className="text-sm">{t("lead")}</p>
      <RefundAndFapiao fapiao={fapiao} />
      <TextInput
        {...form.text("amountFen", t("amount"))}
        short
        inputMode="decimal"
        hint={t("left", { amount: formatFen(leftFen) })}
      />
      <Textarea {...form.text("reason", t("reason"))} hint={t("reasonHint")} />
      <Postings
        lines={[
          { account: t("refunds"), kind: "refunds", fen: -fen },
          { account: t("wallet"), kind: "wallet", fen },
        ]}
      />
      <Button kind="danger-fill" type="submit" busy={form.busy}>
        {t("go", { amount: formatFen(fen) })}
      </Button>
    </form>
  );
}
