import { describe, expect, it } from "vitest";
import { ListAddress } from "./list-address";

const list = new ListAddress({
  path: "/admin/orders",
  filters: { filter: "done", q: "tea & silk" },
  tabs: ["filter"],
  sort: "-total",
  firstSort: "-placed",
  after: "abc",
});

describe("the addresses of a list", () => {
  it("keep filters and sort; the cursor stands in the next page's alone", () => {
    expect(list.next("x_y")).toBe("/admin/orders?filter=done&q=tea+%26+silk&sort=-total&after=x_y");
    expect(list.next(null)).toBeUndefined();
    expect(list.first).toBe("/admin/orders?filter=done&q=tea+%26+silk&sort=-total");
    expect(list.with({ filter: "open" })).toBe("/admin/orders?filter=open&q=tea+%26+silk&sort=-total");
    expect(list.with({ filter: undefined })).toBe("/admin/orders?q=tea+%26+silk&sort=-total");
    expect(list.sorted("total")).toBe("/admin/orders?filter=done&q=tea+%26+silk&sort=total");
  });

  it("leave out the sort that the list has anyway, but tell it to the CSV", () => {
    expect(list.sorted("-placed")).toBe("/admin/orders?filter=done&q=tea+%26+silk");
    const plain = new ListAddress({ path: "/a", filters: {}, sort: "-placed", firstSort: "-placed" });
    expect(plain.with({})).toBe("/a");
    expect(plain.first).toBeUndefined();
    expect(plain.at("/api/v1/a/csv")).toBe("/api/v1/a/csv?sort=-placed");
    expect(list.at("/api/v1/a/csv")).toBe("/api/v1/a/csv?filter=done&q=tea+%26+silk&sort=-total");
  });

  it("without the filter bar's fields keep what the tabs have set, and the sort", () => {
    expect(list.isFiltered).toBe(true);
    expect(list.cleared).toBe("/admin/orders?filter=done&sort=-total");
    expect(list.kept).toEqual({ filter: "done", sort: "-total" });
    expect(new ListAddress({ path: "/a", filters: { filter: "done" }, tabs: ["filter"] }).isFiltered).toBe(false);
  });
});
