import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** Noto Sans Hans, under the SIL Open Font License 1.1: all 20,902 ideographs of Unicode 1.1, so that rare names are printed too. */
const FOLDER = join(process.cwd(), "node_modules", "@embedpdf", "fonts-sc", "fonts");
const WEIGHTS = { regular: "Regular", strong: "Medium" } as const;

/** Without hints and without tables for layout, which a paper does without: they take half of the time. */
const SUBSET = {
  targetFormat: "sfnt",
  noLayoutClosure: true,
  noHinting: true,
  dropTables: ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx"],
} as const;

export interface PaperFonts {
  regular: Buffer;
  strong: Buffer;
}

/**
 * The two weights of a paper, with the glyphs of these characters alone: PDFKit lays text out with a small font in a hundredth of the
 * time, and what it embeds is small.
 */
export async function paperFonts(characters: string): Promise<PaperFonts> {
  const [regular, strong] = await Promise.all([subset("regular", characters), subset("strong", characters)]);
  return { regular, strong };
}

async function subset(weight: keyof typeof WEIGHTS, characters: string): Promise<Buffer> {
  const { default: subsetFont } = await import("subset-font");
  return subsetFont(await readWeight(weight), characters, SUBSET);
}

const read = new Map<string, Promise<Buffer>>();

/** A font's file, 8 MB, read once per process. */
function readWeight(weight: keyof typeof WEIGHTS): Promise<Buffer> {
  const known = read.get(weight);
  if (known) return known;
  const reading = readFile(join(FOLDER, `NotoSansHans-${WEIGHTS[weight]}.otf`));
  read.set(weight, reading);
  reading.catch(() => read.delete(weight));
  return reading;
}
