import { expect, it } from "vitest";
import { makeLater } from "@/scripts/testing/make-later";
import { briefly } from "./briefly";

it("reads once for all calls within two seconds, and again afterwards or after forget()", async () => {
  let reads = 0;
  const one = briefly("test-reads", async () => ++reads);
  expect(await Promise.all([one.get(), one.get()])).toEqual([1, 1]);
  await makeLater(1_000);
  expect(await one.get()).toBe(1);
  await makeLater(1_000);
  expect(await one.get()).toBe(2);
  one.forget();
  expect(await one.get()).toBe(3);
});

it("reads again after a failure, and a late failure discards nothing that was read since", async () => {
  const reads: { resolve: (value: number) => void; reject: (error: Error) => void }[] = [];
  const one = briefly("test-failures", () => new Promise<number>((resolve, reject) => reads.push({ resolve, reject })));
  const first = one.get();
  one.forget();
  const second = one.get();
  reads[0]?.reject(new Error("away"));
  await expect(first).rejects.toThrow("away");
  expect(one.get()).toBe(second);
  reads[1]?.reject(new Error("away"));
  await expect(second).rejects.toThrow("away");
  const third = one.get();
  expect(third).not.toBe(second);
  reads[2]?.resolve(7);
  expect(await third).toBe(7);
});
