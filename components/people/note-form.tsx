"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { changeCustomerCall } from "@/components/generated/customers";
import { changeCustomerContract } from "@/lib/customers/contract";
import { useForm } from "../form/use-form";
import { Button } from "../ui/button/button";
import { FormSummary } from "../ui/field/form-summary";
import { Textarea } from "../ui/field/textarea";
import { useMutation } from "../use-mutation";

/** Staff's note about a customer, which the customer never sees. */
export function NoteForm({ id, staffNote }: { id: string; staffNote: string }) {
  const t = useTranslations("people.note");
  const change = useMutation(changeCustomerCall, { done: t("done") });
  const seen = useRef(staffNote);
  const form = useForm({
    schema: changeCustomerContract.input,
    initial: { staffNote },
    fixed: { id },
    onSubmit: async (input) => {
      const result = await change.run({ ...input, seen: seen.current });
      if (result.ok) seen.current = input.staffNote;
      return result;
    },
  });
  return (
    <form className="grid max-w-136 gap-3.5" noValidate onSubmit={form.submit}>
      <FormSummary errors={[]} detail={form.summary.detail} />
      <Textarea {...form.text("staffNote", t("label"))} hideLabel rows={3} />
      <p>
        <Button type="submit" small busy={form.busy}>
          {t("submit")}
        </Button>
      </p>
    </form>
  );
}
