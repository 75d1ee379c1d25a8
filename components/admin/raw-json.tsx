/** A value as it is stored, for staff who look into a case. */
export function RawJson({ value }: { value: unknown }) {
  return (
    <pre className="my-1 rounded-sm bg-sunk px-3 py-2.5 font-mono text-xs/5 wrap-anywhere whitespace-pre-wrap text-ink-2">
      {JSON.stringify(value, null, 1)}
    </pre>
  );
}
