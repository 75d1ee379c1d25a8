/**
 * A question as the upstream gets it: its addresses take no commas and no line breaks. lib/cndns/endpoints/support.ts changes the text
 * this way when it is sent; sent-question.test.ts holds the two together.
 */
export function sentQuestion(text: string): string {
  return text.trim().replaceAll(",", "，").replace(/\s+/g, " ");
}
