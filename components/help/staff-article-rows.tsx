import { useLocale, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { shanghaiDay } from "@/lib/core/time";
import type { HELP_CATEGORIES } from "@/lib/help/admin-contract";
import { Status } from "../ui/status";
import { type Column, Table } from "../ui/table/table";

interface Row {
  slug: string;
  category: (typeof HELP_CATEGORIES)[number];
  position: number;
  published: boolean;
  popular: boolean;
  texts: Record<"zh" | "en", { title: string }>;
  updatedAt: Date;
  origin: "default" | "changed" | "own";
}

/** Every article for those who write them, in the order of the help centre. */
export function StaffArticleRows({ rows }: { rows: readonly Row[] }) {
  const t = useTranslations("help.admin");
  const categories = useTranslations("help.categories");
  const language = useLocale() === "en" ? "en" : "zh";
  const other = language === "en" ? "zh" : "en";
  const columns: Column<Row>[] = [
    {
      id: "article",
      head: t("article"),
      cell: ({ slug, texts }) => (
        <Link href={`/admin/help/${slug}`}>{texts[language].title || texts[other].title || t("untitled")}</Link>
      ),
      phone: "title",
    },
    { id: "category", head: t("category"), cell: ({ category }) => categories(category) },
    { id: "position", head: t("position"), cell: ({ position }) => position, figure: true, phone: "hide" },
    { id: "popular", head: t("popular"), cell: ({ popular }) => (popular ? "✓" : ""), phone: "hide" },
    { id: "origin", head: t("origin"), cell: ({ origin }) => t(`origins.${origin}`) },
    { id: "updated", head: t("updated"), cell: ({ updatedAt }) => shanghaiDay(updatedAt), figure: true },
    {
      id: "state",
      head: t("state"),
      cell: ({ published }) => (
        <Status state={published ? "on" : "off"} word={t(published ? "shown" : "hidden")} small />
      ),
      phone: "end",
    },
  ];
  return <Table caption={t("title")} columns={columns} rows={rows} rowKey={({ slug }) => slug} />;
}
