import { NextIntlClientProvider } from "next-intl";
import type { ComponentProps } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import ui from "@/messages/zh/ui.json";
import table from "@/messages/zh/zone-table.json";
import zones from "@/messages/zh/zones.json";
import type { DraftRow } from "./zone-draft";
import { ZoneTable } from "./zone-table";

const nothing = () => undefined;
const row = (id: string, value: string) => {
  const record = { id, host: "www", type: "A" as const, value, ttlSeconds: 600, priority: null };
  return { key: id, state: "same" as const, was: record, record };
};

function show(
  rows: readonly DraftRow[],
  editing: string | null,
  more: Partial<ComponentProps<typeof ZoneTable>> = {},
): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="zh" messages={{ ui, zones, "zone-table": table }} timeZone="Asia/Shanghai">
      <ZoneTable
        caption="shanlicha.com"
        zone="shanlicha.com"
        {...{ rows, editing }}
        locked={[]}
        unreadable={[]}
        editor={editing === null ? null : <form aria-label="添加记录" />}
        readOnly={false}
        onEdit={nothing}
        onDelete={nothing}
        onRestore={nothing}
        {...more}
      />
    </NextIntlClientProvider>,
  );
}

it("the form of the first record stands without column heads, which name nothing that is there", () => {
  expect(show([], "")).toContain("添加记录");
  expect(show([], "")).not.toContain("columnheader");
  expect(show([row("1", "8.8.8.8")], "")).toContain("columnheader");
  expect(show([row("1", "8.8.8.8")], null)).toContain("columnheader");
});

it("the buttons of two records of one host and type have names of their own", () => {
  const page = show([row("1", "8.8.8.8"), row("2", "8.8.4.4")], null);
  for (const name of ["修改 www A 8.8.8.8", "修改 www A 8.8.4.4", "删除 www A 8.8.8.8", "删除 www A 8.8.4.4"])
    expect(page).toContain(`aria-label="${name}"`);
});

it("a new record that was not saved is removed; a changed one is restored", () => {
  const { record } = row("1", "8.8.8.8");
  const added = show([{ key: "new", state: "added", was: null, record }], null);
  expect(added).toContain("去掉");
  expect(added).not.toContain("还原");
  const changed = show([{ key: "1", state: "changed", was: record, record: { ...record, value: "8.8.4.4" } }], null);
  expect(changed).toContain("还原");
  expect(changed).not.toContain("去掉");
});

it("rows are ticked by boxes with names of their own, also all at once; a table that is only looked at has none", () => {
  const rows = [row("1", "8.8.8.8"), row("2", "8.8.4.4")];
  const select = { selected: new Set(["2"]), onSelect: nothing, onAll: nothing };
  const page = show(rows, null, { select });
  for (const name of ["选中 www A 8.8.8.8", "选中 www A 8.8.4.4", "选中显示的全部记录"]) expect(page).toContain(name);
  expect(page.match(/<input[^>]*checked/g)).toHaveLength(1);
  expect(show(rows, null)).not.toContain("checkbox");
});

it("rows of one host stand below its full name and their number; the head says what they are sorted by", () => {
  const sorting = { sort: "host" as const, down: true, onSort: nothing };
  const page = show([row("1", "8.8.8.8"), row("2", "8.8.4.4")], null, { grouped: true, sorting });
  expect(page.match(/<th[^>]*scope="row"/g)).toHaveLength(1);
  expect(page).toContain("www.shanlicha.com");
  expect(page).toContain("2 条");
  expect(page).toContain('aria-sort="descending"');
});

it("a remark is shown beside its record, and is a button where it can be changed", () => {
  const remarkOf = () => "办公室";
  const read = show([row("1", "8.8.8.8")], null, { remarkOf });
  expect(read).toContain("办公室");
  expect(read).not.toContain("的备注：");
  expect(show([row("1", "8.8.8.8")], null, { remarkOf, onRemark: nothing })).toContain("www A 8.8.8.8 的备注：办公室");
});
