import { expect, it } from "vitest";
import type { Edit } from "./diff";
import { portionsOf } from "./portions";
import type { ExistingRecord } from "./record";

const record = (id: string, host: string): ExistingRecord => ({
  ...{ id, host, type: "A", value: "8.8.8.8", ttlSeconds: 600, priority: null },
});
const plain = (host: string) => ({ host, type: "A" as const, value: "9.9.9.9", ttlSeconds: 600, priority: null });
const add = (host: string): Edit => ({ op: "add", record: plain(host) });
const del = (id: string): Edit => ({ op: "delete", id });
const change = (id: string, host: string): Edit => ({ op: "change", id, record: plain(host) });

it("few edits stay as they are", () => {
  const edits = [add("a"), add("b")];
  expect(portionsOf(edits, [], 2)).toEqual([edits]);
  expect(portionsOf([], [], 2)).toEqual([]);
});

it("edits of one host, and of hosts between which a record moves, are in one portion", () => {
  const records = [record("1", "a"), record("2", "b"), record("3", "c")];
  const edits = [del("1"), add("x"), add("y"), add("a"), change("2", "a"), del("3")];
  expect(portionsOf(edits, records, 3)).toEqual([
    [del("1"), add("a"), change("2", "a")],
    [add("x"), add("y"), del("3")],
  ]);
});

it("a host with more edits than a portion holds is divided: deletions come last, and nothing is lost", () => {
  const records = [record("1", "a"), record("2", "a")];
  const edits = [del("1"), add("b"), add("a"), del("2"), add("a")];
  const portions = portionsOf(edits, records, 2);
  expect(portions).toEqual([[add("a"), add("a")], [del("1"), del("2")], [add("b")]]);
});
