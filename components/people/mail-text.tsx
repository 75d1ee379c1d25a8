import { RawText } from "../ui/raw-text";

/** The plain text of a mail, in which links can be clicked. */
export function MailText({ text }: { text: string }) {
  const parts = text.split(/(https?:\/\/[^\s（）]+)/);
  return (
    <RawText>
      {parts.map((part, place) =>
        /^https?:\/\//.test(part) && !part.includes("…") ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other identity
          <a key={place} href={part} rel="noreferrer">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </RawText>
  );
}
