import { describe, expect, it } from "vitest";
import { markdownAddresses, markdownBlocks, renderMarkdown } from "./render-markdown";

const html = (markdown: string, language: "zh" | "en" = "zh") => renderMarkdown(markdown, language).html.trim();

describe("an article's HTML", () => {
  it.each([
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "a <b onclick=alert(1)>b</b>",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](data:text/html,x)",
    "[a](vbscript:x)",
    "[a](//evil.example/x)",
    "[a](/\\evil.example)",
    "![a](https://evil.example/x.png)",
    "![a](data:image/png;base64,AAAA)",
    '<https://ok.example/"onmouseover=alert(1)>',
    "[a]: javascript:alert(1)\n\n[a]",
    '```"><script>\nx\n```',
  ])("holds nothing that staff could harm a reader with: %s", (markdown) => {
    const made = html(markdown);
    expect(made).not.toMatch(/<(?!\/?(?:p|a|pre|code)\b)/);
    expect(made).not.toMatch(/(?:href|src)="(?!https:\/\/ok\.example\/|\/%5C)/);
    for (const [tag] of made.matchAll(/<[^>]*>/g)) expect(tag).not.toMatch(/\son\w+=(?!.*")/);
  });

  it("keeps links to pages of the shop in the language of the article", () => {
    const text = "[a](/help/refunds?x=1#y) [b](/account/wallet) [c](#part)";
    expect(html(text, "en")).toBe(
      '<p><a href="/en/help/refunds?x=1#y">a</a> <a href="/account/wallet">b</a> <a href="#part">c</a></p>',
    );
    expect(html(text, "zh")).toContain('href="/help/refunds?x=1#y"');
  });

  it("tells other sites nothing of where the reader comes from", () => {
    expect(html("[a](https://other.example/x)")).toBe(
      '<p><a href="https://other.example/x" rel="noreferrer">a</a></p>',
    );
  });

  it("shows pictures of the shop, with what they show", () => {
    expect(html("![A form](/share.png)")).toBe('<p><img src="/share.png" alt="A form" loading="lazy"></p>');
  });

  it("gives each heading an anchor of its own, below the page's title", () => {
    const { html: made, headings } = renderMarkdown(
      "# 一\n\n## 到期以后：域名\n\n## A & `b`\n\n## A b\n\n### c\n\n##### d",
      "zh",
    );
    expect(headings).toEqual([
      { id: "一", text: "一" },
      { id: "到期以后-域名", text: "到期以后：域名" },
      { id: "a-b", text: "A & b" },
      { id: "a-b-2", text: "A b" },
    ]);
    expect(made).toContain('<h3 id="c">c</h3>');
    expect(made).toContain('<h4 id="d">d</h4>');
  });

  it("has tables without style attributes", () => {
    expect(html("| a | b |\n| :-: | --: |\n| 1 | 2 |")).not.toContain("style");
  });
});

it("the texts for searching have headings, cells and code, and no signs of Markdown", () => {
  const text = "## A\n\n**b** [c](/d)\n\n- x\n- y\n\n| e | f |\n| - | - |\n| `g` | h |\n\n```\ni < j\n```";
  expect(markdownBlocks(text)).toEqual(["A · b c", "x", "y", "e · f", "g · h", "i < j"]);
});

it("finds the addresses in a text", () => {
  expect(markdownAddresses("[a](/help/x) ![b](/c.png) `[d](/e)`")).toEqual({
    links: ["/help/x"],
    pictures: ["/c.png"],
  });
});
