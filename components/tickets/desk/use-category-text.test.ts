import { describe, expect, it } from "vitest";
import { relayCategories } from "@/lib/tickets/relay-contract";
import { languages } from "@/messages/languages";
import { loadMessages } from "@/messages/load";
import { categoryParts } from "./use-category-text";

describe.each([...languages])("the upstream's categories of questions, %s", (language) => {
  it("all have words, and all words are used", async () => {
    const { category } = (await loadMessages(language)).desk as unknown as {
      category: Record<"product" | "kind", Record<string, string>>;
    };
    const parts = relayCategories.map(categoryParts);
    const used = (part: "product" | "kind") => [...new Set(parts.map((one) => one[part]))].sort();
    expect(used("product")).toEqual(Object.keys(category.product).sort());
    expect(used("kind")).toEqual(Object.keys(category.kind).sort());
  });
});
