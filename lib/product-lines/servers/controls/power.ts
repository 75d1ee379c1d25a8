import type { Control } from "../../control";
import { mapOk } from "../../map-ok";
import type { ServerCloud } from "../cloud";
import { serverNotReady, UNKNOWN_TO_SHOP, unlessServerOff, unlessServerOn } from "./blocked";

const forgetsPower: Control["forgets"] = () => ({ power: UNKNOWN_TO_SHOP });

/** Also for a server that was shut down from within, which no call shows. Manual: 二十、百度云, 10; 阿里云, 9. */
const startServer = ({ endpoints }: ServerCloud): Control => ({
  id: "start",
  group: "power",
  blocked: serverNotReady,
  forgets: forgetsPower,
  run: async (call, { name }) => mapOk(await call(endpoints.start, { name }), () => ({ config: { power: "on" } })),
});

/** Manual: 二十、百度云, 11; 阿里云, 10. */
const restartServer = ({ endpoints }: ServerCloud): Control => ({
  id: "restart",
  group: "power",
  interrupts: true,
  blocked: unlessServerOn,
  forgets: forgetsPower,
  run: async (call, { name }) => mapOk(await call(endpoints.restart, { name }), () => ({ config: { power: "on" } })),
});

/** Manual: 二十、百度云, 9; 阿里云, 8. */
const shutDownServer = ({ endpoints }: ServerCloud): Control => ({
  id: "shutDown",
  group: "power",
  interrupts: true,
  blocked: unlessServerOff,
  forgets: forgetsPower,
  run: async (call, { name }) => mapOk(await call(endpoints.shutDown, { name }), () => ({ config: { power: "off" } })),
});

/** The screen and the keyboard of the server: whoever has the address controls it. Manual: 二十、百度云, 17; 阿里云, 16. */
const openConsole = ({ endpoints }: ServerCloud): Control => ({
  id: "openConsole",
  group: "power",
  reauth: true,
  blocked: unlessServerOn,
  run: async (call, { name }) => mapOk(await call(endpoints.readConsoleUrl, { name }), (link) => ({ link })),
});

export const powerControls = (cloud: ServerCloud): Control[] => [
  startServer(cloud),
  restartServer(cloud),
  shutDownServer(cloud),
  openConsole(cloud),
];
