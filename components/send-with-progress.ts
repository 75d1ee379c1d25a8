/** As callContract uses fetch. */
export type Send = (
  url: string,
  init: {
    method: string;
    headers: Readonly<Record<string, string>>;
    body: string | undefined;
    signal: AbortSignal | undefined;
  },
) => Promise<Response>;

/** Sends as fetch does, and reports how much has been sent, 0 to 1. fetch itself does not, so this uses XMLHttpRequest. */
export function sendWithProgress(onProgress: (share: number) => void): Send {
  return (url, { method, headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open(method, url);
      for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
      request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
      request.onerror = () => reject(new TypeError("no connection"));
      request.onabort = () => reject(new DOMException("aborted", "AbortError"));
      // Such a status has no body, and Response refuses even an empty text with it.
      request.onload = () =>
        resolve(new Response(request.status === 204 ? null : request.responseText, { status: request.status }));
      signal?.addEventListener("abort", () => request.abort());
      request.send(body ?? null);
    });
}
