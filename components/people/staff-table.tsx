"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { changeStaffCall } from "@/components/generated/customers";
import type { PersonRow } from "@/lib/customers/contract";
import { Button } from "../ui/button";
import { DangerDialog } from "../ui/danger-dialog";
import { Select } from "../ui/select";
import { type Column, Table } from "../ui/table/table";
import { toast } from "../ui/toast/toast";
import { useMutation } from "../use-mutation";
import { PersonStatus } from "./person-rows";

type Role = "support" | "finance" | "admin";

/** All staff with role and status. Nobody can change their own row. */
export function StaffTable({ rows, ownId }: { rows: readonly PersonRow[]; ownId: string }) {
  const t = useTranslations("people");
  const change = useMutation(changeStaffCall, { done: t("staff.changed") });
  const apply = async (input: { id: string; role?: Role; status?: "active" | "disabled" }) => {
    const result = await change.run(input);
    if (!result.ok) toast(result.failure.detail, "bad");
  };
  const [asked, setAsked] = useState<{ row: PersonRow; role: Role } | null>(null);
  const roles = (["support", "finance", "admin"] as const).map((role) => ({
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
            onChange={(event) => setAsked({ row, role: event.target.value as Role })}
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
          <Button
            small
            kind="flat"
            edge
            busy={change.busy}
            onClick={() => void apply({ id: row.id, status: row.status === "active" ? "disabled" : "active" })}
          >
            {t(row.status === "active" ? "actions.disable" : "actions.enable")}
          </Button>
        ),
    },
  ];
  return (
    <>
      <Table caption={t("staff.title")} columns={columns} rows={rows} rowKey={(row) => row.id} />
      {asked && (
        <DangerDialog
          open
          onClose={() => setAsked(null)}
          title={t("staff.askRole", { name: asked.row.name, role: t(`staff.role.${asked.role}`) })}
          action={t("staff.giveRole")}
          onConfirm={() => {
            setAsked(null);
            void apply({ id: asked.row.id, role: asked.role });
          }}
        >
          {t(`staff.roleMeans.${asked.role}`)} {t("staff.roleEnds")}
        </DangerDialog>
      )}
    </>
  );
}
