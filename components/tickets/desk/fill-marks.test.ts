import { expect, it } from "vitest";
import { fillMarks, insertAt, marksLeft } from "./fill-marks";

it("puts the customer's name and the ticket's number in the place of their marks", () => {
  const text = "{customer}，您好：工单 {ticket} 已处理。{customer}";
  expect(fillMarks(text, { customer: "林晓雯", ticket: "T1" })).toBe("林晓雯，您好：工单 T1 已处理。林晓雯");
});

it("leaves a mark without a value to be seen, and any other braces", () => {
  const filled = fillMarks("{customer} {ticket} {server} $&", { customer: "", ticket: "$&" });
  expect(filled).toBe("{customer} $& {server} $&");
  expect(marksLeft(filled)).toEqual(["{customer}"]);
});

it("inserts on lines of its own, in the place of what is selected", () => {
  expect(insertAt("", "b\n")).toBe("b");
  expect(insertAt("a", "b")).toBe("a\n\nb");
  expect(insertAt("a\nXX\nc", "b", 2, 4)).toBe("a\n\nb\n\nc");
});
