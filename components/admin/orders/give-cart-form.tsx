"use client";

import { useTranslations } from "next-intl";
import { useUnsavedChanges } from "@/components/form/unsaved-changes";
import { useForm } from "@/components/form/use-form";
import { giveCartCall } from "@/components/generated/carts";
import { announceChange } from "@/components/shell/visitor";
import { Button } from "@/components/ui/button/button";
import { FormSummary } from "@/components/ui/field/form-summary";
import { Textarea } from "@/components/ui/field/textarea";
import { useMutation } from "@/components/use-mutation";
import { giveCartContract } from "@/lib/carts/contract";

/** Puts what is in this browser's cart into a customer's, with a few words for the mail. */
export function GiveCartForm({ customerId }: { customerId: string }) {
  const t = useTranslations("admin-orders.prepare");
  const give = useMutation(giveCartCall, { done: t("done"), onSuccess: announceChange });
  const form = useForm({
    schema: giveCartContract.input.pick({ note: true }),
    initial: { note: "" },
    onSubmit: (input) => give.run({ ...input, id: customerId }),
  });
  useUnsavedChanges(form.dirty);
  return (
    <form className="grid max-w-152 gap-4" noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <Textarea
        {...form.text("note", t("note"))}
        remark={t("optional")}
        hint={t("noteHint")}
        rows={3}
        maxLength={500}
      />
      <p>
        <Button kind="go" type="submit" busy={form.busy}>
          {t("action")}
        </Button>
      </p>
    </form>
  );
}
