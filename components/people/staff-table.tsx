"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { changeStaffCall, inviteAgainCall, resetSecondFactorCall } from "@/components/generated/customers";
import { shanghaiDay } from "@/lib/core/time";
import type { StaffRow } from "@/lib/customers/contract";
import { Button } from "../ui/button/button";
import { Select } from "../ui/field/select";
import { Note } from "../ui/note";
import { Status } from "../ui/status";
import { type Column, Table } from "../ui/table/table";
import { toast } from "../ui/toast/toast";
import { useMutation } from "../use-mutation";
import { PersonStatus } from "./person-rows";
import { type StaffAsked, StaffQuestion } from "./staff-question";
import { whatToReset } from "./what-to-reset";

const ROLES = ["support", "finance", "admin"] as const;

/** The status of a colleague: since when an invitation waits, for those who have not set a password yet. */
export function StaffStatus({ row }: { row: Pick<StaffRow, "status" | "emailVerified" | "invitedAt"> }) {
  const t = useTranslations("people.staff");
  if (row.invitedAt === null || row.status === "disabled") return <PersonStatus person={row} />;
  return <Status state="waiting" word={t("invited", { day: shanghaiDay(row.invitedAt) })} small />;
}

/** All staff with role and status. Nobody can change their own row. */
export function StaffTable({ rows, ownId }: { rows: readonly StaffRow[]; ownId: string }) {
  const t = useTranslations("people");
  const [asked, setAsked] = useState<StaffAsked | null>(null);
  const [reason, setReason] = useState("");
  const close = () => {
    setAsked(null);
    setReason("");
  };
  const change = useMutation(changeStaffCall, {
    onSuccess: () => {
      toast(t(asked?.what === "enable" ? "staff.enabled" : "staff.changed"));
      close();
    },
  });
  const reset = useMutation(resetSecondFactorCall, { done: t("staff.reset"), onSuccess: close });
  const invite = useMutation(inviteAgainCall, {
    onSuccess: ({ mailKept }) => toast(t(mailKept ? "staff.invitedAgainKept" : "staff.invitedAgain")),
  });
  const failure = asked?.what === "reset" ? reset.failure : change.failure;
  const ask = (next: StaffAsked) => {
    change.reset();
    reset.reset();
    setAsked(next);
  };
  const confirm = () => {
    if (!asked) return;
    const { id } = asked.row;
    if (asked.what === "role") void change.run({ id, role: asked.role });
    else if (asked.what === "reset") void reset.run({ id, reason });
    else void change.run({ id, status: asked.what === "enable" ? "active" : "disabled", reason });
  };
  const roles = ROLES.map((role) => ({
    value: role,
    label: t(`staff.role.${role}`),
  }));
  const columns: Column<StaffRow>[] = [
    { id: "name", head: t("column.name"), phone: "title", cell: (row) => row.name },
    { id: "email", head: t("column.email"), phone: "line", cell: (row) => row.email },
    {
      id: "role",
      head: t("staff.roleLabel"),
      cell: (row) =>
        row.id === ownId ? (
          t(`staff.role.${row.role ?? "support"}`)
        ) : (
          <Select
            label={t("staff.roleOf", { name: row.name })}
            hideLabel
            options={roles}
            value={row.role ?? "support"}
            onChange={(event) => {
              const role = ROLES.find((one) => one === event.target.value);
              if (role) ask({ row, what: "role", role });
            }}
          />
        ),
    },
    { id: "status", head: t("column.status"), phone: "end", cell: (row) => <StaffStatus row={row} /> },
    { id: "totp", head: t("column.totp"), phoneHead: true, cell: (row) => t(row.secondFactor ? "yes" : "no") },
    {
      id: "end",
      head: t("actions.disable"),
      hideHead: true,
      figure: true,
      cell: (row) =>
        row.id === ownId ? null : (
          <span className="flex flex-wrap justify-end">
            {row.invitedAt && row.status === "active" && (
              <Button small kind="flat" busy={invite.busy} onClick={() => void invite.run({ id: row.id })}>
                {t("staff.inviteAgain")}
              </Button>
            )}
            {whatToReset(row) && (
              <Button small kind="flat" onClick={() => ask({ row, what: "reset" })}>
                {t("actions.resetSecond", { what: whatToReset(row) ?? "" })}
              </Button>
            )}
            <Button
              small
              kind="flat"
              edge
              onClick={() => ask({ row, what: row.status === "active" ? "disable" : "enable" })}
            >
              {t(row.status === "active" ? "actions.disable" : "actions.enable")}
            </Button>
          </span>
        ),
    },
  ];
  return (
    <>
      {invite.failure && <Note kind="bad" title={invite.failure.detail} live />}
      <Table caption={t("staff.title")} columns={columns} rows={rows} rowKey={(row) => row.id} />
      {asked && (
        <StaffQuestion
          asked={asked}
          reason={reason}
          onReason={setReason}
          onClose={close}
          onConfirm={confirm}
          busy={change.busy || reset.busy}
          error={failure?.fields.reason ?? failure?.detail}
        />
      )}
    </>
  );
}
