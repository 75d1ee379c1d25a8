import "server-only";
import { formatFen } from "@/lib/core/money";
import type { BothLanguages, PaperLine, PaperSheet, PrintedSheet } from "./contract";
import { paperFonts } from "./paper-fonts";
import { printSheet, saidOnce, sayBoth } from "./print-sheet";
import { textRuns } from "./text-runs";

/** A4 in points, with margins of 20 mm. */
const PAGE = { width: 595.28, height: 841.89, margin: 56.7 };
const RIGHT = PAGE.width - PAGE.margin;
const WIDTH = RIGHT - PAGE.margin;
/** Where the lines of a page end: the footer is below. */
const BOTTOM = PAGE.height - 92;
const INK = "#000000";
const GREY = "#5b564e";
const RULE = "#bbbbbb";
/** Where the items stand, between their numbers and their amounts. */
const ITEM_X = PAGE.margin + 50;
const AMOUNT_WIDTH = 110;
const ITEM_WIDTH = RIGHT - AMOUNT_WIDTH - 12 - ITEM_X;

/**
 * A paper as PDF/A-2b, in Chinese and English: the glyphs that it uses are embedded, and its text can be copied. The same paper gives
 * the same bytes, because dates and ids come from it and from nothing else.
 */
export async function drawPaper(paper: PaperSheet): Promise<Buffer> {
  const sheet = printSheet(paper);
  const said = textOf(sheet);
  const fonts = await paperFonts(charactersOf(`${said}${ASCII}¥−·（）`), charactersOf(latinOf(said)));
  const { title, number, seller } = sheet;
  // Imported when one is drawn: every process has this function, few draw.
  const { default: PDFDocument } = await import("pdfkit");
  const doc = new PDFDocument({
    size: "A4",
    margin: 0,
    pdfVersion: "1.7",
    subset: "PDF/A-2b",
    lang: "zh-CN",
    displayTitle: true,
    bufferPages: true,
    // The types know only names; a font that is not embedded would be no PDF/A.
    font: fonts.regular as never,
    info: {
      Title: `${title.zh} ${number}`,
      Author: seller.company.zh,
      Subject: title.en,
      CreationDate: paper.issuedAt,
      ModDate: paper.issuedAt,
    },
  });
  for (const [name, font] of Object.entries(fonts)) doc.registerFont(name, font);
  const bytes = collect(doc);
  new PaperPen(doc, sheet).draw();
  doc.end();
  return bytes;
}

const ASCII = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join("");

/** All that may be printed on a paper, as JSON. */
const textOf = (sheet: PrintedSheet): string =>
  JSON.stringify([sheet, sayBoth("continued"), sayBoth("page", { page: 0, pages: 0 })], (_, value) =>
    typeof value === "bigint" ? "" : value,
  );

const latinOf = (text: string): string =>
  textRuns(text)
    .filter(({ latin }) => latin)
    .map((run) => run.text)
    .join("");

const charactersOf = (text: string): string => [...new Set(text)].toSorted().join("");

function collect(doc: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => resolve(Buffer.concat(chunks)));
    doc.on("error", reject);
  });
}

const inOneLine = ({ zh, en }: BothLanguages) => `${zh}  ${en}`;

/** Of Noto Sans Hans, for one em: both fonts stand on one line. */
const ASCENT = 0.88;

type Weight = "regular" | "strong";
interface Look {
  size: number;
  weight?: Weight;
  color?: string;
  width?: number;
  align?: "left" | "right";
}

const LABEL = { size: 8, color: GREY } as const;
const NAME = { size: 10.5, weight: "strong", width: ITEM_WIDTH } as const;
const WHAT = { size: 8.5, color: GREY, width: ITEM_WIDTH } as const;
const DETAIL = { size: 8, color: GREY, width: ITEM_WIDTH } as const;

/** What is written under a line's name: what was done, then the configuration. */
const textsBelow = ({ what, details }: PaperLine): [string, Look][] => [
  [`${what.zh} · ${what.en}`, WHAT],
  ...(details ? [details.zh, saidOnce(details).en] : []).filter(Boolean).map((text): [string, Look] => [text, DETAIL]),
];

/** Draws one paper from top to bottom; `y` is where the next part begins. */
class PaperPen {
  private y = PAGE.margin;

  constructor(
    private readonly doc: PDFKit.PDFDocument,
    private readonly sheet: PrintedSheet,
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
  private text(text: string, x: number, y: number, look: Look): number {
    const { size, weight = "regular", color = INK, width = WIDTH, align = "left" } = look;
    const options = { width, align, lineGap: size * 0.22, baseline: -ASCENT * size };
    this.doc.fontSize(size).fillColor(color);
    const runs = textRuns(text);
    runs.forEach((run, at) => {
      const continued = at < runs.length - 1;
      this.doc.font(run.latin ? `${weight}-latin` : weight);
      if (at === 0) this.doc.text(run.text, x, y, { ...options, continued });
      else this.doc.text(run.text, { ...options, continued });
    });
    return this.doc.y - y;
  }

  private heightOf(text: string, { size, weight = "regular", width = WIDTH }: Look): number {
    return this.doc
      .font(weight)
      .fontSize(size)
      .heightOfString(text, { width, lineGap: size * 0.22 });
  }

  private rule(y: number, width = 0.5, color = RULE, from = PAGE.margin): void {
    this.doc.moveTo(from, y).lineTo(RIGHT, y).lineWidth(width).strokeColor(color).stroke();
  }

  private head(): void {
    const { title, seller } = this.sheet;
    const half = WIDTH / 2;
    const name = saidOnce(seller.name);
    this.text(name.zh, PAGE.margin, this.y + 4, { size: 15, weight: "strong", width: half });
    if (name.en) this.text(name.en, PAGE.margin, this.y + 25, { size: 9, color: GREY, width: half });
    const right = { width: half, align: "right" as const };
    this.text(title.zh, PAGE.margin + half, this.y, { size: 20, weight: "strong", ...right });
    this.text(title.en, PAGE.margin + half, this.y + 27, { size: 10, color: GREY, ...right });
    this.y += 50;
    this.rule(this.y, 1.2, INK);
    this.y += 16;
  }

  /** Two in a row; the last one alone may be as wide as the page. */
  private facts(): void {
    const { facts } = this.sheet;
    const gap = 24;
    const column = (WIDTH - gap) / 2;
    for (let at = 0; at < facts.length; at += 2) {
      const pair = facts.slice(at, at + 2);
      const width = pair.length === 1 ? WIDTH : column;
      const heights = pair.map(({ label, value }, place) => {
        const x = PAGE.margin + place * (column + gap);
        let height = this.text(inOneLine(label), x, this.y, { ...LABEL, width }) + 1;
        height += this.text(value.zh, x, this.y + height, { size: 10.5, width });
        if (value.en) height += this.text(value.en, x, this.y + height, { size: 8.5, color: GREY, width });
        return height;
      });
      this.y += Math.max(...heights) + 9;
    }
    this.y += 12;
  }

  private tableHead(): void {
    const { n, item, amount } = this.sheet.heads;
    this.rule(this.y, 0.8, INK);
    this.y += 6;
    const height = this.text(inOneLine(n), PAGE.margin, this.y, LABEL);
    this.text(inOneLine(item), ITEM_X, this.y, LABEL);
    this.text(inOneLine(amount), RIGHT - AMOUNT_WIDTH, this.y, { ...LABEL, width: AMOUNT_WIDTH, align: "right" });
    this.y += height + 5;
    this.rule(this.y);
  }

  private lines(): void {
    this.tableHead();
    this.sheet.lines.forEach((line, index) => {
      const below = textsBelow(line);
      const height = below.reduce(
        (sum, [text, look]) => sum + this.heightOf(text, look),
        this.heightOf(line.head, NAME),
      );
      if (this.y + height + 16 > BOTTOM) this.nextPage();
      this.y += 8;
      this.text(String(index + 1), PAGE.margin, this.y, { size: 10.5 });
      const amount = formatFen(line.amountFen, { unit: false });
      this.text(amount, RIGHT - AMOUNT_WIDTH, this.y, { size: 10.5, width: AMOUNT_WIDTH, align: "right" });
      this.y += this.text(line.head, ITEM_X, this.y, NAME);
      for (const [text, look] of below) this.y += this.text(text, ITEM_X, this.y, look);
      this.y += 8;
      this.rule(this.y);
    });
  }

  private nextPage(): void {
    const { title, number } = this.sheet;
    const continued = sayBoth("continued");
    this.doc.addPage({ size: "A4", margin: 0 });
    this.y = PAGE.margin;
    const text = `${title.zh} ${number}（${continued.zh}）  ${title.en} (${continued.en})`;
    this.y += this.text(text, PAGE.margin, this.y, { size: 9, color: GREY }) + 10;
    this.tableHead();
  }

  private total(): void {
    if (this.y + 120 > BOTTOM) this.nextPage();
    const { total, inWords } = this.sheet;
    const width = 220;
    this.y += 14;
    const label = this.text(inOneLine(inWords.label), PAGE.margin, this.y, LABEL);
    this.text(inWords.text, PAGE.margin, this.y + label + 1, { size: 10.5, width: WIDTH - width });
    const amount = formatFen(total.fen);
    this.text(inOneLine(total.label), RIGHT - width, this.y, { ...LABEL, width, align: "right" });
    this.text(amount, RIGHT - width, this.y + label, { size: 15, weight: "strong", width, align: "right" });
    const from = RIGHT - this.doc.font("strong").fontSize(15).widthOfString(amount);
    const below = this.y + label + 22;
    this.rule(below, 0.8, INK, from);
    this.rule(below + 2.2, 0.8, INK, from);
    this.y = below + 30;
  }

  private notes(): void {
    const { zh, en } = this.sheet.notes;
    this.y += this.text(zh, PAGE.margin, this.y, { size: 8.5, color: GREY });
    this.y += this.text(en, PAGE.margin, this.y, { size: 8.5, color: GREY });
  }

  private footer(page: number, pages: number): void {
    const { seller } = this.sheet;
    const y = PAGE.height - 70;
    this.rule(y);
    const place = inOneLine(sayBoth("page", { page, pages }));
    this.text(place, RIGHT - 160, y + 7, { ...LABEL, width: 160, align: "right" });
    const first = [seller.company.zh, seller.phone, seller.email].filter(Boolean).join("   ");
    const second = [seller.url.replace(/^https?:\/\//, ""), seller.icp, seller.police].filter(Boolean).join("   ");
    const height = this.text(first, PAGE.margin, y + 7, { ...LABEL, width: WIDTH - 170 });
    this.text(second, PAGE.margin, y + 7 + height, { ...LABEL, width: WIDTH - 170 });
  }
}
