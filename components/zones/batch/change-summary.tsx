import { useTranslations } from "next-intl";
import { recordLine } from "@/lib/dns/record";
import type { RecordChange } from "@/lib/dns/record-change";

/** "添加 @ MX 5 mx.example.com. 等 3 条": what a batch does, in one line. */
export function useChangeSummary(): (change: RecordChange) => string {
  const t = useTranslations("batches.summary");
  return (change) => {
    if (change.kind === "find") {
      const words = { ...{ find: change.find, replacement: change.replacement }, ...anyOf("Type", change.type) };
      return t(change.replacement === "" ? "erase" : "find", { ...words, type: change.type ?? "" });
    }
    if (change.kind === "delete") {
      const { host, type, text } = change;
      const any = { ...anyOf("Host", host), ...anyOf("Type", type), ...anyOf("Text", text) };
      return t("delete", { ...any, host: host ?? "", type: type ?? "", text: text ?? "" });
    }
    const [first] = change.records;
    const line = first ? recordLine(first) : "";
    const { length } = change.records;
    const records = length > 1 ? t("more", { first: line, count: length }) : line;
    return change.kind === "add"
      ? t("add", { records })
      : t("replace", { host: change.host, type: change.type, records });
  };
}

const anyOf = (name: string, value: string | null) => ({ [`any${name}`]: value === null ? "yes" : "no" });

/** What a batch does, as the title of its page. */
export function ChangeSummary({ change }: { change: RecordChange }) {
  const summary = useChangeSummary();
  return <span className="wrap-anywhere">{summary(change)}</span>;
}
