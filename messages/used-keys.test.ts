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

/** A file's translators share names across its functions, so a key must be in one of the namespaces that the file opens. */
function missingIn(text: string): string[] {
  const opened = text.matchAll(
    /(?:use|get)Translations\((?:"([\w.-]+)"|\{[^}]*namespace: "([\w.-]+)"[^}]*\}|\{[^}]*\})?\)/g,
  );
  const among = [...new Set([...opened].map(([, plain, named]) => plain ?? named ?? ""))];
  const openers = [...text.matchAll(/const (\w+) = (?:await )?(?:use|get)Translations\(([^;]*)/g)];
  // A product line's own texts are opened by a variable: lines.test.ts holds those together.
  const variable = openers.filter(([, , words = ""]) => /^\w|`/.test(words)).map(([, name]) => name);
  const names = openers.map(([, name = ""]) => name).filter((name) => !variable.includes(name));
  return [...new Set(names)].flatMap((name) =>
    [...text.matchAll(new RegExp(`\\b${name}(?:\\.rich)?\\("([\\w.]+)"`, "g"))]
      .map(([, key = ""]) => among.map((namespace) => `${namespace}.${key}`))
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
