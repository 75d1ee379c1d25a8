import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

const FOLDER = join(process.cwd(), "node_modules", "@embedpdf");
/**
 * Both under the SIL Open Font License 1.1. Noto Sans Hans has all 20,902 ideographs of Unicode 1.1, so that rare names are printed too, and
 * of Latin letters those of Western Europe. Noto Sans has the others (ř, ş, ệ), Greek and Cyrillic.
 */
const FILES = {
  regular: "fonts-sc/fonts/NotoSansHans-Regular.otf",
  strong: "fonts-sc/fonts/NotoSansHans-Medium.otf",
  "regular-latin": "fonts-latin/fonts/NotoSans-Regular.ttf",
  "strong-latin": "fonts-latin/fonts/NotoSans-Medium.ttf",
} as const;

export type PaperFont = keyof typeof FILES;

/** Without hints and without tables for layout, which a paper does without: they take half of the time. */
const SUBSET = {
  targetFormat: "sfnt",
  noLayoutClosure: true,
  noHinting: true,
  dropTables: ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx"],
} as const;

/**
 * The fonts of a paper, with the glyphs of these characters alone: PDFKit lays text out with a small font in a hundredth of the time, and
 * what it embeds is small.
 * @param latin the characters of its words that Noto Sans has; without any, the paper has the two other fonts alone.
 */
export async function paperFonts(characters: string, latin: string): Promise<Partial<Record<PaperFont, Buffer>>> {
  const wanted: [PaperFont, string][] = [
    ["regular", characters],
    ["strong", characters],
    ["regular-latin", latin],
    ["strong-latin", latin],
  ];
  const fonts = await Promise.all(
    wanted.filter(([, of]) => of !== "").map(async ([font, of]) => [font, await subset(font, of)] as const),
  );
  return Object.fromEntries(fonts);
}

async function subset(font: PaperFont, characters: string): Promise<Buffer> {
  const { default: subsetFont } = await import("subset-font");
  return subsetFont(await readFont(font), characters, SUBSET);
}

const read = new Map<PaperFont, Promise<Buffer>>();

/** A font's file, up to 8 MB, read once per process. */
function readFont(font: PaperFont): Promise<Buffer> {
  const known = read.get(font);
  if (known) return known;
  const reading = readFile(join(FOLDER, FILES[font]));
  read.set(font, reading);
  reading.catch(() => read.delete(font));
  return reading;
}
