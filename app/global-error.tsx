"use client";

import "./globals.css";
import { PageMessage } from "@/components/shell/page-message";
import { Hydrated } from "./hydrated";

/**
 * Shown when the root layout itself fails. The language of the visitor is unknown then, so the text is in both languages. Every page loads
 * this in advance: the button has its classes here, because the component Button would weigh a kilobyte more.
 */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="zh-CN">
      <body>
        <main className="page-width">
          <PageMessage
            role="alert"
            title="商店出了错"
            detail="您的数据没有受影响。过一会儿再试一次。"
            actions={
              <button
                type="button"
                className="min-h-control cursor-pointer rounded-md border border-edge bg-surface px-4.5 hover:border-ink-2"
                onClick={reset}
              >
                再试一次 <span lang="en">Try again</span>
              </button>
            }
          >
            <p lang="en">The shop failed. Your data is safe; try again in a moment.</p>
            {error.digest && <p className="mono-value leading-5.5 text-ink-3">{error.digest}</p>}
          </PageMessage>
        </main>
        <Hydrated />
      </body>
    </html>
  );
}
