"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { resetSecondFactorCall, setCustomerStatusCall } from "@/components/generated/customers";
import { Button } from "../ui/button/button";
import { DangerDialog } from "../ui/danger-dialog";
import { TextInput } from "../ui/field/text-input";
import { useMutation } from "../use-mutation";

interface Props {
  id: string;
  status: "active" | "disabled";
  secondFactor: boolean;
  maySetStatus: boolean;
  mayResetSecondFactor: boolean;
}

/**
 * Buttons to disable or enable a customer, and to reset a lost second factor. Each asks for a reason, which goes into the audit
 * log.
 */
export function CustomerActions({ id, status, secondFactor, maySetStatus, mayResetSecondFactor }: Props) {
  const t = useTranslations("people.actions");
  const [open, setOpen] = useState<"status" | "second" | null>(null);
  const [reason, setReason] = useState("");
  const close = () => {
    setOpen(null);
    setReason("");
  };
  const setStatus = useMutation(setCustomerStatusCall, { done: t("done"), onSuccess: close });
  const reset = useMutation(resetSecondFactorCall, { done: t("done"), onSuccess: close });
  const other = status === "active" ? "disabled" : "active";
  const failure = open === "status" ? setStatus.failure : reset.failure;
  const shown = failure?.fields.reason ?? failure?.detail;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {maySetStatus && (
        <Button small kind={status === "active" ? "danger" : "plain"} onClick={() => setOpen("status")}>
          {t(status === "active" ? "disable" : "enable")}
        </Button>
      )}
      {mayResetSecondFactor && secondFactor && (
        <Button small kind="danger" onClick={() => setOpen("second")}>
          {t("resetSecond")}
        </Button>
      )}
      <DangerDialog
        open={open !== null}
        onClose={close}
        title={t(open === "second" ? "resetSecond" : status === "active" ? "disable" : "enable")}
        action={t(open === "second" ? "resetSecond" : status === "active" ? "disable" : "enable")}
        busy={setStatus.busy || reset.busy}
        error={shown}
        onConfirm={() =>
          open === "second" ? void reset.run({ id, reason }) : void setStatus.run({ id, status: other, reason })
        }
      >
        <p>{t(open === "second" ? "resetSecondWhat" : status === "active" ? "disableWhat" : "enableWhat")}</p>
        <TextInput
          label={t("reason")}
          remark={t("required")}
          required
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </DangerDialog>
    </div>
  );
}
