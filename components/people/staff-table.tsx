"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { changeStaffCall, resetSecondFactorCall } from "@/components/generated/customers";
import type { PersonRow } from "@/lib/customers/contract";
import { Button } from "../ui/button/button";
import { Select } from "../ui/field/select";
import { type Column, Table } from "../ui/table/table";
import { toast } from "../ui/toast/toast";
import { useMutation } from "../use-mutation";
import { PersonStatus } from "./person-rows";
import { type StaffAsked, StaffQuestion } from "./staff-question";

const ROLES = ["support", "finance", "admin"] as const;

/** All staff with role and status. Nobody can change their own row. */
export function StaffTable({ rows, ownId }: { rows: readonly PersonRow[]; ownId: string }) {
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
  const columns: Column<PersonRow>[] = [
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
    { id: "status", head: t("column.status"), phone: "end", cell: (row) => <PersonStatus person={row} /> },
    { id: "totp", head: t("column.totp"), phoneHead: true, cell: (row) => t(row.secondFactor ? "yes" : "no") },
    {
      id: "end",
      head: t("actions.disable"),
      hideHead: true,
      figure: true,
      cell: (row) =>
        row.id === ownId ? null : (
          <span className="flex flex-wrap justify-end">
            {row.secondFactor && (
              <Button small kind="flat" onClick={() => ask({ row, what: "reset" })}>
                {t("actions.resetSecond")}
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
