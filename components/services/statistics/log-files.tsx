import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button/button";
import { valueText } from "@/components/ui/charts/value-text";
import { cn } from "@/components/ui/cn";
import { input } from "@/components/ui/field/field";
import { type Column, Table } from "@/components/ui/table/table";
import { shanghaiMinute } from "@/lib/core/time";
import type { LogFile } from "@/lib/product-lines/figures";
import { SubjectChoice } from "./range-picker";

type Row = Omit<LogFile, "url">;

interface PickerProps {
  path: string;
  subjects: readonly string[];
  of: string;
  day: string;
  today: string;
}

/** Chooses the domain and the day of the logs, in the page's address. */
export function LogPicker({ path, subjects, of, day, today }: PickerProps) {
  const t = useTranslations("services.statistics");
  return (
    <Form className="mb-6 flex flex-wrap items-center gap-2" action={path} prefetch={false} scroll={false}>
      <SubjectChoice subjects={subjects} of={of} />
      <input
        key={day}
        className={cn(input(), "w-auto")}
        type="date"
        name="day"
        required
        max={today}
        defaultValue={day}
        aria-label={t("logDay")}
      />
      <Button type="submit">{t("show")}</Button>
    </Form>
  );
}

interface FilesProps {
  /** The address of the route that downloads. */
  route: string;
  of: string;
  day: string;
  files: readonly Row[];
}

/** The log files of a day, each with a link that downloads it through the shop. */
export function LogFiles({ route, of, day, files }: FilesProps) {
  const t = useTranslations("services.statistics");
  const clock = (at: Date | null) => (at ? shanghaiMinute(at).slice(11) : "");
  const spanOf = ({ from, to }: Row) => (from ? t("span", { from: clock(from), to: clock(to) || "…" }) : t("wholeDay"));
  const columns: Column<Row>[] = [
    { id: "span", head: t("time"), phone: "title", cell: spanOf },
    {
      id: "bytes",
      head: t("size"),
      figure: true,
      phone: "meta",
      cell: ({ bytes }) => (bytes === null ? "—" : valueText(BigInt(bytes), "bytes")),
    },
    {
      id: "get",
      head: t("download"),
      hideHead: true,
      phone: "end",
      cell: (row) => (
        <a
          href={`${route}/${encodeURIComponent(of)}/${day}/${row.key}`}
          download
          aria-label={t("downloadOf", { span: spanOf(row) })}
        >
          {t("download")}
        </a>
      ),
    },
  ];
  if (files.length === 0) return <p className="text-ink-2">{t("noLogs", { of, day })}</p>;
  return <Table caption={t("logs")} columns={columns} rows={files} rowKey={({ key }) => key} />;
}
