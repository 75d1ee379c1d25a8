/** The smallest file with the structure of a JPG, filled to the given size with comments. */
export function fakeJpeg(bytes: number): Buffer {
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 2, 0x58, 3, 0x20, 1, 1, 0x11, 0]);
  const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 0x3f, 0, 0x12, 0x34]);
  const end = Buffer.from([0xff, 0xd9]);
  const filling: Buffer[] = [];
  let left = bytes - head.length - frame.length - scan.length - end.length;
  while (left > 4) {
    const size = Math.min(left, 65_000);
    const comment = Buffer.alloc(size, 0x20);
    comment.set([0xff, 0xfe, (size - 2) >> 8, (size - 2) & 0xff]);
    filling.push(comment);
    left -= size;
  }
  return Buffer.concat([head, ...filling, frame, scan, end]);
}
