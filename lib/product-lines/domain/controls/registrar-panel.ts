import { domainPanelUrl } from "@/lib/cndns/endpoints/domains";
import type { Control } from "../../control";
import { mapOk } from "../../map-ok";

/**
 * Opens the registrar's own panel for the domain, for what the shop has no page for. Its address lets whoever has it in, so it is asked
 * for anew each time and kept nowhere. Not in the manual.
 */
export const registrarPanel: Control = {
  id: "registrarPanel",
  group: "registrar",
  reauth: true,
  run: async (call, { displayName }) =>
    mapOk(await call(domainPanelUrl, { domain: displayName }), (link) => ({ link })),
};
