"use client";

import { useTranslations } from "next-intl";
import type { StaffRole } from "@/lib/core/actor";
import type { StaffRow } from "@/lib/customers/contract";
import { DangerDialog } from "../ui/danger-dialog";
import { TextInput } from "../ui/field/text-input";
import { whatToReset } from "./what-to-reset";

/** What an admin is about to do with one of the staff. */
export type StaffAsked = { row: StaffRow } & (
  | { what: "role"; role: StaffRole }
  | { what: "disable" | "enable" | "reset" }
);

interface Props {
  asked: StaffAsked;
  reason: string;
  onReason: (reason: string) => void;
  onClose: () => void;
  onConfirm: () => void;
  busy: boolean;
  error?: string;
}

/** Asks before a colleague's account is changed: who it is, what follows, and the reason for the audit log. */
export function StaffQuestion({ asked, reason, onReason, onClose, onConfirm, busy, error }: Props) {
  const t = useTranslations("people");
  const { name } = asked.row;
  const texts = () => {
    switch (asked.what) {
      case "role":
        return {
          title: t("staff.askRole", { name, role: t(`staff.role.${asked.role}`) }),
          what: `${t(`staff.roleMeans.${asked.role}`)} ${t("staff.roleEnds")}`,
          action: t("staff.giveRole"),
        };
      case "disable":
        return {
          title: t("staff.askDisable", { name }),
          what: t("staff.disableMeans"),
          action: t("actions.disable"),
        };
      case "enable":
        return {
          title: t("staff.askEnable", { name }),
          what: t("staff.enableMeans", { role: t(`staff.role.${asked.row.role ?? "support"}`) }),
          action: t("actions.enable"),
        };
      case "reset":
        return {
          title: t("staff.askReset", { name, what: whatToReset(asked.row) ?? "" }),
          what: t("staff.resetMeans", { passkeys: asked.row.passkeys, secondFactor: String(asked.row.secondFactor) }),
          action: t("actions.resetSecond", { what: whatToReset(asked.row) ?? "" }),
        };
    }
  };
  const { title, what, action } = texts();
  return (
    <DangerDialog open onClose={onClose} title={title} action={action} busy={busy} error={error} onConfirm={onConfirm}>
      <p>{what}</p>
      {asked.what !== "role" && (
        <TextInput
          label={t("actions.reason")}
          remark={t("actions.required")}
          required
          value={reason}
          onChange={(event) => onReason(event.target.value)}
        />
      )}
    </DangerDialog>
  );
}
