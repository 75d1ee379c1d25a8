"use client";

import { useRouter } from "next/navigation";
import type { Result } from "@/components/call-contract";

/** For a row that is no longer as it is shown: the page is read again, and the open dialog then shows what came since and asks about it. */
export function useReadAgain() {
  const router = useRouter();
  return <T>(result: Result<T>): Result<T> => {
    if (!result.ok && result.failure.status === 409) router.refresh();
    return result;
  };
}
