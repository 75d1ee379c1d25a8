import { afterEach, expect, it, vi } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { MAX_SEARCH_TEXT } from "@/lib/core/search-text";
import { SearchPage } from "./search-page";

const address = vi.hoisted(() => ({ q: "" }));
vi.mock("next/navigation", async (original) => ({
  ...(await original<typeof import("next/navigation")>()),
  useSearchParams: () => new URLSearchParams({ q: address.q }),
}));
afterEach(() => vi.restoreAllMocks());

it("says how long a text may be that is too long to search for, and offers no second try", async () => {
  address.q = "a".repeat(MAX_SEARCH_TEXT + 1);
  const page = await renderedHtml(<SearchPage />);
  expect(page).toContain("文字太长，一次最多 2000 个字。");
  expect(page).not.toContain("<button");
  address.q = "a".repeat(MAX_SEARCH_TEXT);
  expect(await renderedHtml(<SearchPage />)).not.toContain("文字太长");
});
