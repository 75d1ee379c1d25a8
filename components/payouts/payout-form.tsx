"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useUnsavedChanges } from "@/components/form/unsaved-changes";
import { useForm } from "@/components/form/use-form";
import { askPayoutCall } from "@/components/generated/paying-payout";
import { Button } from "@/components/ui/button/button";
import { FormSummary } from "@/components/ui/field/form-summary";
import { Segmented } from "@/components/ui/field/segmented";
import { TextInput } from "@/components/ui/field/text-input";
import { useMutation } from "@/components/use-mutation";
import { formatFen } from "@/lib/core/money";

const inputSchema = async (mostFen: bigint) => {
  const [{ askPayoutContract }, { atMost }] = await Promise.all([
    import("@/lib/paying/payout-contract"),
    import("@/components/form/at-most"),
  ]);
  return atMost(askPayoutContract.input, mostFen, { code: "payouts.too_much", param: "mostFen" });
};

/** Asks for wallet money to be paid out to a bank account; staff decide. */
export function PayoutForm({ mostFen }: { mostFen: bigint }) {
  const t = useTranslations("payouts");
  const router = useRouter();
  const ask = useMutation(askPayoutCall, { done: t("asked"), onSuccess: () => router.push("/account/wallet") });
  const form = useForm({
    schema: () => inputSchema(mostFen),
    initial: {
      ...{ amountFen: mostFen.toString(), accountKind: "person" },
      ...{ beneficiary: "", bank: "", account: "", reason: "" },
    },
    kinds: { amountFen: "yuan" },
    onSubmit: ask.run,
  });
  useUnsavedChanges(form.dirty);
  const kinds = (["person", "company"] as const).map((value) => ({ value, label: t(`kinds.${value}`) }));
  const { legend, name, value, onChange } = form.choice("accountKind", t("kind"));
  return (
    <form className="grid max-w-136 gap-5" noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <TextInput
        {...form.text("amountFen", t("amount"))}
        short
        inputMode="decimal"
        autoComplete="off"
        hint={t("most", { amount: formatFen(mostFen) })}
      />
      <Segmented {...{ legend, name, onChange }} value={value === "company" ? "company" : "person"} options={kinds} />
      <TextInput {...form.text("beneficiary", t("beneficiary"))} autoComplete="off" hint={t("beneficiaryHint")} />
      <TextInput {...form.text("bank", t("bank"))} autoComplete="off" hint={t("bankHint")} />
      <TextInput {...form.text("account", t("account"))} inputMode="numeric" autoComplete="off" />
      <TextInput {...form.text("reason", t("reason"))} />
      <p>
        <Button type="submit" kind="go" busy={form.busy}>
          {t("go")}
        </Button>
      </p>
    </form>
  );
}
