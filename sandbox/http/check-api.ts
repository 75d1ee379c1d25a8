import type { ManualRow } from "../manual/row";
import type { World } from "../world/world";
import { authenticate } from "./authenticate";
import { Params, Refusal } from "./call";
import type { CallResult } from "./handle-call";
import { renderRefusal, renderSuccess } from "./render";

/** Only the example of 一、权限验证 prints this address; it is not a documented endpoint, so no table lists it. */
export const CHECK_API = "/checkapi.aspx";

const row: ManualRow = {
  path: CHECK_API,
  title: "权限验证",
  effect: "read",
  action: "check domain",
  required: [],
  codes: {},
};

/** Says whether a signature is accepted, with the codes of that chapter: 10000, or why not. */
export function checkApi(world: World, values: ReadonlyMap<string, string>, ip: string): CallResult {
  const warts = world.settings.warts !== "clean";
  try {
    authenticate(world, row, new Params(values, world.settings.commas === "cut"), ip);
    return { text: renderSuccess(row, "10000 验证通过", warts), faults: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { text: renderRefusal(row, error, warts), faults: [] };
  }
}
