import { formatFen } from "@/lib/core/money";
import { searchShop } from "../actions/search-shop";
import type { Command } from "../command";
import { EXIT } from "../exit-codes";
import { plainText, show, tableText } from "../output";
import { usage } from "../read-words";

export const search: Command = {
  usage: "kumquat search <name …> [--free]",
  does: "asks whether names can be registered, under every suffix that is sold",
  options: { free: { type: "boolean" } },
  async run({ out, shop }, words, values) {
    if (words.length === 0) throw usage("Name what to search for, such as: kumquat search mybrand");
    const { names, unreadable } = await searchShop(shop(), words.join(" "));
    const shown = values.free ? names.filter(({ answer }) => answer === "free") : names;
    shown.sort((a, b) => Number(b.answer === "free") - Number(a.answer === "free") || a.name.localeCompare(b.name));
    show(out, { names: shown, unreadable }, () =>
      tableText([
        ["name", "answer", "register", "renew"],
        ...shown.map(({ name, answer, reason, registerFen, renewFen }) => [
          name,
          reason === undefined ? answer : `${answer} (${reason})`,
          registerFen === null ? "-" : formatFen(registerFen),
          renewFen === null ? "-" : formatFen(renewFen),
        ]),
      ]),
    );
    for (const sentence of unreadable) out.warn(`${plainText(sentence)}\n`);
    return EXIT.done;
  },
};
