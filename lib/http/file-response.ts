import "server-only";

interface ServedFile {
  name: string;
  /** By its content, not by what the sender said. */
  mediaType: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** Shown in the page; else a download. */
  shown?: boolean;
}

/** A file that somebody uploaded, as it is served: never guessed by the browser, never run, never kept by a cache. */
export function fileResponse({ name, mediaType, bytes, shown = false }: ServedFile): Response {
  return new Response(bytes, {
    headers: {
      "content-type": mediaType,
      "content-disposition": `${shown ? "inline" : "attachment"}; filename*=UTF-8''${encodeName(name)}`,
      "content-security-policy": "default-src 'none'; sandbox",
      "cross-origin-resource-policy": "same-origin",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}

/** RFC 8187: encodeURIComponent leaves some characters that a header's value may not have. */
const encodeName = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
