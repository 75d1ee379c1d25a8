import { cn } from "../ui/cn";

/** What an article's HTML consists of: the renderer (lib/help/render-markdown.ts) gives its elements no classes. */
const look = [
  "max-w-text reach-links [&>*]:mt-4 [&>*:first-child]:mt-0",
  "[&>h2]:mt-10 [&>h2]:scroll-mt-20 [&>h3]:mt-7 [&>h3]:scroll-mt-20",
  // What may follow a heading is named: a rule that ends with `+ *` slows every page (docs/front-end.md).
  "[&>h2+:where(p,ul,ol,pre,blockquote,div,hr)]:mt-3 [&>h3+:where(p,ul,ol,pre,blockquote,div,hr)]:mt-2",
  "[&_ul]:list-disc [&_ul]:pl-5 [&_ol]:list-decimal [&_ol]:pl-6 [&_li]:mt-1.5 [&_li>:is(ul,ol,p,pre)]:mt-1.5",
  "[&_code]:rounded-sm [&_code]:bg-sunk [&_code]:px-1 [&_code]:font-mono [&_code]:text-[.9em]",
  "[&_pre]:rounded-md [&_pre]:bg-sunk [&_pre]:px-4 [&_pre]:py-3 [&_pre]:text-sm [&_pre]:whitespace-pre-wrap",
  "[&_pre_code]:bg-transparent [&_pre_code]:p-0 [&_pre_code]:text-[1em]",
  // Only what is technical, in the last column, may break inside a word.
  "[&>[data-table]]:overflow-x-auto [&_:is(th,td)]:wrap-break-word [&_td:last-child_code]:wrap-anywhere",
  "[&_table]:w-full [&_table]:text-sm [&_th]:py-2 [&_th]:pr-4 [&_th]:text-left [&_th]:align-bottom [&_th]:text-ink-2",
  "[&_td]:border-t [&_td]:border-rule [&_td]:py-2 [&_td]:pr-4 [&_td]:align-top",
  "[&_blockquote]:border-l-3 [&_blockquote]:border-edge [&_blockquote]:pl-4 [&_blockquote]:text-ink-2",
  "[&_img]:max-w-full [&_hr]:border-rule",
];

/** The text of an article. @param html from renderMarkdown, which is safe */
export function ArticleBody({ html, className }: { html: string; className?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the renderer writes each tag itself and checks each address
  return <div className={cn(look, className)} dangerouslySetInnerHTML={{ __html: html }} />;
}
