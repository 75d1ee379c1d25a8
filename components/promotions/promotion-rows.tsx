import { useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import { Link } from "@/components/ui/link";
import { formatFen } from "@/lib/core/money";
import type { StaffPromotion } from "@/lib/promotions/contract";
import { useUncheckedTranslations } from "@/messages/unchecked";
import { Status } from "../ui/status";
import { type Column, Table } from "../ui/table/table";

const STATES = { live: "on", coming: "opening", off: "off", ended: "off", used_up: "off" } as const;

/** Every discount code: what it takes off, for what, until when, and how often it was used. */
export function PromotionRows({ rows }: { rows: readonly StaffPromotion[] }) {
  const t = useTranslations("promotions");
  const all = useUncheckedTranslations("");
  const whereOf = ({ productLines, suffixes, actions }: StaffPromotion) =>
    [
      ...productLines.map((line) => all(`${line}Line.name`)),
      ...suffixes,
      ...actions.map((action) => t(`actions.${action}`)),
    ].join(t("list.comma")) || t("list.everything");
  const columns: Column<StaffPromotion>[] = [
    {
      id: "code",
      head: t("list.code"),
      cell: ({ id, code }) => (
        <Link href={`/admin/promotions/${id}`} className="mono-value">
          {code}
        </Link>
      ),
      phone: "title",
    },
    {
      id: "off",
      head: t("list.off"),
      cell: ({ offPercent, offFen }) =>
        offPercent === null
          ? t("list.sum", { sum: formatFen(offFen ?? 0n, { short: true }) })
          : t("list.percent", { percent: offPercent }),
    },
    { id: "where", head: t("list.where"), cell: whereOf, phone: "line" },
    {
      id: "when",
      head: t("list.when"),
      cell: ({ startsOn, endsOn }) =>
        endsOn === null ? t("list.from", { from: startsOn }) : t("list.until", { from: startsOn, until: endsOn }),
      phone: "line",
    },
    {
      id: "uses",
      head: t("list.uses"),
      cell: ({ uses, mostUses }) => (mostUses === null ? uses : t("list.usesOf", { uses, most: mostUses })),
      figure: true,
      phoneHead: true,
    },
    {
      id: "given",
      head: t("list.given"),
      cell: ({ discountFen }) => <Money fen={discountFen} bare />,
      figure: true,
      phoneHead: true,
    },
    {
      id: "state",
      head: t("list.state"),
      cell: ({ state }) => <Status state={STATES[state]} word={t(`list.states.${state}`)} small />,
      phone: "end",
    },
  ];
  return <Table caption={t("title")} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}
