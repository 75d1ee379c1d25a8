import type { CallWords, RequestFailure, Result } from "@/components/call-contract";
import { type ReviewView, reviewView } from "@/lib/registrants/contract";
import { uploadDocumentContract } from "@/lib/reviews/contract";

interface Upload {
  reviewId: string;
  role: "owner" | "contact";
  file: File;
  /** 0 to 1. fetch does not report upload progress, so this file uses XMLHttpRequest. */
  onProgress: (share: number) => void;
  words: CallWords;
}

/** Uploads a picture and reports the progress. Network and server errors are returned, never thrown. */
export async function uploadPicture({ reviewId, role, file, onProgress, words }: Upload): Promise<Result<ReviewView>> {
  const content = await readBase64(file);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const fail = (code: string, detail: string, status = 0): void =>
      resolve({ ok: false, failure: { code, status, detail, fields: {}, params: {} } });
    request.open("POST", uploadDocumentContract.path.replace("{id}", reviewId));
    request.setRequestHeader("content-type", "application/json");
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => fail("network", words.network);
    request.onload = () => {
      const body = readJson(request.responseText);
      if (request.status >= 400) {
        const problem = body as Partial<RequestFailure> & { fields?: Record<string, { message?: string }> };
        const field = Object.values(problem?.fields ?? {})[0]?.message;
        return fail(problem?.code ?? "unreadable", field ?? problem?.detail ?? words.unreadable, request.status);
      }
      const parsed = reviewView.safeParse(body);
      if (!parsed.success) return fail("unreadable", words.unreadable, request.status);
      resolve({ ok: true, value: parsed.data });
    };
    request.send(JSON.stringify({ role, content }));
  });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not JSON: the caller says that the answer can't be read
  }
}

function readBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ""));
    reader.onerror = () => reject(reader.error ?? new Error("could not read the file"));
    reader.readAsDataURL(file);
  });
}
