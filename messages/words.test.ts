import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { languages } from "./languages";
import { loadMessages, type Messages } from "./load";

/** Which words customers read is decided in docs/glossary.md; these are the others. */
const NOT: Record<string, readonly RegExp[]> = {
  en: [
    /\be-mails?\b|\bby mail\b/i,
    /\b(?:a|the|this|that|bulk|confirmation|send|receives?) mails?\b(?! (?:server|program|app))/i,
    // BIND is the name server.
    /\b(?:[Uu]n)?[Bb]ind(?:s|ing)?\b/,
    /\b(?:ask|write to) us\b|\bcontact (?:our )?support\b/i,
    /\bout of stock\b/i,
    /\bback-?orders?\b/i,
  ],
  zh: [/联系客服|问我们/, /缺货/, /抢注/],
};

function sentences(messages: Messages, path: string): [path: string, text: string][] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}.${key}`, value] as const] : sentences(value, `${path}.${key}`),
  ) as [string, string][];
}

describe("one word for one thing", () => {
  it.each(languages)("%s", async (language) => {
    const { reports: _reports, desk: _desk, primitives: _primitives, ...shown } = await loadMessages(language);
    const wrong = sentences(shown, language).filter(([, text]) => NOT[language]?.some((word) => word.test(text)));
    expect(wrong).toEqual([]);
  });

  it("has a place in the glossary", () => {
    const glossary = readFileSync("docs/glossary.md", "utf8");
    for (const word of ["email", "connect a domain", "contact us"]) expect(glossary).toContain(word);
  });
});
