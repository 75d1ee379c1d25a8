"use client";

import { useEffect, useState } from "react";
import { previewHelpArticleCall } from "@/components/generated/help-admin";
import { useCall } from "../use-call";

/** As long as somebody goes on typing nothing is asked. */
const PAUSE_MS = 400;

/** The HTML of a Markdown text, made by the server: the renderer is not sent to browsers. */
export function useMarkdownPreview(body: string, language: "zh" | "en"): { html: string; failed: boolean } {
  const call = useCall();
  const [preview, setPreview] = useState({ html: "", failed: false });
  useEffect(() => {
    const left = new AbortController();
    const timer = setTimeout(async () => {
      const result = await call(previewHelpArticleCall, { body, language }, { signal: left.signal, quiet: true });
      if (left.signal.aborted) return;
      setPreview((before) => (result.ok ? { html: result.value.html, failed: false } : { ...before, failed: true }));
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      left.abort();
    };
  }, [call, body, language]);
  return preview;
}
