"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { typedFen } from "@/components/form/form-values";
import { useUnsavedChanges } from "@/components/form/unsaved-changes";
import { useForm } from "@/components/form/use-form";
import { startPaymentCall } from "@/components/generated/paying";
import { createTopUpCall } from "@/components/generated/payments";
import { gatewayChosenFirst, useGatewayChoices } from "@/components/payments/gateway-choices";
import { goToPayment, NOT_STARTED } from "@/components/payments/go-to-payment";
import { Button } from "@/components/ui/button/button";
import { FormSummary } from "@/components/ui/field/form-summary";
import { RadioGroup } from "@/components/ui/field/radio-group";
import { TextInput } from "@/components/ui/field/text-input";
import { Note } from "@/components/ui/note";
import { useMutation } from "@/components/use-mutation";
import { withNext } from "@/lib/core/local-path";
import { formatFen } from "@/lib/core/money";
import type { PayableGateway } from "@/lib/paying/contract";
import { unchecked } from "@/messages/unchecked";

const inputSchema = () =>
  import("@/lib/payments/contract").then(({ createTopUpContract }) => createTopUpContract.input);

interface Props {
  /** The initial amount in fen: what an order lacks. */
  amountFen: string;
  /** Where to go after the money has arrived. */
  next?: string;
  sandbox: boolean;
  bankReady: boolean;
  /** The payment gateways that the customer can choose from. */
  gateways: readonly PayableGateway[];
}

const ROUND_FEN = ["10000", "50000", "100000", "500000"];

/** Pays through a gateway, or announces a bank transfer; if the shop runs on the sandbox, also pays at once with a test payment. */
export function TopUpForm({ amountFen, next, sandbox, bankReady, gateways }: Props) {
  const t = useTranslations("wallet.topUp");
  const router = useRouter();
  const create = useMutation(createTopUpCall, {
    onSuccess: ({ id, state }) => {
      const to = state === "confirmed" ? (next ?? "/account/wallet") : withNext(`/account/wallet/top-up/${id}`, next);
      router.push(to);
    },
  });
  const start = useMutation(startPaymentCall, {
    refresh: false,
    endedBy: NOT_STARTED,
    onSuccess: (payment) => goToPayment(payment, router.push, next),
  });
  const [chosen, setChosen] = useState(
    gatewayChosenFirst(gateways, BigInt(amountFen || 0)) ?? (sandbox ? "sandbox_payment" : "bank_transfer"),
  );
  const gateway = gateways.find(({ id }) => id === chosen)?.id;
  const form = useForm({
    schema: inputSchema,
    initial: { amountFen, payerName: "" },
    kinds: { amountFen: "yuan" },
    // A gateway has limits of its own, which its choice shows; the sum is checked as for a transfer.
    fixed: { method: gateway ? "bank_transfer" : chosen },
    onSubmit: (input) =>
      gateway ? start.run({ gateway, amountFen: input.amountFen, ...(next ? { next } : {}) }) : create.run(input),
  });
  // Not while it is sent: the gateway's page is another site, before which the browser would ask.
  useUnsavedChanges(form.dirty && !form.busy);
  const fen = typedFen(form.typed.amountFen);
  const choices = useGatewayChoices(gateways, fen);
  const names = unchecked(useTranslations("gateways"));
  const pay = useTranslations("payments");
  const test = chosen === "sandbox_payment";
  if (!sandbox && !bankReady && gateways.length === 0) return <Note kind="warn" title={t("noBank")} />;
  const methods = [
    ...choices,
    ...(sandbox ? [{ value: "sandbox_payment", label: <b>{t("test")}</b>, hint: t("testHint") }] : []),
    {
      value: "bank_transfer",
      label: <b>{t("transfer")}</b>,
      hint: bankReady ? t("transferHint") : t("noBank"),
      disabled: !bankReady,
    },
  ];
  return (
    <form className="grid max-w-136 gap-5" noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <TextInput
        {...form.text("amountFen", t("amount"))}
        short
        inputMode="decimal"
        autoComplete="off"
        hint={t("limits")}
      />
      <p className="flex flex-wrap gap-2">
        {ROUND_FEN.map((round) => (
          <Button key={round} small onClick={() => form.set("amountFen", String(BigInt(round) / 100n))}>
            {formatFen(BigInt(round), { short: true })}
          </Button>
        ))}
      </p>
      <RadioGroup legend={t("method")} name="method" value={chosen} onChange={setChosen} options={methods} />
      {chosen === "bank_transfer" && (
        <TextInput {...form.text("payerName", t("payer"))} remark={t("optional")} hint={t("payerHint")} />
      )}
      <p>
        <Button kind="go" type="submit" busy={form.busy}>
          {gateway
            ? pay("payBy", { gateway: names(`${gateway}.name`), sum: fen !== null && fen > 0n ? formatFen(fen) : "" })
            : fen !== null && fen > 0n
              ? t(test ? "payNow" : "announce", { amount: formatFen(fen) })
              : t(test ? "payNowBare" : "announceBare")}
        </Button>
      </p>
    </form>
  );
}
