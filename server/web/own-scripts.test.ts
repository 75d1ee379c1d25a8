import { describe, expect, it } from "vitest";
import { inlineScripts, ownScripts } from "./own-scripts";

const RUNTIME =
  '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["static/chunks/0a-b_c~d.js"],"runtimeModuleIds":[94553]});';
const BEGIN = "(self.__next_f=self.__next_f||[]).push([0])";
const DATA = 'self.__next_f.push([1,"1:\\"$Sreact.fragment\\"\\n2:[\\"\\u003cscript>\\"]\\n"])';
const MORE = 'self.__next_f.push([1,"山"])';
const tag = (code: string) => `<script>${code}</script>`;
const page = (body: string, tail = tag(BEGIN) + tag(DATA) + tag(MORE)) =>
  `<html><head><script src="/theme.js"></script></head><body>${body}<script id="_R_">${RUNTIME}</script>${tail}</body></html>`;
const OWN = new Set([RUNTIME, BEGIN, DATA, MORE]);

describe("the scripts of a page that are Next's own", () => {
  it("are the one that starts the program, and the data at the end", () => {
    expect(new Set(ownScripts(page("<h1>山</h1>")))).toEqual(OWN);
    expect(new Set(inlineScripts(page("")))).toEqual(OWN);
  });

  it.each([
    "alert(1)",
    'self.__next_f.push([1,"a"]);alert(1)',
    'self.__next_f.push([1,"planted data"])',
    "self.__next_f.push([1,alert(1)])",
    'self.__next_f.push([1,"a",alert(1)])',
    "self.__next_f.push([1,`a`])",
    `${BEGIN};alert(1)`,
    'x=alert(1),self.__next_f.push([1,"a"])',
    RUNTIME.replace("0a-b_c~d.js", "https://evil.example/x.js"),
    RUNTIME.replace("static/chunks/", "../../uploads/"),
    RUNTIME.replace("});", "});alert(1);"),
  ])("are never what was planted in its midst: %s", (planted) => {
    for (const html of [
      page(tag(planted)),
      page(`<script type="module">${planted}</script>`),
      page(`<SCRIPT>${planted}</SCRIPT>`),
    ]) {
      expect(ownScripts(html)).not.toContain(planted);
      expect(new Set(ownScripts(html))).toEqual(OWN);
      expect(inlineScripts(html)).toContain(planted);
    }
  });

  it.each([
    "alert(1)",
    'self.__next_f.push([1,"a"]);alert(1)',
    "self.__next_f.push([2,{}])",
    "self.__next_f.push([1,'a'])",
  ])("are no data at all when %s stands among it", (planted) => {
    for (const tail of [tag(BEGIN) + tag(planted) + tag(DATA), tag(BEGIN) + tag(DATA) + tag(planted)])
      expect(ownScripts(page("", tail))).not.toContain(planted);
  });

  it("are not data before the first of it, nor on a page that doesn't end like one", () => {
    expect(ownScripts(page("", tag(DATA) + tag(BEGIN) + tag(MORE)))).not.toContain(DATA);
    expect(ownScripts(`${page("")}${tag(DATA)}`)).toEqual([RUNTIME]);
    expect(ownScripts("")).toEqual([]);
  });

  it("are the last of two beginnings: what the page shows comes before", () => {
    const planted = RUNTIME.replace("94553", "666");
    expect(new Set(ownScripts(page(`<script id="_R_">${planted}</script>`)))).toEqual(OWN);
  });
});

describe("data for search engines", () => {
  const DATA_TAG = '<script type="application/ld+json">';
  const JSON_LD = '{"@context":"https://schema.org","@graph":[{"name":"\\u003c/script>"}]}';

  it("is no script", () => {
    const html = page(`${DATA_TAG}${JSON_LD}</script>`);
    expect(new Set(inlineScripts(html))).toEqual(OWN);
    expect(new Set(ownScripts(html))).toEqual(OWN);
  });

  it.each([
    [DATA_TAG, "alert(1)"],
    [DATA_TAG, '{"@context":"https://evil.example"}'],
    [`<!-- ${DATA_TAG} --><script>`, JSON_LD],
    ['<script type="application/ld+json" id="a">', JSON_LD],
    ["<script type='application/ld+json'>", JSON_LD],
    ["<script type=application/ld+json>", JSON_LD],
    ['<script type="application/ld+json;">', JSON_LD],
    ['<SCRIPT type="application/ld+json">', JSON_LD],
    ['<script data-type="application/ld+json">', JSON_LD],
    ['<script type="application/json">', JSON_LD],
    ['<script type="text/javascript" data-as="application/ld+json">', JSON_LD],
    ["<script>", JSON_LD],
  ])("is one by any other tag, or with anything else inside: %s%s", (tag, code) => {
    const found = inlineScripts(page(`${tag}${code}</script>`));
    expect(found.some((one) => one.includes(code))).toBe(true);
    expect(ownScripts(page(`${tag}${code}</script>`))).not.toContain(code);
  });
});
