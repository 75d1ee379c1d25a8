"use client";

import { useTranslations } from "next-intl";
import { endOtherSessionsCall, endSessionCall } from "@/components/generated/accounts";
import { Time } from "@/components/text/time";
import type { SessionRow } from "@/lib/accounts/contract";
import { Button } from "../ui/button/button";
import { type Column, Table } from "../ui/table/table";
import { useMutation } from "../use-mutation";
import { deviceName } from "./device-name";

/** The sessions of the person. All but the current one can be ended. */
export function SessionTable({ rows }: { rows: readonly SessionRow[] }) {
  const t = useTranslations("security.sessions");
  const endAll = useMutation(endOtherSessionsCall, { done: t("ended") });
  const columns: Column<SessionRow>[] = [
    {
      id: "device",
      head: t("device"),
      phone: "title",
      cell: (row) => (
        <>
          {deviceName(row.userAgent) ?? t("unknown")}
          {row.current && <span className="text-ink-2"> {t("current")}</span>}
        </>
      ),
    },
    { id: "ip", head: t("ip"), cell: (row) => <span className="as-stored">{row.ip}</span> },
    { id: "seen", head: t("seen"), phoneHead: true, cell: (row) => <Time at={row.lastSeenAt} /> },
    { id: "since", head: t("since"), phone: "hide", cell: (row) => <Time at={row.createdAt} /> },
    {
      id: "end",
      head: t("end"),
      hideHead: true,
      figure: true,
      phone: "end",
      cell: (row) => (row.current ? null : <EndSession id={row.id} />),
    },
  ];
  return (
    <div className="space-y-4">
      <Table caption={t("title")} columns={columns} rows={rows} rowKey={(row) => row.id} />
      {rows.length > 1 && (
        <Button small busy={endAll.busy} onClick={() => endAll.run({})}>
          {t("endOthers")}
        </Button>
      )}
    </div>
  );
}

function EndSession({ id }: { id: string }) {
  const t = useTranslations("security.sessions");
  const end = useMutation(endSessionCall, { done: t("ended") });
  return (
    <Button small kind="flat" edge busy={end.busy} onClick={() => end.run({ id })}>
      {t("end")}
    </Button>
  );
}
