import { shanghaiDay } from "@/lib/core/time";
import type { ServiceRow } from "@/lib/services/contract";
import { everyService } from "../actions/find-service";
import { type Command, textOf } from "../command";
import { EXIT } from "../exit-codes";
import { show, tableText } from "../output";
import { readProductLine, usage } from "../read-words";

const STATES = ["expiring", "expired", "opening"] as const;

export const list: Command = {
  usage: "kumquat list [--product <line>] [--state expiring|expired|opening]",
  does: "lists your services, the one that expires first on top",
  options: { product: { type: "string" }, state: { type: "string" } },
  async run({ out, shop }, words, values) {
    if (words.length > 0)
      throw usage("kumquat list takes no name. To see a domain's records: kumquat records list <domain>");
    const asked = textOf(values.state);
    const state = STATES.find((one) => one === asked);
    if (asked !== undefined && state === undefined) throw usage(`--state is one of ${STATES.join(", ")}.`);
    const services: ServiceRow[] = [];
    const filter = { productLine: readProductLine(values), state };
    for await (const service of everyService(shop(), filter)) services.push(service);
    show(out, { services }, () =>
      tableText([
        ["name", "product", "state", "expires", "id"],
        ...services.map(({ displayName, productLine, state: now, expiresAt, id }) => {
          return [displayName, productLine, now, expiresAt ? shanghaiDay(expiresAt) : "-", id];
        }),
      ]),
    );
    return EXIT.done;
  },
};
