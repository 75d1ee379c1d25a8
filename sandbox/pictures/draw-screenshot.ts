import { createHash } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";

/** A picture like the screenshot of a website: a bar, a large picture, columns of text. The same path gives the same picture. */
const WIDTH = 600;
const HEIGHT = 900;
type Colour = readonly [number, number, number];

const PALETTE: readonly Colour[] = [
  [44, 82, 130],
  [197, 90, 17],
  [46, 125, 80],
  [120, 60, 120],
  [170, 40, 50],
  [60, 60, 70],
];
const PAPER: Colour = [250, 250, 248];
const LINE: Colour = [205, 205, 200];
const TEXT: Colour = [150, 150, 148];

export function drawScreenshot(path: string): Buffer {
  const digits = createHash("sha256").update(path).digest();
  const digit = (at: number, below: number) => (digits[at] ?? 0) % below;
  const main = PALETTE[digit(0, PALETTE.length)] as Colour;
  const second = PALETTE[digit(1, PALETTE.length)] as Colour;
  const soft = main.map((part) => Math.round(part + (255 - part) * 0.75)) as unknown as Colour;
  const columns = 2 + digit(2, 3);
  const hero = 220 + digit(3, 120);
  const canvas = Buffer.alloc(WIDTH * HEIGHT * 3);
  const fill = (x: number, y: number, width: number, height: number, colour: Colour) => {
    for (let row = y; row < Math.min(y + height, HEIGHT); row++) {
      for (let at = x; at < Math.min(x + width, WIDTH); at++) canvas.set(colour, (row * WIDTH + at) * 3);
    }
  };
  fill(0, 0, WIDTH, HEIGHT, PAPER);
  fill(0, 0, WIDTH, 56, digit(4, 2) ? main : PAPER);
  fill(28, 20, 90, 16, digit(4, 2) ? PAPER : main);
  for (let item = 0; item < 4; item++) fill(330 + item * 62, 24, 42, 8, digit(4, 2) ? soft : TEXT);
  fill(0, 56, WIDTH, hero, soft);
  fill(40, 100, 230, 26, main);
  fill(40, 142, 280, 10, TEXT);
  fill(40, 162, 240, 10, TEXT);
  fill(40, 196, 104, 32, second);
  fill(380, 92, 170, hero - 80, second);
  const width = Math.floor((WIDTH - 56 - (columns - 1) * 20) / columns);
  for (let block = 0; block < columns * 2; block++) {
    const x = 28 + (block % columns) * (width + 20);
    const y = 56 + hero + 40 + Math.floor(block / columns) * 220;
    fill(x, y, width, 110, block % 2 ? soft : LINE);
    fill(x, y + 124, Math.floor(width * 0.7), 12, main);
    for (let line = 0; line < 3; line++) fill(x, y + 148 + line * 16, width - line * 14, 7, TEXT);
  }
  fill(0, HEIGHT - 64, WIDTH, 64, main);
  return encodePng(canvas);
}

function encodePng(canvas: Buffer): Buffer {
  const rows = Buffer.alloc((WIDTH * 3 + 1) * HEIGHT);
  for (let row = 0; row < HEIGHT; row++) {
    canvas.copy(rows, row * (WIDTH * 3 + 1) + 1, row * WIDTH * 3, (row + 1) * WIDTH * 3);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
