/** Plain text as staff write it: empty lines separate paragraphs, a line that begins with “# ” is a heading. */
export function LegalText({ text }: { text: string }) {
  const blocks = text.split(/\n\s*\n|\n(?=# )|(?<=^# .*)\n/m).filter((block) => block.trim() !== "");
  return (
    <div className="max-w-text pb-12">
      {blocks.map((block, place) =>
        block.startsWith("# ") ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other identity, and never move
          <h2 key={place} className="mt-8">
            {block.slice(2)}
          </h2>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <p key={place} className="mt-2 whitespace-pre-line text-ink-2">
            {block}
          </p>
        ),
      )}
    </div>
  );
}
