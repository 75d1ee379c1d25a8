import { expect, it } from "vitest";
import { askedWords } from "./asked-words";

it.each([
  ["q=tea", "tea"],
  ["", ""],
  ["suffix=.com", ""],
  ["q=tea&suffix=.com", "tea.com"],
  ["q=+tea++kumquat,rice、茶&suffix=.中国", " tea.中国  kumquat.中国,rice.中国、茶.中国"],
  ["q=tea.cn+rice。net+kumquat&suffix=.com", "tea.cn rice。net kumquat.com"],
  // Copying from a document brings them along, between words as well.
  ["q=a%00b+tea%1F%7F&suffix=.com", "a.com b.com tea.com "],
  // The field has one line: it would drop a line break, and show one name.
  ["q=a%0Ab%0D%0A%09c", "a b c"],
  ["q=1)+tea+2.+rice+8848&suffix=.com", "1) tea.com 2. rice.com 8848.com"],
])("the address ?%s asks for “%s”", (query, wanted) => {
  expect(askedWords(new URLSearchParams(query))).toBe(wanted);
});
