import "server-only";
import PDFDocument from "pdfkit";
import { formatFen } from "@/lib/core/money";
import en from "@/messages/en/papers.json";
import zh from "@/messages/zh/papers.json";
import { amountInWords } from "./amount-in-words";
import type { BothLanguages, PaperSheet } from "./contract";
import { paperFonts } from "./paper-fonts";
import { bilingual, sheetFacts } from "./sheet-facts";
import { sheetWords } from "./sheet-words";

/** A4 in points, with margins of 20 mm. */
const PAGE = { width: 595.28, height: 841.89, margin: 56.7 };
const RIGHT = PAGE.width - PAGE.margin;
const WIDTH = RIGHT - PAGE.margin;
/** Where the lines of a page end: the footer is below. */
const BOTTOM = PAGE.height - 92;
const INK = "#000000";
const GREY = "#5b564e";
const RULE = "#bbbbbb";
const NUMBER_WIDTH = 34;
const AMOUNT_WIDTH = 110;

type Weight = "regular" | "strong";
type Words = keyof typeof zh.sheet;

/**
 * A paper as PDF/A-2b, in Chinese and English: the glyphs that it uses are embedded, and its text can be copied. The same paper gives
 * the same bytes, because dates and ids come from it and from nothing else.
 */
export async function drawPaper(sheet: PaperSheet): Promise<Buffer> {
  const fonts = await paperFonts(charactersOf(sheet));
  const title = `${say(`title.${sheet.kind}`).zh} ${sheet.number}`;
  const doc = new PDFDocument({
    size: "A4",
    margin: 0,
    pdfVersion: "1.7",
    subset: "PDF/A-2b",
    lang: "zh-CN",
    displayTitle: true,
    bufferPages: true,
    font: fonts.regular as never,
    info: {
      Title: title,
      Author: sheet.content.seller.company.zh,
      Subject: say(`title.${sheet.kind}`).en,
      CreationDate: sheet.issuedAt,
      ModDate: sheet.issuedAt,
    },
  });
  doc.registerFont("regular", fonts.regular);
  doc.registerFont("strong", fonts.strong);
  const bytes = collect(doc);
  new PaperPen(doc, sheet).draw();
  doc.end();
  return bytes;
}

/** All characters that may be printed on a paper. */
function charactersOf({ totalFen, ...sheet }: PaperSheet): string {
  const said = JSON.stringify([sheet, zh.sheet, en.sheet], (_, value) => (typeof value === "bigint" ? "" : value));
  const ascii = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join("");
  return [...new Set(`${said}${amountInWords(totalFen)}${ascii}¥−·（）`)].toSorted().join("");
}

function collect(doc: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => resolve(Buffer.concat(chunks)));
    doc.on("error", reject);
  });
}

/** A label of the paper in both languages. */
function say(key: Words | `${Words}.${string}`, values: Record<string, number> = {}): BothLanguages {
  return { zh: sheetWords.zh(key as never, values as never), en: sheetWords.en(key as never, values as never) };
}

/** Draws one paper from top to bottom; `y` is where the next part begins. */
class PaperPen {
  private y = PAGE.margin;

  constructor(
    private readonly doc: PDFKit.PDFDocument,
    private readonly sheet: PaperSheet,
  ) {}

  draw(): void {
    this.head();
    this.facts();
    this.lines();
    this.total();
    this.notes();
    const { count } = this.doc.bufferedPageRange();
    for (let at = 0; at < count; at++) {
      this.doc.switchToPage(at);
      this.footer(at + 1, count);
    }
  }

  /** @returns the height that it took. */
  private text(
    text: string,
    x: number,
    y: number,
    look: { size: number; weight?: Weight; color?: string; width?: number; align?: "left" | "right" | "center" },
  ): number {
    const { size, weight = "regular", color = INK, width = WIDTH, align = "left" } = look;
    this.doc.font(weight).fontSize(size).fillColor(color);
    this.doc.text(text, x, y, { width, align, lineGap: size * 0.22 });
    return this.doc.y - y;
  }

  private height(text: string, size: number, width: number, weight: Weight = "regular"): number {
    this.doc.font(weight).fontSize(size);
    return text ? this.doc.heightOfString(text, { width, lineGap: size * 0.22 }) : 0;
  }

  private rule(y: number, width = 0.5, color = RULE, from = PAGE.margin): void {
    this.doc.moveTo(from, y).lineTo(RIGHT, y).lineWidth(width).strokeColor(color).stroke();
  }

  private head(): void {
    const { kind, content } = this.sheet;
    const { name } = content.seller;
    const title = say(`title.${kind}`);
    const half = WIDTH / 2;
    this.text(name.zh, PAGE.margin, this.y + 4, { size: 15, weight: "strong", width: half });
    const { en } = bilingual(name);
    if (en) this.text(en, PAGE.margin, this.y + 25, { size: 9, color: GREY, width: half });
    const right = { width: half, align: "right" as const };
    this.text(title.zh, PAGE.margin + half, this.y, { size: 20, weight: "strong", ...right });
    this.text(title.en, PAGE.margin + half, this.y + 27, { size: 10, color: GREY, ...right });
    this.y += 50;
    this.rule(this.y, 1.2, INK);
    this.y += 16;
  }

  private facts(): void {
    const facts = sheetFacts(this.sheet);
    const gap = 24;
    const column = (WIDTH - gap) / 2;
    for (let at = 0; at < facts.length; at += 2) {
      const pair = facts.slice(at, at + 2);
      const alone = pair.length === 1 ? WIDTH : column;
      const heights = pair.map(({ label, value }, place) =>
        this.fact(say(label), value === "wallet" ? say("wallet") : value, PAGE.margin + place * (column + gap), alone),
      );
      this.y += Math.max(...heights) + 9;
    }
    this.y += 12;
  }

  /** A label in both languages above its value. */
  private fact(label: BothLanguages, value: BothLanguages, x: number, width: number): number {
    const labelHeight = this.text(`${label.zh}  ${label.en}`, x, this.y, { size: 8, color: GREY, width });
    const height = this.text(value.zh, x, this.y + labelHeight + 1, { size: 10.5, width });
    const second = value.en
      ? this.text(value.en, x, this.y + labelHeight + 1 + height, { size: 8.5, color: GREY, width })
      : 0;
    return labelHeight + 1 + height + second;
  }

  private tableHead(): void {
    const at = (key: Words) => {
      const { zh, en } = say(key);
      return `${zh}  ${en}`;
    };
    this.rule(this.y, 0.8, INK);
    this.y += 6;
    const look = { size: 8, color: GREY };
    const height = this.text(at("n"), PAGE.margin, this.y, { ...look, width: NUMBER_WIDTH + 20 });
    this.text(at("item"), PAGE.margin + NUMBER_WIDTH + 16, this.y, look);
    this.text(at("amount"), RIGHT - AMOUNT_WIDTH, this.y, { ...look, width: AMOUNT_WIDTH, align: "right" });
    this.y += height + 5;
    this.rule(this.y);
  }

  private lines(): void {
    this.tableHead();
    const x = PAGE.margin + NUMBER_WIDTH + 16;
    const width = RIGHT - AMOUNT_WIDTH - 12 - x;
    this.sheet.content.lines.forEach((line, index) => {
      const what = `${line.what.zh} · ${line.what.en}`;
      const details = line.details ? [line.details.zh, bilingual(line.details).en].filter(Boolean) : [];
      const height =
        this.height(line.name, 10.5, width, "strong") +
        this.height(what, 8.5, width) +
        details.reduce((sum, text) => sum + this.height(text, 8, width), 0) +
        16;
      if (this.y + height > BOTTOM) this.nextPage();
      this.y += 8;
      this.text(String(index + 1), PAGE.margin, this.y, { size: 10.5, width: NUMBER_WIDTH });
      this.text(formatFen(line.amountFen, { unit: false }), RIGHT - AMOUNT_WIDTH, this.y, {
        ...{ size: 10.5, width: AMOUNT_WIDTH, align: "right" },
      });
      this.y += this.text(line.name, x, this.y, { size: 10.5, weight: "strong", width });
      this.y += this.text(what, x, this.y, { size: 8.5, color: GREY, width });
      for (const text of details) this.y += this.text(text, x, this.y, { size: 8, color: GREY, width });
      this.y += 8;
      this.rule(this.y);
    });
  }

  private nextPage(): void {
    const { kind, number } = this.sheet;
    const [title, continued] = [say(`title.${kind}`), say("continued")];
    this.doc.addPage({ size: "A4", margin: 0 });
    this.y = PAGE.margin;
    const text = `${title.zh} ${number}（${continued.zh}）  ${title.en} (${continued.en})`;
    this.y += this.text(text, PAGE.margin, this.y, { size: 9, color: GREY }) + 10;
    this.tableHead();
  }

  private total(): void {
    if (this.y + 120 > BOTTOM) this.nextPage();
    const { kind, totalFen } = this.sheet;
    const [label, inWords] = [say(`total.${kind}`), say("inWords")];
    this.y += 14;
    const amount = formatFen(totalFen);
    const wordsWidth = WIDTH - AMOUNT_WIDTH - 100;
    const words = this.text(`${inWords.zh}  ${inWords.en}`, PAGE.margin, this.y, { size: 8, color: GREY });
    this.text(amountInWords(totalFen), PAGE.margin, this.y + words + 1, { size: 10.5, width: wordsWidth });
    const right = { width: 220, align: "right" as const };
    this.text(`${label.zh}  ${label.en}`, RIGHT - 220, this.y, { size: 8, color: GREY, ...right });
    this.text(amount, RIGHT - 220, this.y + words, { size: 15, weight: "strong", ...right });
    const ruled = this.doc.font("strong").fontSize(15).widthOfString(amount);
    const below = this.y + words + 22;
    this.rule(below, 0.8, INK, RIGHT - ruled);
    this.rule(below + 2.2, 0.8, INK, RIGHT - ruled);
    this.y = below + 30;
  }

  private notes(): void {
    const { zh, en } = say(`notes.${this.sheet.kind}`);
    this.y += this.text(zh, PAGE.margin, this.y, { size: 8.5, color: GREY });
    this.y += this.text(en, PAGE.margin, this.y, { size: 8.5, color: GREY });
  }

  private footer(page: number, pages: number): void {
    const { seller } = this.sheet.content;
    const y = PAGE.height - 70;
    this.rule(y);
    const place = say("page", { page, pages });
    this.text(`${place.zh}  ${place.en}`, RIGHT - 160, y + 7, { size: 8, color: GREY, width: 160, align: "right" });
    const first = [seller.company.zh, seller.phone, seller.email].filter(Boolean).join("   ");
    const second = [seller.url.replace(/^https?:\/\//, ""), seller.icp, seller.police].filter(Boolean).join("   ");
    const height = this.text(first, PAGE.margin, y + 7, { size: 8, color: GREY, width: WIDTH - 170 });
    this.text(second, PAGE.margin, y + 7 + height, { size: 8, color: GREY, width: WIDTH - 170 });
  }
}
