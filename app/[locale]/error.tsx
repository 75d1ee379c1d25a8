"use client";

import { PageFailure } from "@/components/shell/failure";

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main id="main" className="page-width">
      <PageFailure error={error} retry={reset} />
    </main>
  );
}
