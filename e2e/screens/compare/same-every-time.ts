import type { Page } from "@playwright/test";

/** What is hidden because it differs each time and has no text to put in its place. */
const HIDDEN = "main canvas, main img[src^='data:']";

/**
 * Puts the same text in the place of what differs from run to run (days, times, ids, generated names, durations), so that a
 * difference between two pictures is one of the look. Done at the very end: React does not know of it.
 */
export async function makeSameEveryTime(page: Page): Promise<void> {
  await page.addStyleTag({ content: `${HIDDEN} { visibility: hidden !important }` });
  await page.evaluate(() => {
    const rules: [RegExp, string][] = [
      [/\b20\d\d-\d\d-\d\d\b/g, "2026-11-24"],
      [/\b20\d\d\/\d\d\/\d\d\b/g, "2026/11/24"],
      [/\b\d\d:\d\d(:\d\d)?\b/g, "10:00$1"],
      [/(?<=10:00)(:\d\d)/g, ":00"],
      [/(20\d\d 年 )?\d{1,2} 月 \d{1,2} 日/g, "11 月 24 日"],
      [/20\d\d 年 \d{1,2} 月/g, "2026 年 11 月"],
      [
        /\b\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December)( 20\d\d)?/g,
        "24 November",
      ],
      [
        /(January|February|March|April|May|June|July|August|September|October|November|December) 20\d\d/g,
        "November 2026",
      ],
      [/\bK-?[0-9A-Z][0-9A-Z-]{5,}\b/g, "K-20261124-0001"],
      [/\bT[0-9A-Z]{6,}\b/g, "T000001"],
      [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "00000000-0000-4000-8000-000000000000"],
      [/\b[a-z]{10,12}@example\.com\b/g, "somebody@example.com"],
      [/\bfree[a-z]{10}\b/g, "freekumquatkum"],
      [/\d+(\.\d+)? (ms|毫秒|秒|seconds?|MB|GB)\b/g, "100 $2"],
      [/localhost:\d+/g, "localhost:3000"],
    ];
    const fixed = (text: string) => rules.reduce((now, [pattern, by]) => now.replace(pattern, by), text);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.nodeValue ?? "";
      if (text !== fixed(text)) node.nodeValue = fixed(text);
    }
    for (const input of document.querySelectorAll("input")) {
      if (input.type === "text" && input.value !== fixed(input.value)) input.value = fixed(input.value);
      if (input.type === "date" && input.value) input.value = "2026-11-24";
    }
  });
}
