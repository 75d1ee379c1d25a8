"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Time } from "@/components/text/time";
import { Facts } from "@/components/ui/facts";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import type { ApprovalView } from "@/lib/approvals/contract";
import { formatFen } from "@/lib/core/money";
import { shanghaiMinute } from "@/lib/core/time";
import { settingKeys, settings as settingsByKey } from "@/lib/settings/contract";
import { unchecked } from "@/messages/unchecked";
import { ListEntry } from "../list-entry";
import { DecideApproval } from "./decide-approval";

interface Props {
  rows: readonly ApprovalView[];
  actorId: string;
  /** The reader's account is too new to approve anything. */
  readerNew: boolean;
}

/** Requests that wait for a second person: the values before and after, who asked, and why. */
export function ApprovalList({ rows, actorId, readerNew }: Props) {
  const t = useTranslations("approvals");
  return (
    <section className="space-y-4" aria-labelledby="approvals">
      <h2 id="approvals">{t("title", { count: rows.length })}</h2>
      <p className="text-ink-2">{t("lead")}</p>
      <ol>
        {rows.map((row) => (
          <ApprovalItem key={row.id} {...{ row, actorId, readerNew }} />
        ))}
      </ol>
    </section>
  );
}

function ApprovalItem({ row, actorId, readerNew }: Omit<Props, "rows"> & { row: ApprovalView }) {
  const t = useTranslations("approvals");
  const settings = useTranslations("settings");
  const { id, name } = row.requestedBy;
  const changes = useChanges(row);
  return (
    <ListEntry>
      <h3>
        {row.kind === "setting"
          ? t("kind.setting", { name: unchecked(settings)(`title.${row.subjectId}`) })
          : t(`kind.${row.after.differenceFen === undefined ? row.kind : "top_up_differs"}`)}
      </h3>
      <p className="flex flex-wrap items-center gap-3">
        {t("askedBy", { name })} <Time at={row.requestedAt} as="minute" />
        {row.customer && (
          <Link href={`/admin/customers/${row.customer.id}`}>{row.customer.name || row.customer.email}</Link>
        )}
      </p>
      <Facts facts={changes} />
      {(row.kind !== "top_up" || row.after.unannounced === true) && <p>{t("reason", { reason: row.reason })}</p>}
      {row.expiresAt && (
        <p className="text-sm text-ink-3 staff:text-xs">{t("expires", { at: shanghaiMinute(row.expiresAt) })}</p>
      )}
      {row.nobodyElse && (
        <Note kind="warn" title={t("nobodyElse")}>
          {t("nobodyElseWhat")}{" "}
          <code>{`npm run staff:create -- --email … --role ${row.kind === "setting" ? "admin" : "finance"}`}</code>
        </Note>
      )}
      <DecideApproval
        id={row.id}
        own={id === actorId}
        requesterNew={row.requesterNew}
        readerNew={readerNew}
        facts={[
          ...(row.customer
            ? [{ id: "customer", label: t("ask.customer"), value: row.customer.name || row.customer.email }]
            : []),
          ...changes,
          ...(row.kind === "top_up" && row.after.unannounced !== true
            ? []
            : [{ id: "reason", label: t("ask.reason"), value: row.reason }]),
        ]}
      />
    </ListEntry>
  );
}

/** The fields that are shown of each kind, in this order. */
const SHOWN = {
  adjustment: ["amountFen"],
  top_up: [
    "amountFen",
    "receivedFen",
    "differenceFen",
    "bankSerial",
    "reference",
    "payerName",
    "otherBookings",
    "otherRows",
  ],
  top_up_correction: ["amountFen", "receivedFen", "bankSerial", "reference"],
  opening_balances: ["source", "count", "creditFen", "debtFen"],
} as const;

function namesOf({ kind, subjectId, after }: ApprovalView): readonly string[] {
  if (kind !== "setting") return SHOWN[kind];
  const key = settingKeys.find((one) => one === subjectId);
  return Object.keys(key ? settingsByKey[key].schema.shape : after);
}

/** The values that will change. */
function useChanges(row: ApprovalView): ComponentProps<typeof Facts>["facts"] {
  const t = useTranslations("approvals");
  const settings = useTranslations("settings");
  const shown = (name: string, value: unknown) => {
    if (value === undefined || value === "" || value === null) return t("empty");
    if (Array.isArray(value)) return value.join(" ");
    return name.endsWith("Fen")
      ? formatFen(BigInt(String(value)), { sign: row.kind === "adjustment" || name === "differenceFen" })
      : String(value);
  };
  const setting = row.kind === "setting";
  const changes = (name: string) => row.kind === "top_up_correction" && row.after[name] !== undefined;
  // `amountFen` of a top-up is the announced sum; the received sum is another field.
  const labelOf = (name: string) =>
    unchecked(t)(`field.${name === "amountFen" && row.kind !== "adjustment" ? "announcedFen" : name}`);
  const names = namesOf(row).filter((name) => row.before[name] !== row.after[name]);
  return names.map((name) => ({
    id: name,
    label: setting ? unchecked(settings)(`fields.${row.subjectId}.${name}`) : labelOf(name),
    value:
      setting || changes(name) ? (
        <span className="as-stored">
          {t("change", { from: shown(name, row.before[name]), to: shown(name, row.after[name]) })}
        </span>
      ) : (
        shown(name, row.after[name] ?? row.before[name])
      ),
  }));
}
