"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { resetSecondFactorCall, setCustomerStatusCall } from "@/components/generated/customers";
import { Button } from "../ui/button/button";
import { DangerDialog } from "../ui/danger-dialog";
import { TextInput } from "../ui/field/text-input";
import { useMutation } from "../use-mutation";
import { whatToReset } from "./what-to-reset";

interface Props {
  id: string;
  status: "active" | "disabled";
  secondFactor: boolean;
  passkeys: number;
  maySetStatus: boolean;
  mayResetSecondFactor: boolean;
}

/**
 * Buttons to disable or enable a customer, and to reset a lost second factor or device. Each asks for a reason, which goes into the audit
 * log.
 */
export function CustomerActions({ id, maySetStatus, mayResetSecondFactor, ...person }: Props) {
  const t = useTranslations("people.actions");
  const [open, setOpen] = useState<"status" | "second" | null>(null);
  const [reason, setReason] = useState("");
  const { status, passkeys } = person;
  const what = whatToReset(person);
  const close = () => {
    setOpen(null);
    setReason("");
  };
  const setStatus = useMutation(setCustomerStatusCall, { done: t("done"), onSuccess: close });
  const reset = useMutation(resetSecondFactorCall, { done: t("done"), onSuccess: close });
  const other = status === "active" ? "disabled" : "active";
  const act =
    open === "second" ? t("resetSecond", { what: what ?? "" }) : t(status === "active" ? "disable" : "enable");
  const failure = open === "status" ? setStatus.failure : reset.failure;
  const shown = failure?.fields.reason ?? failure?.detail;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {maySetStatus && (
        <Button small kind={status === "active" ? "danger" : "plain"} onClick={() => setOpen("status")}>
          {t(status === "active" ? "disable" : "enable")}
        </Button>
      )}
      {mayResetSecondFactor && what && (
        <Button small kind="danger" onClick={() => setOpen("second")}>
          {t("resetSecond", { what })}
        </Button>
      )}
      <DangerDialog
        open={open !== null}
        onClose={close}
        title={act}
        action={act}
        busy={setStatus.busy || reset.busy}
        error={shown}
        onConfirm={() =>
          open === "second" ? void reset.run({ id, reason }) : void setStatus.run({ id, status: other, reason })
        }
      >
        <p>
          {open === "second"
            ? t("resetSecondWhat", { passkeys })
            : t(status === "active" ? "disableWhat" : "enableWhat")}
        </p>
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
