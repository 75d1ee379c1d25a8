/** What can stand in a saved reply for something of the ticket that it is inserted into. */
export const savedReplyMarks = { customer: "{customer}", ticket: "{ticket}" } as const;
export type MarkValues = Record<keyof typeof savedReplyMarks, string>;

/** The marks as values of messages: braces in a message would be its own. */
export const markNames = { customerMark: savedReplyMarks.customer, ticketMark: savedReplyMarks.ticket };

/** Puts the values in the place of their marks. A mark without a value stays, so that it is seen. */
export function fillMarks(text: string, values: MarkValues): string {
  return text.replace(/\{(customer|ticket)\}/g, (mark, name: keyof MarkValues) => values[name] || mark);
}

/** The marks that are still in a text. */
export function marksLeft(text: string): string[] {
  return Object.values(savedReplyMarks).filter((mark) => text.includes(mark));
}

/** A text with another put in the place of what is selected in it; on lines of its own, where there is something before. */
export function insertAt(text: string, insert: string, start = text.length, end = start): string {
  const before = text.slice(0, start).trimEnd();
  const after = text.slice(end).trimStart();
  return [before, insert.trim(), after].filter(Boolean).join("\n\n");
}
