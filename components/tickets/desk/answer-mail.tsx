"use client";

import { useTranslations } from "next-intl";
import { useForm } from "@/components/form/use-form";
import { answerMailCall } from "@/components/generated/tickets-mail";
import { Button } from "@/components/ui/button/button";
import { DialogButton } from "@/components/ui/button/dialog-button";
import { FormSummary } from "@/components/ui/field/form-summary";
import { Textarea } from "@/components/ui/field/textarea";
import { toast } from "@/components/ui/toast/toast";
import { useMutation } from "@/components/use-mutation";
import { answerMailContract } from "@/lib/tickets/mail-contract";
import { unchecked } from "@/messages/unchecked";

/** On the sandbox, which has no mailboxes: answers a mail as its recipient would, by the same way in. */
export function AnswerMail({ id }: { id: string }) {
  const t = useTranslations("desk.mail");
  return (
    <DialogButton label={t("answer")} title={t("answer")}>
      {(close) => <AnswerMailForm id={id} close={close} />}
    </DialogButton>
  );
}

function AnswerMailForm({ id, close }: { id: string; close: () => void }) {
  const t = useTranslations("desk.mail");
  const sentence = unchecked(t);
  const answer = useMutation(answerMailCall, {
    onSuccess: ({ outcome }) => {
      toast(sentence(sentence.has(`outcome.${outcome}`) ? `outcome.${outcome}` : "outcome.other", { code: outcome }));
      close();
    },
  });
  const form = useForm({
    schema: answerMailContract.input,
    initial: { body: "" },
    fixed: { id },
    onSubmit: answer.run,
  });
  return (
    <form className="grid gap-4" noValidate onSubmit={form.submit}>
      <p>{t("lead")}</p>
      <FormSummary {...form.summary} />
      <Textarea {...form.text("body", t("body"))} rows={5} />
      <p className="flex justify-end">
        <Button kind="go" type="submit" busy={form.busy}>
          {t("send")}
        </Button>
      </p>
    </form>
  );
}
