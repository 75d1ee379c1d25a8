import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Time } from "@/components/text/time";
import { Facts } from "@/components/ui/facts";
import { formatFen } from "@/lib/core/money";
import { unchecked } from "@/messages/unchecked";

/** Ids of ours, which tell a person nothing. */
const NOT_SHOWN = new Set(["attemptId"]);
/** Keys whose values have words, and where in messages/admin-orders.json these are. */
const WORDS: Readonly<Record<string, string>> = { decision: "decision", outcome: "outcome", finding: "finding" };

/** Stored evidence in words: a label for each key, sums in yuan, times of Shanghai. What has no label keeps its key. */
export function StoredFacts({ value }: { value: Readonly<Record<string, unknown>> }) {
  const t = useTranslations("admin-orders");
  const byKey = unchecked(t);
  const labelOf = (path: readonly string[]) =>
    path.map((key) => (byKey.has(`stored.${key}`) ? byKey(`stored.${key}`) : key)).join(t("page.pathJoin"));
  const shown = (key: string, raw: unknown): ReactNode => {
    const text = String(raw);
    if (/Fen$/.test(key) && /^-?\d+$/.test(text)) return formatFen(BigInt(text));
    if (/^at$|At$/.test(key)) return <Time at={new Date(text)} as="second" />;
    const words = WORDS[key];
    return words && byKey.has(`${words}.${text}`) ? (
      byKey(`${words}.${text}`)
    ) : (
      <span className="as-stored">{text}</span>
    );
  };
  const facts = leavesOf(value).map(({ path, leaf }) => ({
    id: path.join("."),
    label: labelOf(path),
    value: shown(path.at(-1) ?? "", leaf),
  }));
  return facts.length > 0 ? <Facts facts={facts} /> : null;
}

function leavesOf(value: unknown, path: readonly string[] = []): { path: readonly string[]; leaf: unknown }[] {
  if (value === null || value === undefined || value === "" || NOT_SHOWN.has(path.at(-1) ?? "")) return [];
  if (typeof value !== "object") return [{ path, leaf: value }];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}
