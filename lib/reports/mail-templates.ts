import { mailTemplate } from "@/lib/notify/template";

interface Params {
  count: number;
  /** The first few. */
  faults: readonly { check: string; subject: string; detail: string }[];
}

/** The nightly look found that the books do not agree; to finance and admins. */
export const booksDisagreeMail = mailTemplate<Params>({
  name: "reports.books-disagree",
  zh: ({ count, faults }, shop) => ({
    subject: `账目核对：${count} 处不一致`,
    paragraphs: [`夜间核对发现 ${count} 处不一致。系统没有改动任何账目，请查看。`],
    facts: faults.map(({ check, subject, detail }) => ({ label: check, value: `${subject} ${detail}` })),
    action: { label: "查看核对结果", url: `${shop.url}/admin/balance#books` },
  }),
  en: ({ count, faults }, shop) => ({
    subject: `Books: ${count} ${count === 1 ? "difference" : "differences"}`,
    paragraphs: [
      `The nightly look at the books found ${count} ${count === 1 ? "difference" : "differences"}. Nothing was changed; please look.`,
    ],
    facts: faults.map(({ check, subject, detail }) => ({ label: check, value: `${subject} ${detail}` })),
    action: { label: "See the result", url: `${shop.url}/admin/balance#books` },
  }),
});
