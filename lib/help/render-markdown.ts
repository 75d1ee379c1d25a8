import "server-only";
import MarkdownIt from "markdown-it";
import { addressIn } from "@/messages/addresses";
import type { Language } from "@/messages/languages";

export interface RenderedMarkdown {
  /** Safe: every tag in it was made by the renderer, and every address was checked. */
  html: string;
  /** Headings of the second level, for the table of contents. */
  headings: { id: string; text: string }[];
}

/** Addresses that a link may have: a page of the shop, a place on the page, the web, a mail or a telephone. */
const LINK = /^(?:\/(?![/\\])|#|https?:\/\/|mailto:|tel:)/i;
const OWN = /^\/(?![/\\])/;

/** With `html: false` tags in the text are shown as text. */
const markdownIt = new MarkdownIt({ html: false });
markdownIt.validateLink = (address) => LINK.test(address);

type Token = ReturnType<typeof markdownIt.parse>[number];

/**
 * Markdown as safe HTML. Headings begin at the second level, because the page has its title, and have anchors; links to pages of the shop stay
 * in the language; pictures come only from the shop's own addresses.
 */
export function renderMarkdown(markdown: string, language: Language): RenderedMarkdown {
  const tokens = markdownIt.parse(markdown, {});
  const headings: RenderedMarkdown["headings"] = [];
  const taken = new Set<string>();
  tokens.forEach((token, at) => {
    if (token.type === "heading_open" || token.type === "heading_close") token.tag = levelOf(token);
    if (token.type === "heading_open") {
      const text = textOf(tokens[at + 1]);
      const id = anchorOf(text, taken);
      token.attrSet("id", id);
      if (token.tag === "h2") headings.push({ id, text });
    }
    // The page's policy refuses a style attribute, by which the renderer would align a column.
    if (token.type === "th_open" || token.type === "td_open") token.attrs = null;
    for (const child of token.children ?? []) checkInline(child, language);
  });
  return { html: markdownIt.renderer.render(tokens, markdownIt.options, {}), headings };
}

// A table that is too wide for a phone scrolls by itself.
markdownIt.renderer.rules.table_open = () => "<div data-table><table>\n";
markdownIt.renderer.rules.table_close = () => "</table></div>\n";

/** The texts of a Markdown source, for searching: one for each paragraph, item or row of a table, behind the heading above it. */
export function markdownBlocks(markdown: string): string[] {
  const blocks: string[] = [];
  let heading = "";
  let row: string[] | undefined;
  const add = (text: string) => {
    const plain = text.replace(/\s+/g, " ").trim();
    if (plain !== "") blocks.push(heading === "" ? plain : `${heading} · ${plain}`);
    heading = "";
  };
  markdownIt.parse(markdown, {}).forEach((token, at, tokens) => {
    if (token.type === "tr_open") row = [];
    if (token.type === "tr_close" && row) {
      add(row.filter((cell) => cell !== "").join(" · "));
      row = undefined;
    }
    if (token.type === "fence" || token.type === "code_block") add(token.content);
    if (token.type !== "inline") return;
    if (row) row.push(textOf(token));
    else if (tokens[at - 1]?.type === "heading_open") heading = textOf(token);
    else add(textOf(token));
  });
  return blocks;
}

/** The addresses of links and pictures in a Markdown source. */
export function markdownAddresses(markdown: string): { links: string[]; pictures: string[] } {
  const inline = markdownIt.parse(markdown, {}).flatMap(({ children }) => children ?? []);
  const all = (type: string, name: string) =>
    inline.flatMap((token) => (token.type === type ? [String(token.attrGet(name) ?? "")] : []));
  return { links: all("link_open", "href"), pictures: all("image", "src") };
}

const levelOf = ({ tag }: Token) => `h${Math.min(Math.max(Number(tag.slice(1)), 2), 4)}`;

function textOf(token: Token | undefined): string {
  return (token?.children ?? [])
    .map(({ type, content }) => (type === "softbreak" || type === "hardbreak" ? " " : content))
    .join("");
}

function anchorOf(text: string, taken: Set<string>): string {
  const plain =
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "") || "part";
  let id = plain;
  for (let count = 2; taken.has(id); count++) id = `${plain}-${count}`;
  taken.add(id);
  return id;
}

function checkInline(token: Token, language: Language): void {
  if (token.type === "link_open") {
    const href = String(token.attrGet("href") ?? "");
    if (OWN.test(href)) token.attrSet("href", addressIn(language, href));
    else if (/^https?:/i.test(href)) token.attrSet("rel", "noreferrer");
  }
  if (token.type === "image") {
    if (OWN.test(String(token.attrGet("src") ?? ""))) token.attrSet("loading", "lazy");
    else {
      token.type = "text";
      token.content = textOf(token) || token.content;
    }
  }
}
