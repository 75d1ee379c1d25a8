import { expect, it } from "vitest";
import { allPages, csvList } from "./csv-list";

it("is read page by page, each when the one before has been taken", async () => {
  const asked: (string | undefined)[] = [];
  const pages = allPages(async (after) => {
    asked.push(after);
    const page = Number(after ?? "0");
    return { rows: [{ n: page * 2 }, { n: page * 2 + 1 }], next: page < 2 ? String(page + 1) : null };
  });
  const columns = { n: (row: { n: number }) => row.n, fen: (row: { n: number }) => BigInt(row.n) };
  const response = csvList({ filename: "x.csv", columns, head: (name) => `=${name}`, pages });
  expect(response.headers.get("content-disposition")).toBe('attachment; filename="x.csv"');
  const reader = response.body?.getReader();
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const chunk = async () => decoder.decode((await reader?.read())?.value);
  expect(await chunk()).toBe(`\uFEFF"'=n","'=fen"\r\n`);
  expect(await chunk()).toBe(`"0","0.00"\r\n"1","0.01"\r\n`);
  // A stream reads one piece ahead.
  expect(asked.length).toBeLessThanOrEqual(2);
  expect(await chunk()).toBe(`"2","0.02"\r\n"3","0.03"\r\n`);
  expect(await chunk()).toBe(`"4","0.04"\r\n"5","0.05"\r\n`);
  expect((await reader?.read())?.done).toBe(true);
  expect(asked).toEqual([undefined, "1", "2"]);
});

it("an empty list is its heads alone", async () => {
  const pages = allPages(async () => ({ rows: [] as string[], next: null }));
  const response = csvList({ filename: "x.csv", columns: { a: (row: string) => row }, head: () => "甲", pages });
  expect(await response.text()).toBe(`"甲"\r\n`);
});

it("keeps all digits of long numbers in a spreadsheet, and gives a program the numbers alone", async () => {
  const rows = () => allPages(async () => ({ rows: ["4200002456202611271234567890"], next: null }));
  const list = { filename: "x.csv", columns: { a: (row: string) => row }, head: () => "甲" };
  expect(await csvList({ ...list, pages: rows() }).text()).toBe(`"甲"\r\n"'4200002456202611271234567890"\r\n`);
  const forProgram = await csvList({ ...list, pages: rows(), forProgram: true }).text();
  expect(forProgram).toBe(`"甲"\r\n"4200002456202611271234567890"\r\n`);
});
