"use client";

import { useTranslations } from "next-intl";
import { useForm } from "@/components/form/use-form";
import { rejectFapiaoCall } from "@/components/generated/fapiao-admin";
import { Button } from "@/components/ui/button/button";
import { DialogButton } from "@/components/ui/button/dialog-button";
import { FormSummary } from "@/components/ui/field/form-summary";
import { Textarea } from "@/components/ui/field/textarea";
import { useMutation } from "@/components/use-mutation";
import { rejectFapiaoContract } from "@/lib/fapiao/admin-contract";
import { IssueForm, RedForm } from "./paper-form";

interface Props {
  id: string;
  number: string;
  state: "waiting" | "to_red";
  /** What is to be on it, in fen. */
  amountFen: string;
  /** The one that a red one takes back. */
  blue: { code: string; number: string; amountFen: string } | undefined;
}

/** What staff can do with a request that waits for them. */
export function DecideFapiao({ id, number, state, amountFen, blue }: Props) {
  const t = useTranslations("fapiaoDesk");
  if (state === "to_red") {
    return (
      blue && (
        <DialogButton label={t("red.go")} kind="go" title={t("red.title", { number })}>
          {(close) => <RedForm id={id} blue={blue} close={close} />}
        </DialogButton>
      )
    );
  }
  return (
    <>
      <DialogButton label={t("issue.go")} kind="go" title={t("issue.title", { number })}>
        {(close) => <IssueForm id={id} amountFen={amountFen} close={close} />}
      </DialogButton>
      <DialogButton label={t("reject.go")} kind="flat" title={t("reject.title", { number })}>
        {(close) => <RejectForm id={id} close={close} />}
      </DialogButton>
    </>
  );
}

function RejectForm({ id, close }: { id: string; close: () => void }) {
  const t = useTranslations("fapiaoDesk.reject");
  const reject = useMutation(rejectFapiaoCall, { done: t("done"), onSuccess: close });
  const form = useForm({
    schema: rejectFapiaoContract.input,
    initial: { reason: "" },
    fixed: { id },
    onSubmit: reject.run,
  });
  return (
    <form className="grid max-w-136 gap-5 staff:gap-3.5" noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <p className="text-sm">{t("lead")}</p>
      <Textarea {...form.text("reason", t("reason"))} hint={t("reasonHint")} />
      <Button kind="danger-fill" type="submit" busy={form.busy}>
        {t("submit")}
      </Button>
    </form>
  );
}
