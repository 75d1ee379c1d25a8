/** The beginning of a text that takes at most so many bytes in UTF-8; no character is cut in two. */
export function cutBytes(text: string, bytes: number): string {
  let length = 0;
  let kept = "";
  for (const sign of text) {
    length += Buffer.byteLength(sign);
    if (length > bytes) break;
    kept += sign;
  }
  return kept;
}
