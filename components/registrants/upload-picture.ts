import { type CallWords, callContract, type Result } from "@/components/call-contract";
import { uploadDocumentCall } from "@/components/generated/reviews";
import { readBase64 } from "@/components/read-base64";
import { sendWithProgress } from "@/components/send-with-progress";
import type { ReviewView } from "@/lib/registrants/contract";

interface Upload {
  reviewId: string;
  role: "owner" | "contact";
  file: File;
  /** 0 to 1. */
  onProgress: (share: number) => void;
  /** `file`: the file can't be read. */
  words: CallWords & { file: string };
}

/** Uploads a picture and reports the progress. Errors of the file, the network and the server are returned, never thrown. */
export async function uploadPicture({ reviewId, role, file, onProgress, words }: Upload): Promise<Result<ReviewView>> {
  const content = await readBase64(file);
  if (content === null) {
    return { ok: false, failure: { code: "file", status: 0, detail: words.file, fields: {}, params: {} } };
  }
  const send = sendWithProgress(onProgress);
  return await callContract(uploadDocumentCall, { id: reviewId, role, content }, { words, send });
}
