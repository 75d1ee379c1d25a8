import { expect, it } from "vitest";
import { SPECIAL_PARTS } from "./special-parts";
import errors from "./zh/errors.json";
import search from "./zh/search.json";
import shell from "./zh/shell.json";
import ui from "./zh/ui.json";

it("the special parts are parts of their namespaces", () => {
  const namespaces: Record<string, object> = { errors, shell, search, ui };
  expect(Object.keys(SPECIAL_PARTS).sort()).toEqual(Object.keys(namespaces).sort());
  for (const [name, parts] of Object.entries(SPECIAL_PARTS))
    expect(parts.filter((part) => !(part in (namespaces[name] ?? {})))).toEqual([]);
});
