"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Time } from "@/components/text/time";
import { Facts } from "@/components/ui/facts";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { type ApprovalView, DECIDERS } from "@/lib/approvals/contract";
import { formatFen } from "@/lib/core/money";
import { isOwnSerial } from "@/lib/core/own-serial";
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
  const titleOf = useTitle();
  const { id, name } = row.requestedBy;
  const changes = useChanges(row);
  return (
    <ListEntry>
      <h3>{titleOf(row)}</h3>
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
          <code>{`npm run staff:create -- --email … --role ${DECIDERS[row.kind].length === 1 ? "admin" : "finance"}`}</code>
        </Note>
      )}
      <DecideApproval
        id={row.id}
        own={id === actorId}
        requesterNew={row.requesterNew}
        readerNew={readerNew}
        what={titleOf(row)}
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

/** What is asked for: the kind, with the name of what it is about where there is one. */
function useTitle(): (row: ApprovalView) => string {
  const t = useTranslations("approvals");
  const settings = unchecked(useTranslations("settings"));
  const gateways = unchecked(useTranslations("gateways"));
  return ({ kind, subjectId, after }) => {
    if (kind === "setting") return t("kind.setting", { name: settings(`title.${subjectId}`) });
    if (kind === "gateway_keys") return t("kind.gateway_keys", { name: gateways(`${subjectId}.name`) });
    if (kind === "handover") return t("kind.handover", { name: String(after.name) });
    return t(`kind.${after.differenceFen === undefined ? kind : "top_up_differs"}`);
  };
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
  gateway_keys: ["changedKeys", "publicKeys", "enabled", "minFen", "maxFen", "feeBps"],
  handover: ["owner", "gifts"],
} as const;

/** Kinds whose values replace others, where there are any: both are shown. */
const CHANGED: Partial<Record<ApprovalView["kind"], true>> = {
  top_up_correction: true,
  gateway_keys: true,
  handover: true,
};

function namesOf({ kind, subjectId, after }: ApprovalView): readonly string[] {
  if (kind !== "setting") return SHOWN[kind];
  const key = settingKeys.find((one) => one === subjectId);
  return Object.keys(key ? settingsByKey[key].schema.shape : after);
}

/** The values that will change. */
function useChanges(row: ApprovalView): ComponentProps<typeof Facts>["facts"] {
  const t = useTranslations("approvals");
  const settings = useTranslations("settings");
  const keys = unchecked(useTranslations("gateway-settings.fields"));
  const shown = (name: string, value: unknown): string => {
    if (value === undefined || value === "" || value === null) return t("empty");
    if (name === "changedKeys" && Array.isArray(value))
      return value.map((id) => keys(`${row.subjectId}.${id}`)).join(" · ");
    if (Array.isArray(value)) return value.join(" ");
    if (typeof value === "object") {
      const each = Object.entries(value).map(([id, text]) => `${keys(`${row.subjectId}.${id}`)} ${text}`);
      return each.join(" · ") || t("empty");
    }
    if (name === "bankSerial" && isOwnSerial(String(value))) return t("ownSerial", { serial: String(value) });
    if (row.kind === "gateway_keys" && typeof value === "boolean") return t(value ? "yes" : "no");
    return name.endsWith("Fen")
      ? formatFen(BigInt(String(value)), { sign: row.kind === "adjustment" || name === "differenceFen" })
      : String(value);
  };
  const setting = row.kind === "setting";
  const changes = (name: string) =>
    CHANGED[row.kind] === true && row.before[name] !== undefined && row.after[name] !== undefined;
  // `amountFen` of a top-up is the announced sum; the received sum is another field.
  const labelOf = (name: string) =>
    unchecked(t)(`field.${name === "amountFen" && row.kind !== "adjustment" ? "announcedFen" : name}`);
  // A gateway whose keys are all secret has nothing to show of them, and most services have no gifts.
  const isEmpty = (value: unknown) => ["{}", "[]"].includes(JSON.stringify(value));
  const names = namesOf(row).filter(
    (name) => JSON.stringify(row.before[name]) !== JSON.stringify(row.after[name]) && !isEmpty(row.after[name]),
  );
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
