const CURLY: Record<string, string> = { "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "「": '"', "」": '"' };
export const CURLY_QUOTES = /[“”„‘’「」]/;

export function straightQuotes(text: string): string {
  return text.replace(/[“”„‘’「」]/g, (quote) => CURLY[quote] ?? quote);
}
