"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { removePasskeyCall } from "@/components/generated/accounts-passkey";
import { Time } from "@/components/text/time";
import type { PasskeyRow } from "@/lib/accounts/passkey-contract";
import { Button } from "../ui/button/button";
import { DangerDialog } from "../ui/danger-dialog";
import { type Column, Table } from "../ui/table/table";
import { useMutation } from "../use-mutation";
import { AddPasskey } from "./add-passkey";

interface Props {
  rows: readonly PasskeyRow[];
  /** As many can an account have. */
  most: number;
}

/** The passkeys of the person: added, and removed. */
export function PasskeyPanel({ rows, most }: Props) {
  const t = useTranslations("security.passkeys");
  const [adding, setAdding] = useState(false);
  const columns: Column<PasskeyRow>[] = [
    { id: "name", head: t("name"), phone: "title", cell: (row) => row.name },
    {
      id: "seen",
      head: t("seen"),
      phoneHead: true,
      cell: (row) => (row.lastUsedAt ? <Time at={row.lastUsedAt} /> : t("never")),
    },
    { id: "since", head: t("since"), phone: "hide", cell: (row) => <Time at={row.createdAt} /> },
    { id: "end", head: t("remove"), hideHead: true, figure: true, phone: "end", cell: (row) => <Remove row={row} /> },
  ];
  return (
    <div className="space-y-4">
      {rows.length > 0 && <Table caption={t("title")} columns={columns} rows={rows} rowKey={(row) => row.id} />}
      {rows.length >= most ? <p>{t("full", { most })}</p> : <Button onClick={() => setAdding(true)}>{t("add")}</Button>}
      {adding && <AddPasskey onClose={() => setAdding(false)} />}
    </div>
  );
}

function Remove({ row: { id, name } }: { row: PasskeyRow }) {
  const t = useTranslations("security.passkeys");
  const [asking, setAsking] = useState(false);
  const remove = useMutation(removePasskeyCall, { done: t("removed"), onSuccess: () => setAsking(false) });
  return (
    <>
      <Button small kind="flat" edge onClick={() => setAsking(true)}>
        {t("remove")}
      </Button>
      <DangerDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("removeTitle", { name })}
        action={t("remove")}
        busy={remove.busy}
        error={remove.failure?.detail}
        onConfirm={() => void remove.run({ id })}
      >
        {t("removeDetail")}
      </DangerDialog>
    </>
  );
}
