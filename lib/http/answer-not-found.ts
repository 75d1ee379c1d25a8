import { requestId } from "@/lib/core/request-id";

/**
 * Has the running request answered with 404, although its page is rendered like any other (server/web/answer-not-found.ts). In Next a
 * page chooses that status only by notFound(), whose HTML is empty until scripts have run.
 */
export function answerNotFound(): void {
  const { kumquatNotFound } = globalThis as { kumquatNotFound?: (id: string) => void };
  const id = requestId();
  if (id !== undefined) kumquatNotFound?.(id);
}
