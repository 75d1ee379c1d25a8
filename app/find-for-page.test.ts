import { expect, it, vi } from "vitest";
import { notFound } from "@/lib/core/errors";
import { findForPage } from "./find-for-page";
import { titleOr404 } from "./title-or-404";

vi.mock("next-intl/server", () => ({ getTranslations: async () => () => "没有这一页" }));

const id = "0190b1f2-0000-7000-8000-000000000001";

it("a page about nothing has the 404 page's title, also where the id is no id", async () => {
  const read = vi.fn(async () => "山里茶");
  const titleOf = async (asked: string, ask: () => Promise<string>) =>
    (await titleOr404("zh", await findForPage(asked, ask), (name) => name)).title;
  expect(await titleOf(id, read)).toBe("山里茶");
  expect(await titleOf("123", read)).toBe("没有这一页");
  expect(read).toHaveBeenCalledTimes(1);
  expect(await titleOf(id, () => Promise.reject(notFound("order")))).toBe("没有这一页");
  await expect(titleOf(id, () => Promise.reject(new Error("down")))).rejects.toThrow("down");
});
