"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "@/components/form/use-form";
import { settleRelayCall } from "@/components/generated/tickets-relay";
import { Button } from "@/components/ui/button/button";
import { DangerDialog } from "@/components/ui/danger-dialog";
import { FormSummary } from "@/components/ui/field/form-summary";
import { TextInput } from "@/components/ui/field/text-input";
import { useMutation } from "@/components/use-mutation";
import { settleRelayContract } from "@/lib/tickets/relay-contract";

interface Props {
  ticketId: string;
  relayId: string;
}

/** What staff have found at the upstream about a question whose outcome is unknown: it is there under a number, or it is not there. */
export function SettleRelay({ ticketId, relayId }: Props) {
  const t = useTranslations("desk.relay");
  const [asking, setAsking] = useState(false);
  const arrived = useMutation(settleRelayCall, { done: t("settled") });
  const absent = useMutation(settleRelayCall, { done: t("settled") });
  const form = useForm({
    schema: settleRelayContract.input.required({ upstreamId: true }),
    initial: { upstreamId: "" },
    fixed: { id: ticketId, relayId, outcome: "arrived" },
    onSubmit: arrived.run,
  });
  return (
    <div className="my-2 grid gap-x-8 gap-y-5 md:grid-cols-2 print:hidden">
      <form className="grid content-start gap-2" noValidate onSubmit={form.submit}>
        <h4 className="font-strong">{t("arrived")}</h4>
        <p className="text-sm text-ink-2">{t("arrivedLead")}</p>
        <FormSummary errors={[]} detail={form.summary.detail} />
        <TextInput
          {...form.text("upstreamId", t("upstreamId"))}
          hint={t("upstreamIdHint")}
          inputMode="numeric"
          mono
          short
        />
        <p>
          <Button type="submit" small busy={form.busy}>
            {t("settleArrived")}
          </Button>
        </p>
      </form>
      <div className="grid content-start gap-2">
        <h4 className="font-strong">{t("absent")}</h4>
        <p className="text-sm text-ink-2">{t("absentLead")}</p>
        <p>
          <Button small kind="danger" onClick={() => setAsking(true)}>
            {t("settleAbsent")}
          </Button>
        </p>
      </div>
      <DangerDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("absentTitle")}
        action={t("settleAbsent")}
        busy={absent.busy}
        error={absent.failure?.detail}
        onConfirm={() => absent.run({ id: ticketId, relayId, outcome: "absent" })}
      >
        {t("absentWhat")}
      </DangerDialog>
    </div>
  );
}
