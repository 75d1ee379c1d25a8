import { readOwnTokenCall } from "@/components/generated/tokens";
import { capText, leftOf } from "../actions/ask-quote";
import { type Command, textOf } from "../command";
import { EXIT, Failure } from "../exit-codes";
import { languageOf, readToken, saveLogin, shopAddress } from "../login-file";
import { show } from "../output";
import { usage } from "../read-words";
import { askShop } from "../shop";

/** The token comes from the environment or the input, never as an argument: other people of the machine see arguments. */
export const login: Command = {
  usage: "kumquat login --url https://your.shop < token",
  does: "keeps the shop's address and a token (from standard input or KUMQUAT_TOKEN) for the other commands",
  options: { url: { type: "string" } },
  async run({ environment, out, ask, readInput }, words, values) {
    const address = textOf(values.url) ?? environment.KUMQUAT_URL;
    if (!address || words.length > 0) throw usage("Name the shop: kumquat login --url https://your.shop");
    const url = shopAddress(address);
    const typed =
      environment.KUMQUAT_TOKEN ?? (ask ? await ask("Token: ", true) : Buffer.from(await readInput()).toString("utf8"));
    const token = readToken(typed);
    if (token === null)
      throw new Failure(EXIT.notSignedIn, "token.missing", "There is no token. Make one on the website: API access.");
    const own = await askShop({ url, token, language: languageOf(environment) }, readOwnTokenCall, {});
    const file = saveLogin(environment, { url, token });
    const { name, cap } = own;
    show(out, { url, file, token: own }, () => {
      const money = cap ? `It can spend ${capText(leftOf(cap))}.` : "It can't buy.";
      return `Signed in to ${url} with the token "${name}". ${money}\nKept in ${file}.`;
    });
    return EXIT.done;
  },
};
