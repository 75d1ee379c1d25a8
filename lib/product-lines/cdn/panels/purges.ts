import { listCdnDomains, purgeCdn } from "@/lib/cndns/endpoints/cdn-domains";
import { shanghaiMinute } from "@/lib/core/time";
import type { Panel, PanelRow } from "../../control";
import { known } from "../../map-ok";

/** So many tasks are listed, the newest first. */
const MOST = 30;

/**
 * The purges of the last day with their progress. The upstream lists them for one domain at a time, and only by the call that starts
 * purges: it is sent without addresses, so it starts none. Manual: 十八, 12.
 */
export const purgesPanel: Panel = {
  id: "purges",
  group: "cache",
  columns: [
    { id: "url", mono: true },
    { id: "kind", words: true },
    { id: "state", words: true },
    { id: "percent", figure: true },
    { id: "at" },
  ],
  hidden: ({ reason }) => reason !== "running",
  isUnderWay: ({ cells }) => cells.state === "in_progress",
  async read(call, { name }) {
    const domains = await call(listCdnDomains, { name });
    if (domains.kind !== "ok") return domains;
    const lists = await Promise.all(
      domains.value.map(({ domain }) => call(purgeCdn, { name, domain, urls: [], kind: "file" })),
    );
    const failed = lists.find(({ kind }) => kind !== "ok");
    if (failed && failed.kind !== "ok") return failed;
    const rows = lists
      .flatMap((list) => (list.kind === "ok" ? list.value.tasks : []))
      .sort((a, b) => (b.createdAt?.getTime() ?? 0) - (a.createdAt?.getTime() ?? 0))
      .slice(0, MOST)
      .map(
        ({ url, kind, state, percent, createdAt }, at): PanelRow => ({
          key: `${createdAt?.getTime() ?? 0} ${at}`,
          cells: {
            url,
            kind,
            state,
            percent: percent === null ? null : `${percent}%`,
            at: createdAt && shanghaiMinute(createdAt),
          },
        }),
      );
    return known(rows);
  },
};
