import { expect, it } from "vitest";
import { isChoosable, parseView, shownColumns, writeView } from "./table-view";

const columns = [
  { id: "name", head: "Name", phone: "title" },
  { id: "state", head: "State" },
  { id: "total", head: "Total" },
  { id: "actions", head: "Actions", hideHead: true },
] as const;

it("hides what its cookie names, but never the column that names the row or one without a head", () => {
  const view = parseView("orders", "compact.state.name.actions");
  expect(view).toEqual({ list: "orders", compact: true, hidden: ["state", "name", "actions"] });
  expect(shownColumns(columns, view).map(({ id }) => id)).toEqual(["name", "total", "actions"]);
  expect(columns.filter(isChoosable).map(({ id }) => id)).toEqual(["state", "total"]);
  expect(parseView("orders", writeView(view))).toEqual(view);
});

it("whatever stands in the cookie is some view", () => {
  const plain = { list: "orders", compact: false, hidden: [] };
  for (const text of [undefined, "", "....", "%ff", "<script>", "__proto__", "a".repeat(9_999), "状态"])
    expect(parseView("orders", text)).toEqual(plain);
  expect(shownColumns(columns, parseView("orders", "constructor.nothing"))).toEqual(columns);
  expect(writeView(parseView("orders", ""))).toBe("");
});
