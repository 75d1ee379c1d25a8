import { expect, it, vi } from "vitest";
import { AppError, notFound } from "./errors";

it("an AppError of another copy of this module is one, too: pages and the API have a copy each", async () => {
  vi.resetModules();
  const copy = await import("./errors");
  expect(copy.AppError).not.toBe(AppError);
  expect(copy.invalid({ email: "input.email" })).toBeInstanceOf(AppError);
  expect(notFound("order")).toBeInstanceOf(copy.AppError);
});

it("other errors are none, whatever they carry", () => {
  for (const other of [
    new Error("x"),
    Object.assign(new TypeError("x"), { code: "a", status: 422 }),
    null,
    "AppError",
    {},
  ])
    expect(other instanceof AppError).toBe(false);
});
