import sharp from "sharp";
import { expect, it, vi } from "vitest";
import { preparePicture } from "./prepare-picture";

vi.setConfig({ testTimeout: 30_000 });
const KB = 1024;
const noise = { type: "gaussian" as const, mean: 128, sigma: 80 };
const made = (width: number, height: number, noisy: boolean) =>
  sharp({ create: { width, height, channels: 3, background: "#88aacc", ...(noisy ? { noise } : {}) } });

it.each([
  ["a phone's large noisy photo", 3000, 2250, true],
  ["a scan", 2000, 1400, true],
  ["a small photo", 640, 420, true],
  ["a plain picture", 800, 600, false],
])("%s becomes a JPG between 55 KB and 1 MB", async (_name, width, height, noisy) => {
  const { jpg, preview } = await preparePicture(
    await made(width, height, noisy).png({ compressionLevel: 1 }).toBuffer(),
  );
  expect(jpg.length).toBeGreaterThanOrEqual(55 * KB);
  expect(jpg.length).toBeLessThanOrEqual(1000 * 1000);
  expect((await sharp(jpg).metadata()).format).toBe("jpeg");
  expect((await sharp(jpg).stats()).channels.length).toBe(3);
  expect(preview.length).toBeLessThan(40 * KB);
});

it("stands upright and carries no metadata", async () => {
  const original = await made(1200, 800, true)
    .jpeg()
    .withMetadata({ orientation: 6 })
    .withExif({ IFD0: { Copyright: "secret-place" } })
    .toBuffer();
  const { jpg, width, height } = await preparePicture(original);
  expect([width, height]).toEqual([800, 1200]);
  expect(jpg.includes("secret-place")).toBe(false);
  const meta = await sharp(jpg).metadata();
  expect([meta.exif, meta.orientation]).toEqual([undefined, undefined]);
});

it.each([
  ["text", Buffer.from("hello")],
  ["half a JPG", (await made(900, 700, true).jpeg().toBuffer()).subarray(0, 20_000)],
  [
    "SVG",
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="900" height="700"><rect width="9" height="9"/></svg>'),
  ],
])("%s is not a readable picture", async (_name, bytes) => {
  await expect(preparePicture(bytes)).rejects.toMatchObject({ code: "registrants.picture.unreadable" });
});
