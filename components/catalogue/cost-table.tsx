"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { removeCostCall } from "@/components/generated/pricing-cost";
import { Time } from "@/components/text/time";
import { formatFen } from "@/lib/core/money";
import type { CostEntry, CostLine } from "@/lib/pricing/cost-contract";
import { useUncheckedTranslations } from "@/messages/unchecked";
import { Button } from "../ui/button/button";
import { cn } from "../ui/cn";
import { Dialog } from "../ui/dialog";
import { Disclosure } from "../ui/disclosure";
import { input } from "../ui/field/field";
import { Icon } from "../ui/icon";
import { Note } from "../ui/note";
import { type Column, Table } from "../ui/table/table";
import { useMutation } from "../use-mutation";
import { CostForm } from "./cost-form";
import { marginText } from "./margin-table";

interface Props {
  productLine: string;
  rows: readonly CostLine[];
  today: string;
}

/** With more rows than this, the table gets a search field and collapsible groups. */
const MANY = 12;

const figure = (fen: bigint | null) => (fen === null ? "–" : formatFen(fen, { unit: false }));

/** The costs of a product line for which the upstream has no price endpoint: current, future and past. */
export function CostTable({ productLine, rows, today }: Props) {
  const t = useTranslations("catalogue.costs");
  const own = useUncheckedTranslations(`${productLine}Line`);
  const [open, setOpen] = useState<CostLine | null>(null);
  const [find, setFind] = useState("");
  const remove = useMutation(removeCostCall, { done: t("removed") });
  const name = ({ key }: CostLine) => own(`costs.${key.replaceAll(".", "_")}`);
  const cost = ({ current, coming }: CostLine) => (
    <>
      {current?.costFen == null ? <span className="text-bad">{t("notForSale")}</span> : figure(current.costFen)}
      {coming.map((entry) => (
        <span className="block text-xs/5.5 text-ink-2" key={entry.id}>
          {entry.costFen === null
            ? t("endsOn", { day: dayOf(entry) })
            : t("nextOn", { day: dayOf(entry), cost: figure(entry.costFen) })}
        </span>
      ))}
    </>
  );
  const columns: Column<CostLine>[] = [
    { id: "name", head: t("what"), phone: "title", cell: (row) => <b>{name(row)}</b> },
    { id: "per", head: t("per"), phone: "meta", cell: (row) => t(`billing.${row.per}`) },
    {
      id: "since",
      head: t("since"),
      phoneHead: true,
      cell: (row) => (row.current ? <Time at={row.current.validFrom} as="day" /> : "–"),
    },
    { id: "cost", head: t("cost"), figure: true, phone: "end", cell: cost },
    { id: "price", head: t("price"), figure: true, phoneHead: true, cell: (row) => figure(row.priceFen) },
    {
      id: "margin",
      head: t("margin"),
      figure: true,
      phoneHead: true,
      cell: (row) => marginText(row.current?.costFen ?? null, row.priceFen),
    },
    {
      id: "actions",
      head: t("actions"),
      hideHead: true,
      phone: "line",
      cell: (row) => (
        <Button small kind="flat" edge onClick={() => setOpen(row)}>
          {t("enter")}
          <span className="sr-only"> {name(row)}</span>
        </Button>
      ),
    },
  ];
  const withHistory = rows.filter(({ coming, past }) => coming.length + past.length > 0);
  const words = find.trim().toLowerCase().split(/\s+/);
  const shown = rows.filter((row) => words.every((word) => name(row).toLowerCase().includes(word)));
  const groups = groupsOf(shown, ({ of }) => (of ? own(`choices.${of.field}.${of.value}`) : t("others")));
  return (
    // The closed dialog at the end takes no room: a margin above each part, none below.
    <div className="[&>:where(:not(:first-child))]:mt-4">
      {rows.length > MANY && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <label className="sr-only" htmlFor="find-cost">
            {t("find")}
          </label>
          <input
            id="find-cost"
            className={cn(input(), "w-64 max-w-full")}
            type="search"
            value={find}
            placeholder={t("find")}
            onChange={(event) => setFind(event.target.value)}
          />
          <span className="text-sm text-ink-3 staff:text-xs" role="status">
            {t("count", { shown: shown.length, count: rows.length })}
          </span>
        </div>
      )}
      {groups.length > 1 && rows.length > MANY ? (
        <div>
          {groups.map((group) => (
            <CostGroup key={group.id} name={group.name} rows={group.rows} searching={find.trim() !== ""}>
              <Table
                className="mb-4"
                caption={group.name}
                columns={columns}
                rows={group.rows}
                rowKey={(row) => row.key}
              />
            </CostGroup>
          ))}
        </div>
      ) : (
        <Table caption={t("title")} columns={columns} rows={shown} rowKey={(row) => row.key} />
      )}
      {remove.failure && <Note kind="bad" title={remove.failure.detail} live />}
      {withHistory.length > 0 && (
        <Disclosure summary={t("history", { count: withHistory.length })} summaryClassName="min-h-8 text-sm">
          {withHistory.map((row) => (
            <section key={row.key} aria-label={name(row)}>
              <p className="text-sm font-strong">{name(row)}</p>
              <ol className="mb-4">
                {[...row.coming.toReversed(), ...(row.current ? [row.current] : []), ...row.past].map((entry) => (
                  <Entry
                    key={entry.id}
                    entry={entry}
                    onRemove={
                      row.coming.includes(entry) ? () => void remove.run({ productLine, id: entry.id }) : undefined
                    }
                  />
                ))}
              </ol>
            </section>
          ))}
        </Disclosure>
      )}
      <Dialog
        open={open !== null}
        onClose={() => setOpen(null)}
        title={open ? t("enterFor", { name: name(open) }) : ""}
      >
        {open && <CostForm productLine={productLine} row={open} today={today} onDone={() => setOpen(null)} />}
      </Dialog>
    </div>
  );
}

/** Groups rows by what they belong to, in the order of the table. */
function groupsOf(rows: readonly CostLine[], nameOf: (row: CostLine) => string) {
  const groups = new Map<string, { id: string; name: string; rows: CostLine[] }>();
  for (const row of rows) {
    const id = row.of ? `${row.of.field}.${row.of.value}` : "";
    const group = groups.get(id) ?? { id, name: nameOf(row), rows: [] };
    group.rows.push(row);
    groups.set(id, group);
  }
  return [...groups.values()];
}

/** The rows of one choice, collapsed to how many have a cost and how many lack one. Open while a search is typed. */
function CostGroup({
  name,
  rows,
  searching,
  children,
}: {
  name: string;
  rows: readonly CostLine[];
  searching: boolean;
  children: ReactNode;
}) {
  const t = useTranslations("catalogue.costs");
  const [open, setOpen] = useState(false);
  const lacking = rows.filter(({ current }) => current?.costFen == null).length;
  return (
    <details
      className="group border-t border-rule first:border-t-0"
      open={open || searching}
      onToggle={(event) => !searching && setOpen(event.currentTarget.open)}
    >
      <summary className="reach flex min-h-row cursor-pointer list-none flex-wrap items-center gap-x-3 gap-y-0.5 py-1.5">
        <Icon name="right" className="transition-[rotate] duration-(--duration-fast) ease-out group-open:rotate-90" />
        <b>{name}</b>
        <span className="text-sm text-ink-3 staff:text-xs">{t("have", { count: rows.length - lacking })}</span>
        {lacking > 0 && <span className="text-sm text-bad">{t("lack", { count: lacking })}</span>}
      </summary>
      {children}
    </details>
  );
}

const dayOf = ({ validFrom }: CostEntry) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(validFrom);

function Entry({ entry, onRemove }: { entry: CostEntry; onRemove: (() => void) | undefined }) {
  const t = useTranslations("catalogue.costs");
  return (
    <li className="flex flex-wrap gap-4 border-t border-rule py-1 text-sm first:border-t-0">
      <Time at={entry.validFrom} as="day" />
      <span className="figures">{entry.costFen === null ? t("ended") : formatFen(entry.costFen)}</span>
      <span className="text-ink-2">{[entry.by ?? t("setUp"), entry.note].filter(Boolean).join(t("comma"))}</span>
      {onRemove && (
        <Button small kind="flat" edge onClick={onRemove}>
          {t("takeBack")}
        </Button>
      )}
    </li>
  );
}
