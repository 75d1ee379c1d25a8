import { listCdnDomains } from "@/lib/cndns/endpoints/cdn-domains";
import type { Panel } from "../../control";
import { mapOk } from "../../map-ok";

const KNOWN_STATES = ["running", "deploying", "stopped"];

/** The accelerated domains, where their content comes from, and where their CNAME records must point. Manual: 十八, 7. */
export const acceleratedDomainsPanel: Panel = {
  id: "domains",
  group: "domains",
  columns: [
    { id: "domain", mono: true },
    { id: "origins", mono: true },
    { id: "cname", mono: true, copy: true },
    { id: "state", words: true },
  ],
  isUnderWay: ({ cells }) => cells.state === "deploying",
  read: async (call, { name }) =>
    mapOk(await call(listCdnDomains, { name }), (domains) =>
      domains.map(({ domain, host, origins, cname, state }) => ({
        key: domain,
        cells: {
          domain,
          origins,
          host: host ?? "",
          cname,
          state: state && (KNOWN_STATES.includes(state.toLowerCase()) ? state.toLowerCase() : state),
        },
      })),
    ),
};
