import { HOST_PAGE_PATTERN, MOST_HOST_PAGES, setHostDefaultPages } from "@/lib/cndns/endpoints/hosting-web";
import type { Control } from "../../control";
import { done, keptList, listOf } from "../control-input";

/** The files that are tried, in this order, for a request of a folder. Manual: 三、9. */
export const defaultPages: Control = {
  id: "defaultPages",
  group: "website",
  fields: () => [
    {
      id: "pages",
      kind: "text",
      maxLength: 400,
      pattern: String.raw`\s*${HOST_PAGE_PATTERN}(?:[\s,，;；]+${HOST_PAGE_PATTERN}){0,${MOST_HOST_PAGES - 1}}\s*`,
      multiline: true,
      code: true,
      hinted: true,
      initial: "index.html\nindex.htm\ndefault.html",
    },
  ],
  setting: (subject) => {
    const pages = keptList(subject, "pages");
    return pages.length > 0 ? { pages: pages.join("\n") } : null;
  },
  present: (subject) => keptList(subject, "pages").join(" → ") || null,
  async run(call, { name }, input) {
    const pages = [...new Set(listOf(input, "pages"))];
    const kept = { config: { pages: pages.join(" ") }, params: { pages: pages.join(" → ") } };
    return done(await call(setHostDefaultPages, { name, pages }), kept);
  },
};
