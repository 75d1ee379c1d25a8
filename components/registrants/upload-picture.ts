import type { CallWords, RequestFailure, Result } from "@/components/call-contract";
import { type ReviewView, reviewView } from "@/lib/registrants/contract";
import { uploadDocumentContract } from "@/lib/reviews/contract";

interface Upload {
  reviewId: string;
  role: "owner" | "contact";
  file: File;
  /** 0 to 1. fetch does not report upload progress, so this file uses XMLHttpRequest. */
  onProgress: (share: number) => void;
  /** `file`: the file can't be read. */
  words: CallWords & { file: string };
}

/** Uploads a picture and reports the progress. Errors of the file, the network and the server are returned, never thrown. */
export async function uploadPicture({ reviewId, role, file, onProgress, words }: Upload): Promise<Result<ReviewView>> {
  const content = await readBase64(file);
  const failed = (code: string, detail: string, status = 0): Result<ReviewView> => ({
    ok: false,
    failure: { code, status, detail, fields: {}, params: {} },
  });
  if (content === null) return failed("file", words.file);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const fail = (...why: Parameters<typeof failed>): void => resolve(failed(...why));
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

/** @returns null when the file can't be read: it was moved or changed since it was chosen, or its drive is gone. */
function readBase64(file: File): Promise<string | null> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ""));
    reader.onerror = () => resolve(null);
    reader.readAsDataURL(file);
  });
}
