import { useTranslations } from "next-intl";
import { type Column, Table } from "@/components/ui/table/table";
import { type ImportReport, importKinds } from "@/lib/imports/contract";

type Count = ImportReport["counts"][(typeof importKinds)[number]] & { kind: (typeof importKinds)[number] };

/** How much of each kind was read, is new, was here, and was left out. */
export function CountTable({ counts }: { counts: ImportReport["counts"] }) {
  const t = useTranslations("imports");
  const figures = ["read", "new", "here", "skipped"] as const;
  const columns: Column<Count>[] = [
    { id: "kind", head: t("column.kind"), phone: "title", cell: ({ kind }) => t(`stage.${kind}`) },
    ...figures.map(
      (name): Column<Count> => ({
        id: name,
        head: t(`column.${name}`),
        figure: true,
        phoneHead: true,
        cell: (row) => row[name],
      }),
    ),
  ];
  const rows = importKinds.map((kind) => ({ kind, ...counts[kind] }));
  return <Table caption={t("counts")} columns={columns} rows={rows} rowKey={({ kind }) => kind} />;
}
