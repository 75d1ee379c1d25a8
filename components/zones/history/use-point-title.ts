"use client";

import { useTranslations } from "next-intl";
import { recordLine } from "@/lib/dns/record";
import type { RestorePoint } from "@/lib/zones/restore-points-contract";

const NAMED = 3;
const LONGEST = 48;

const short = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

/** “搬家之前”, or of a change “之前：添加 www A 8.8.8.8，删除 …”. */
export function usePointTitle(): (point: RestorePoint) => string {
  const t = useTranslations("zone-history.before");
  return ({ name, change }) => {
    if (!change) return name ?? "";
    const named = change.steps
      .slice(0, NAMED)
      .map(({ op, record }) => t(`op.${op}`, { record: short(recordLine(record)) }));
    const list = named.join(t("join"));
    const rest = change.stepCount - named.length;
    const what = rest > 0 ? t("andMore", { list, count: rest }) : list;
    return t(change.kind === "drift" ? "drift" : "change", { what });
  };
}
