/** Reads its text out whenever it changes; nothing is seen. For counts and results that fill in by themselves. */
export function Live({ text }: { text: string }) {
  return (
    <p className="sr-only" role="status" aria-live="polite">
      {text}
    </p>
  );
}
