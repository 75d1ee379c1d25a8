import { expect, it } from "vitest";
import type { StaffTicketDetail } from "@/lib/tickets/admin-contract";
import { countOfOthers, lastOfOthers } from "./others-in-thread";

const message = (id: string, author: string | null, name = "") => ({
  ...{ id, by: "staff", author: author === null ? null : { id: author, name } },
});
const thread = (...messages: ReturnType<typeof message>[]) =>
  ({ messages, relays: [{ answers: [{}, {}] }, { answers: [{}] }] }) as unknown as StaffTicketDetail;

it("what the reader wrote is no news: neither counted nor the last of others", () => {
  const ticket = thread(message("m1", "lin"), message("m2", "chen", "陈立"), message("m3", "own"));
  expect(countOfOthers(ticket, "own")).toBe(2 + 3);
  expect(lastOfOthers(ticket, "own")).toEqual({ id: "m2", by: "staff", name: "陈立" });
});

it("an author who is not known is somebody else", () => {
  expect(countOfOthers(thread(message("m1", null)), "own")).toBe(1 + 3);
  expect(lastOfOthers(thread(message("m1", null)), "own")).toEqual({ id: "m1", by: "staff", name: "" });
  expect(lastOfOthers(thread(message("m1", "own")), "own")).toBeUndefined();
});
