import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, it } from "vitest";

/** Every sentence that a page or component names by a plain key is there; the languages are held together by parity.test.ts. */
type Sentences = { [key: string]: string | Sentences };

const messages: Sentences = Object.fromEntries(
  readdirSync("messages/zh").map((file) => [
    basename(file, ".json"),
    JSON.parse(readFileSync(join("messages/zh", file), "utf8")) as Sentences,
  ]),
);

function has(path: string): boolean {
  let here: string | Sentences | undefined = messages;
  for (const key of path.split(".").filter((part) => part !== "")) {
    if (typeof here !== "object") return false;
    here = here[key];
  }
  return here !== undefined;
}

function missingIn(text: string): string[] {
  const namespaces = new Map<string, Set<string>>();
  for (const [, name = "", namespace = ""] of text.matchAll(
    /const (\w+) = (?:await )?(?:use|get)Translations\((?:"([\w.]+)")?\)/g,
  ))
    namespaces.set(name, (namespaces.get(name) ?? new Set()).add(namespace));
  // One name may stand for several namespaces in one file: the key must be in one of them.
  return [...namespaces].flatMap(([name, among]) =>
    [...text.matchAll(new RegExp(`\\b${name}(?:\\.rich)?\\("([\\w.]+)"`, "g"))]
      .map(([, key = ""]) => [...among].map((namespace) => `${namespace}.${key}`))
      .filter((paths) => !paths.some(has))
      .map((paths) => paths.join(" or ")),
  );
}

it("every sentence that is named by a plain key is there", () => {
  const files = ["app", "components"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
      .map((file) => join(folder, file)),
  );
  expect(files.length).toBeGreaterThan(300);
  expect(files.flatMap((file) => missingIn(readFileSync(file, "utf8")).map((path) => `${file}: ${path}`))).toEqual([]);
  expect(missingIn('const t = useTranslations("ui.reread");\nt("nowhere");')).toEqual(["ui.reread.nowhere"]);
});
