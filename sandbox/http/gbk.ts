let table: Map<string, [number, number]> | undefined;

/** Node decodes GBK but does not encode it, so the table is built from the decoder, once, when it is first needed. */
function gbkTable(): Map<string, [number, number]> {
  if (table) return table;
  table = new Map();
  const decoder = new TextDecoder("gbk");
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const char = decoder.decode(Uint8Array.of(high, low));
      if (char.length === 1 && char !== "\ufffd") table.set(char, [high, low]);
    }
  }
  return table;
}

/** Text in GBK, as an old Chinese server would send it; characters that GBK lacks become "?". */
export function encodeGbk(text: string): Buffer {
  const bytes: number[] = [];
  for (const char of text) {
    if (char.charCodeAt(0) < 0x80) bytes.push(char.charCodeAt(0));
    else bytes.push(...(gbkTable().get(char) ?? [0x3f]));
  }
  return Buffer.from(bytes);
}
