/**
 * `npm run screens:compare -- <before> <after> [<differences>]`: compares two folders of `npm run screens:take`, picture by picture. Prints
 * those that differ, the most different first, and writes a picture of each difference (default: `<after>-differences`). Ends with 1
 * when anything differs.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";

interface Difference {
  file: string;
  /** Differing pixels; null where a picture is missing on one side. */
  pixels: number | null;
  share: number;
  note: string;
}

const read = (folder: string, file: string) => PNG.sync.read(readFileSync(join(folder, file)));

/** The picture on a canvas of this size, so that pages of different height can be compared. */
function onCanvas(picture: PNG, width: number, height: number): PNG {
  const canvas = new PNG({ width, height, fill: true });
  PNG.bitblt(picture, canvas, 0, 0, picture.width, picture.height, 0, 0);
  return canvas;
}

function compare(before: string, after: string, file: string, out: string): Difference {
  const [a, b] = [read(before, file), read(after, file)];
  const [width, height] = [Math.max(a.width, b.width), Math.max(a.height, b.height)];
  const shown = new PNG({ width, height });
  const pixels = pixelmatch(
    onCanvas(a, width, height).data,
    onCanvas(b, width, height).data,
    shown.data,
    width,
    height,
    { threshold: 0.1 },
  );
  if (pixels > 0) writeFileSync(join(out, file), PNG.sync.write(shown));
  const note = a.height === b.height && a.width === b.width ? "" : `${a.width}×${a.height} → ${b.width}×${b.height}`;
  return { file, pixels, share: pixels / (width * height), note };
}

const [before, after, out = `${after}-differences`] = process.argv.slice(2);
if (!before || !after) {
  console.error("Usage: npm run screens:compare -- <before> <after> [<differences>]");
  process.exit(2);
}
const pictures = (folder: string) => readdirSync(folder).filter((file) => file.endsWith(".png"));
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const [there, here] = [new Set(pictures(before)), new Set(pictures(after))];
const all = [...new Set([...there, ...here])].sort();
const differences = all
  .map((file): Difference => {
    if (!there.has(file)) return { file, pixels: null, share: 1, note: "only after" };
    if (!here.has(file)) return { file, pixels: null, share: 1, note: "only before" };
    return compare(before, after, file, out);
  })
  .filter(({ pixels }) => pixels !== 0)
  .sort((a, b) => b.share - a.share);

for (const { file, pixels, share, note } of differences) {
  console.log(
    [file.padEnd(44), String(pixels ?? "–").padStart(9), `${(share * 100).toFixed(3)} %`.padStart(10), note].join("  "),
  );
}
console.log(`${all.length - differences.length} of ${all.length} pictures are equal; differences in ${out}`);
process.exit(differences.length > 0 ? 1 : 0);
